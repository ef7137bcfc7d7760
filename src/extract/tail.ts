import { captionOf } from './captions.js';
import { shapeOf } from './hcl-shape.js';
import { labelKind } from './labels.js';
import { headingOf, isBlank } from './lines.js';
import { isProseLine } from './prose.js';

/**
 * How many lines of a fence that was never closed are code: prose, headings and file names at its end belong to what
 * follows. A block that is open there keeps everything up to the prose.
 */
export function codeLength(lines: readonly string[], label: string): number {
  const kind = labelKind(label);
  if (kind !== 'hcl' && kind !== 'text') return withoutProseEnd(lines, 0);
  const shape = shapeOf(lines);
  if (shape.open !== null) return withoutProseEnd(lines, shape.open + 1);
  const last = Math.max(-1, ...[...shape.blocks, ...shape.attributes].map((item) => item.end));
  // The first line may be the file's own name.
  if (last === -1) return withoutProseEnd(lines, lines.findIndex((line) => !isBlank(line)) + 1);
  const after = lines.slice(last + 1).findIndex((line) => !isBlank(line) && endsCode(line));
  return after === -1 ? lines.length : last + 1 + after;
}

function endsCode(line: string): boolean {
  const trimmed = line.trim();
  if (trimmed.startsWith('//') || trimmed.startsWith('/*')) return false;
  const heading = headingOf(line);
  if (heading === null) return !trimmed.startsWith('#');
  return heading.level > 1 || captionOf(line, 0)?.path !== null;
}

/** Goes up from the end while lines are prose, headings or blank. */
function withoutProseEnd(lines: readonly string[], stop: number): number {
  let cut = lines.length;
  for (let at = lines.length - 1; at >= stop; at--) {
    const line = lines[at] ?? '';
    if (isBlank(line)) continue;
    const caption = headingOf(line) === null ? null : captionOf(line, at);
    const named = caption?.path !== undefined && caption.path !== null;
    if (isProseLine(line) || named || isLabel(line)) cut = at;
    else if (!line.trim().startsWith('#')) break;
  }
  while (cut > 0 && cut < lines.length && isBlank(lines[cut - 1] ?? '')) cut--;
  return cut;
}

function isLabel(line: string): boolean {
  const caption = captionOf(line, 0);
  return caption?.kind === 'label' && caption.path !== null && !line.includes('=');
}
