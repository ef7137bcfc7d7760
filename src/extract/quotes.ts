import { fenceMark } from './fence-marks.js';

/**
 * Takes the `>` off quoted stretches that hold a fence. A fence left open would make its own lines look quoted (`>` of
 * a shell, a quote in a README): those inside one stay. The number of lines stays the same.
 */
export function unquote(lines: readonly string[]): readonly string[] {
  let out: string[] | null = null;
  let inside = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (!isQuoted(line)) {
      const mark = fenceMark(line);
      if (mark !== null) inside = mark.info !== '' || !inside;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && isQuoted(lines[end] ?? '')) end++;
    const plain = inside ? [] : lines.slice(at, end).map(withoutQuote);
    if (plain.some((text) => fenceMark(text) !== null)) {
      out ??= [...lines];
      for (const [index, text] of plain.entries()) out[at + index] = text;
    }
    at = end - 1;
  }
  return out ?? lines;
}

function isQuoted(line: string): boolean {
  return line.trimStart().startsWith('>');
}

function withoutQuote(line: string): string {
  const at = line.indexOf('>') + 1;
  return line.slice(line.charAt(at) === ' ' ? at + 1 : at);
}
