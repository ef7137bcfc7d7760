import { plainPath } from './file-names.js';
import { heredocMarker } from './lines.js';

/** A file that a shell command writes. Lines count from 0, the end is exclusive. */
export interface HeredocFile {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
  readonly closed: boolean;
}

/** Finds `cat > path <<'EOF'`, `cat <<EOF > path` and `tee path <<EOF` in shell text. */
export function heredocFiles(lines: readonly string[]): HeredocFile[] {
  const found: HeredocFile[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const path = targetOf(line);
    const marker = path === null ? null : heredocMarker(line);
    if (path === null || marker === null) continue;
    let end = at + 1;
    while (end < lines.length && (lines[end] ?? '').trim() !== marker) end++;
    const text = lines.slice(at + 1, end);
    found.push({
      path,
      start: at + 1,
      end,
      lines: line.includes('<<-') ? text.map(withoutTabs) : text,
      closed: end < lines.length,
    });
    at = end;
  }
  return found;
}

function targetOf(line: string): string | null {
  if (line.length > 400 || !line.includes('<<')) return null;
  const parts = line
    .trim()
    .split(' ')
    .filter((part) => part !== '');
  const command = parts[0] === 'sudo' ? parts[1] : parts[0];
  if (command !== 'cat' && command !== 'tee') return null;
  const redirect = parts.findIndex((part) => part.startsWith('>'));
  const written = redirect === -1 ? parts.slice(1).find(isPlainWord) : afterRedirect(parts, redirect);
  if (written === undefined || (redirect === -1 && command === 'cat')) return null;
  if (written.startsWith('/') || written.startsWith('~')) return null;
  return plainPath(unquote(written));
}

function afterRedirect(parts: readonly string[], at: number): string | undefined {
  let rest = parts[at] ?? '';
  while (rest.startsWith('>')) rest = rest.slice(1);
  return rest === '' ? parts[at + 1] : rest;
}

function isPlainWord(part: string): boolean {
  return !part.startsWith('-') && !part.startsWith('<') && !part.startsWith('>');
}

function unquote(text: string): string {
  const quote = text.charAt(0);
  return (quote === '"' || quote === "'") && text.endsWith(quote) ? text.slice(1, -1) : text;
}

function withoutTabs(line: string): string {
  let at = 0;
  while (line.charAt(at) === '\t') at++;
  return line.slice(at);
}
