import type { Decision } from '../domain/answer.js';
import type { Mode, Verdict } from './decide.js';
import { fileKind } from './file-kinds.js';
import { FileDraft, type Draft } from './merge.js';
import type { Piece } from './piece.js';
import { shapeOf } from './hcl-shape.js';

/** The files put together, by path, and what was decided on the way. */
export interface Assembly {
  readonly files: ReadonlyMap<string, Draft>;
  readonly decisions: readonly Decision[];
}

/** Joins pieces of the same name into files, in the answer's order. */
export function assemble(verdicts: readonly Verdict[], mode: Mode): Assembly {
  const files = new Map<string, FileDraft>();
  const decisions: Decision[] = [];
  for (const { piece, path, reason } of verdicts) {
    if (path === null) {
      decisions.push(decision(piece, 'left-out', piece.name?.path ?? null, reason));
      continue;
    }
    const draft = draftOf(piece, path, mode);
    const file = files.get(path);
    if (file === undefined) {
      files.set(path, new FileDraft(draft));
      decisions.push(decision(piece, 'taken', path, notes(reason, piece, draft)));
      continue;
    }
    const merged = fileKind(path) === 'terraform' ? file.addHcl(draft) : file.addOther(draft);
    decisions.push(decision(piece, merged.action, path, notes(`${reason}; ${merged.reason}`, piece, draft)));
  }
  return { files: new Map([...files].map(([path, file]) => [path, file.draft()] as const)), decisions };
}

interface PieceDraft extends Draft {
  readonly removed: number;
}

/** A piece's own lines; in lenient mode without the prose between its blocks. */
function draftOf(piece: Piece, path: string, mode: Mode): PieceDraft {
  const draft = { lines: piece.lines, start: piece.start, end: piece.end, removed: 0 };
  if (mode === 'strict' || fileKind(path) !== 'terraform' || piece.shape === null) return draft;
  const stray = new Set(piece.shape.stray.filter((line) => isProse(piece.lines[line] ?? '')));
  const lines = piece.lines.filter((_, index) => !stray.has(index));
  if (stray.size === 0 || shapeOf(lines).blocks.length < piece.shape.blocks.length) return draft;
  return { ...draft, lines, removed: stray.size };
}

/** Text between blocks, as against code that lost its beginning. */
function isProse(line: string): boolean {
  const text = line.trim();
  return (
    !')]}'.includes(text.charAt(0)) &&
    !text.endsWith('{') &&
    !conflictMarks.some((mark) => text.startsWith(mark))
  );
}

const conflictMarks = ['<<<<<<<', '=======', '>>>>>>>'];

function notes(reason: string, piece: Piece, draft: PieceDraft): string {
  const removed = draft.removed > 0 ? [`${draft.removed} lines of prose taken out (lenient)`] : [];
  const conflict = piece.lines.some((line) => line.startsWith('<<<<<<< '))
    ? ['it holds conflict marks of a merge']
    : [];
  return [reason, ...piece.notes, ...removed, ...conflict].join('; ');
}

function decision(piece: Piece, action: string, path: string | null, reason: string): Decision {
  return { startLine: piece.start + 1, endLine: Math.max(piece.end, piece.start + 1), action, path, reason };
}
