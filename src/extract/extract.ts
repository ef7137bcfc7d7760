import type { Decision, Extraction, FinishReason } from '../domain/answer.js';
import { acceptFiles } from './accept-files.js';
import { assemble } from './assemble.js';
import { collectPieces } from './collect.js';
import { decidePieces, type Mode } from './decide.js';
import { isConfiguration } from './file-kinds.js';
import { splitLines } from './lines.js';
import { applyModuleHeadings } from './module-headings.js';
import { lastPiece } from './last-piece.js';
import { judgeFiles, judgeNothing } from './outcome.js';
import { placeFiles } from './place.js';
import { chooseRoot } from './root.js';
import { chooseSegments } from './segments.js';
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
  const verdicts = decidePieces(applyModuleHeadings(collectPieces(lines, segments)), mode);
  const assembly = assemble(verdicts, mode);
  const placed = placeFiles(assembly.files);
  const settled = settle(placed.files, mode);
  const { files, refused, lines: texts } = acceptFiles(settled.files);
  const root = chooseRoot(texts);
  const decisions = [
    ...parts,
    ...assembly.decisions,
    ...placed.decisions,
    ...settled.decisions,
    ...tooLong(cut, lines.length),
  ];
  decisions.sort((a, b) => a.startLine - b.startLine);
  const base = { refused, decisions };
  const last = cut ? null : lastPiece(verdicts, lines, segments.at(-1)?.end ?? lines.length);
  if (files.some((file) => isConfiguration(file.path))) {
    const judged = judgeFiles(last, files.length, options.finishReason);
    const reason = cut ? `${judged.reason} Only its first ${lines.length} lines were read.` : judged.reason;
    return { outcome: judged.outcome, reason, root, files, ...base };
  }
  const answer = segments.map((segment) => lines.slice(segment.start, segment.end).join('\n')).join('\n');
  const nothing = {
    answer,
    thought: answer.length < text.length / 2,
    last,
    refusedFiles: refused.filter((file) => isConfiguration(file.path)).length,
  };
  return { ...judgeNothing(nothing, options.finishReason), root: '.', files: [], ...base };
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
