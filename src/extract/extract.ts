import type { AnswerFile, Decision, Extraction, FinishReason, RefusedFile } from '../domain/answer.js';
import { acceptFiles } from './accept-files.js';
import { assemble } from './assemble.js';
import { collectPieces } from './collect.js';
import { decidePieces, type Mode } from './decide.js';
import { isConfiguration } from './file-kinds.js';
import { wrappedText } from './json-answer.js';
import { splitLines } from './lines.js';
import { applyModuleHeadings } from './module-headings.js';
import { limits } from './limits.js';
import { lastPiece } from './last-piece.js';
import type { Draft } from './merge.js';
import { judgeFiles, judgeNothing, type Judged } from './outcome.js';
import { placeFiles } from './place.js';
import { chooseRoot } from './root.js';
import { unquote } from './quotes.js';
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
  const { drafts, cutAt, decisions, judge } = readAnswer(text, options);
  const { files, refused, lines } = acceptFiles(drafts, cutAt);
  const judged = judge(files, refused);
  if (!files.some((file) => isConfiguration(file.path))) {
    return { ...judged, root: '.', files: [], refused, decisions };
  }
  return { ...judged, root: chooseRoot(lines), files, refused, decisions };
}

/** An answer as far as it is the same for a first answer and for a later turn. */
export interface ReadAnswer {
  /** Files by path, before the rules on names and sizes. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Paths of files that the answer gave no name. */
  readonly unnamed: ReadonlySet<string>;
  /** Where reading stopped, if the answer is longer than what is read. */
  readonly cutAt: number | null;
  readonly decisions: readonly Decision[];
  readonly judge: (files: readonly AnswerFile[], refused: readonly RefusedFile[]) => Judged;
}

/** Reads an answer up to its files. See `extract`. */
export function readAnswer(text: string, options: ExtractOptions, later = false): ReadAnswer {
  const mode = options.mode ?? 'strict';
  const wrapped = wrappedText(text);
  const { lines: read, cut } = splitLines(wrapped ?? text);
  const lines = unquote(read);
  const { segments, decisions: parts } = chooseSegments(lines);
  const collected = collectPieces(lines, segments);
  const verdicts = decidePieces(applyModuleHeadings(collected.pieces), mode, later);
  const assembly = assemble(verdicts, mode);
  const placed = placeFiles(assembly.files);
  const settled = settle(placed.files, mode);
  const decisions = [
    ...(wrapped === null ? [] : [unwrapped(lines.length)]),
    ...parts,
    ...collected.decisions,
    ...assembly.decisions,
    ...placed.decisions,
    ...settled.decisions,
    ...tooLong(cut, lines.length),
  ];
  return {
    drafts: settled.files,
    unnamed: new Set(
      verdicts.flatMap(({ piece, path }) => (path === null || piece.name !== null ? [] : [path])),
    ),
    cutAt: cut ? lines.length : null,
    decisions: decisions.sort((a, b) => a.startLine - b.startLine),
    judge: (files, refused) => {
      const last = cut ? null : lastPiece(verdicts, lines, segments.at(-1)?.end ?? lines.length);
      if (files.some((file) => isConfiguration(file.path))) {
        const judged = judgeFiles(last, files.length, options.finishReason);
        return cut
          ? { ...judged, reason: `${judged.reason} Only its first ${lines.length} lines were read.` }
          : judged;
      }
      const answer = segments.map(({ start, end }) => lines.slice(start, end).join('\n')).join('\n');
      const thought = segments.some(({ start, end }) => end - start < lines.length / 2);
      const refusedFiles = refused.filter((file) => isConfiguration(file.path)).length;
      return judgeNothing({ answer, thought, last, refusedFiles }, options.finishReason);
    },
  };
}

function unwrapped(lines: number): Decision {
  const reason = 'the answer is a string in JSON: lines are counted in its text';
  return { startLine: 1, endLine: lines, action: 'unwrapped', path: null, reason };
}

function tooLong(cut: boolean, lines: number): Decision[] {
  if (!cut) return [];
  return [
    {
      startLine: lines,
      endLine: lines,
      action: 'left-out',
      path: null,
      reason: `beyond the limit: at most ${limits.answerLines} lines and ${limits.answerChars} characters are read`,
    },
  ];
}
