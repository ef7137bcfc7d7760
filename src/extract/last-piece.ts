import type { Verdict } from './decide.js';
import { isBlank } from './lines.js';
import type { LastPiece } from './outcome.js';
import { labelKind } from './labels.js';
import type { Piece } from './piece.js';

/** The piece that the answer ends with: the last of those taken, or HCL left out that was cut short behind them. */
export function lastPiece(
  verdicts: readonly Verdict[],
  lines: readonly string[],
  end: number,
): LastPiece | null {
  let last: Verdict | null = null;
  for (const verdict of verdicts) {
    const counts = verdict.path !== null || isCutShort(verdict.piece);
    if (counts && (last === null || verdict.piece.end >= last.piece.end)) last = verdict;
  }
  if (last === null) return null;
  const { piece, path } = last;
  const after = lines.slice(piece.end, end);
  return {
    path: path ?? 'A file without a name',
    lines: piece.lines,
    shape: piece.shape,
    fence: piece.fence,
    last: after.every((line) => isBlank(line) || isMarks(line.trim())),
  };
}

/** HCL that stops in the middle, or, in a fence that was never closed, before it begins. */
function isCutShort(piece: Piece): boolean {
  if (piece.fence === 'interrupted') return false;
  if ((piece.shape?.open ?? null) !== null) return true;
  return (
    piece.fence === 'unclosed' && labelKind(piece.label) === 'hcl' && (piece.shape?.blocks.length ?? 0) === 0
  );
}

function isMarks(line: string): boolean {
  return line.startsWith('```') || line.startsWith('~~~');
}
