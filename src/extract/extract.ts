import type { AnswerFile, Decision, Extraction, FinishReason, RefusedFile } from '../domain/answer.js';
import { acceptFiles } from './accept-files.js';
import { assemble } from './assemble.js';
import { collectPieces } from './collect.js';
import { decidePieces, type Mode, type Verdict } from './decide.js';
import { isConfiguration } from './file-kinds.js';
import { isBlank, splitLines } from './lines.js';
import { judgeFiles, judgeNothing, type LastPiece } from './outcome.js';
import { placeFiles } from './place.js';
import { chooseRoot } from './root.js';
import { chooseSegments, type Segment } from './segments.js';
import { settle } from './settle.js';

export interface ExtractOptions {
  /** How the model ended its answer, where that is known. */
  readonly finishReason?: FinishReason;
  /** @default 'strict' */
  readonly mode?: Mode;
}

/**
 * Takes the files out of a model's answer. `strict` gives what a person copying by name would get; `lenient` also takes
 * complete configuration without a name and drops prose inside a file. Pure; never throws; linear in the answer's length.
 * A block that was cut short is never closed.
 */
export function extract(text: string, options: ExtractOptions = {}): Extraction {
  const mode = options.mode ?? 'strict';
  const { lines, cut } = splitLines(text);
  const { segments, decisions: parts } = chooseSegments(lines);
  const verdicts = decidePieces(collectPieces(lines, segments), mode);
  const assembly = assemble(verdicts, mode);
  const placed = placeFiles(assembly.files);
  const settled = settle(placed.files, mode);
  const { files, refused } = acceptFiles(settled.files);
  const root = chooseRoot(new Map(files.map((file) => [file.path, file.text.split('\n')] as const)));
  const decisions = [
    ...parts,
    ...assembly.decisions,
    ...placed.decisions,
    ...settled.decisions,
    ...tooLong(cut, lines.length),
  ];
  decisions.sort((a, b) => a.startLine - b.startLine);
  const base = { refused, decisions };
  if (!files.some((file) => isConfiguration(file.path))) {
    const answer = segments.map((segment) => lines.slice(segment.start, segment.end).join('\n')).join('\n');
    const thought = answer.length < text.length / 2;
    return {
      ...judgeNothing(answer, thought, options.finishReason, refusedConfiguration(refused)),
      root: '.',
      files: [],
      ...base,
    };
  }
  const last = lastPiece(verdicts, lines, segments);
  return { ...judgeFiles(last, files.length, options.finishReason), root, files, ...base };
}

function refusedConfiguration(refused: readonly RefusedFile[]): number {
  return refused.filter((file) => isConfiguration(file.path)).length;
}

function tooLong(cut: boolean, lines: number): Decision[] {
  if (!cut) return [];
  return [
    {
      startLine: lines,
      endLine: lines,
      action: 'left-out',
      path: null,
      reason: 'the answer is longer than what is read',
    },
  ];
}

function lastPiece(
  verdicts: readonly Verdict[],
  lines: readonly string[],
  segments: readonly Segment[],
): LastPiece | null {
  const taken = verdicts.filter((verdict) => verdict.path !== null);
  const last = taken.reduce<Verdict | undefined>(
    (found, one) => (found === undefined || one.piece.end > found.piece.end ? one : found),
    undefined,
  );
  if (last?.path === undefined || last.path === null) return null;
  const { piece } = last;
  const end = segments.at(-1)?.end ?? lines.length;
  const after = lines
    .slice(piece.end, end)
    .every((line) => isBlank(line) || line.trim().startsWith('```') || line.trim() === '~~~');
  return { path: last.path, lines: piece.lines, shape: piece.shape, fence: piece.fence, last: after };
}

export type { AnswerFile };
