import { classify } from './classify.js';
import { plainPath } from './file-names.js';
import { labelFor } from './labels.js';
import { extensionOf } from './file-kinds.js';
import { isBlank } from './lines.js';
import type { Piece } from './piece.js';

/** The files that a diff in a fence adds, as pieces; null where it changes something, or its lines have no name. */
export function addedPieces(diff: Piece): Piece[] | null {
  const files = addedFiles(diff.lines);
  if (files === null || (files.length > 1 && files.some((file) => file.path === null))) return null;
  return files.map((file): Piece => {
    const given = file.path ?? diff.name?.path ?? '';
    const label = labelFor(extensionOf(given));
    const { kind, shape } = classify({ label, info: '', lines: file.lines });
    return {
      ...diff,
      lines: file.lines,
      start: diff.start + file.start,
      end: diff.start + file.end,
      label,
      kind,
      shape,
      name: file.path === null ? diff.name : { path: file.path, source: 'info' },
      notes: [...diff.notes, file.path === null ? onlyAdded : 'a new file written as a diff'],
    };
  });
}

/** Note on lines that are marked as added, to a file that the diff does not name. */
export const onlyAdded = 'every line is marked as added';

/** A file that a diff adds as a whole. Lines count from 0, the end is exclusive. */
interface AddedFile {
  /** Null where the diff has no header. */
  readonly path: string | null;
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * The files of a diff that holds nothing but new ones: every line of them is marked `+`. Null where a line is taken
 * away or stays, for then it is a change of something that is not known here.
 */
function addedFiles(lines: readonly string[]): AddedFile[] | null {
  const files: AddedFile[] = [];
  let path: string | null = null;
  let start = 0;
  let text: string[] = [];
  const end = (at: number): void => {
    const last = text.findLastIndex((line) => !isBlank(line));
    if (last !== -1) files.push({ path, start, end: at, lines: text.slice(0, last + 1) });
    text = [];
    start = at;
  };
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('--- ') || line.startsWith('diff ')) {
      if (line.startsWith('--- ') && !line.includes('/dev/null')) return null;
      end(at);
    } else if (line.startsWith('+++ ')) {
      end(at);
      const name = line.slice(4).trim();
      path = plainPath(name.startsWith('b/') ? name.slice(2) : name);
      start = at + 1;
    } else if (isHeader(line)) {
      if (line.startsWith('@@') && !line.includes('-0,0')) return null;
    } else if (line.startsWith('+')) text.push(line.slice(1));
    else if (isBlank(line)) text.push('');
    else return null;
  }
  end(lines.length);
  return files.length === 0 ? null : files;
}

const headers = ['@@', 'index ', 'new file mode', '\\ No newline', 'similarity index'];

function isHeader(line: string): boolean {
  return headers.some((header) => line.startsWith(header));
}
