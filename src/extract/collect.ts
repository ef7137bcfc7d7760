import type { Decision } from '../domain/answer.js';
import { addedPieces } from './added-files.js';
import { classify, type Content } from './classify.js';
import { chooseName } from './choose-name.js';
import { placeFences, type PlacedFence } from './context.js';
import { scanFences, type Fence, type Item, type Scan } from './fences.js';
import { isConfiguration } from './file-kinds.js';
import { heredocFiles } from './heredoc-files.js';
import { shapeOf, terraformBlocks } from './hcl-shape.js';
import { barePieces } from './bare.js';
import { jsonPieces } from './json-answer.js';
import { limits } from './limits.js';
import type { Piece } from './piece.js';
import type { Segment } from './segments.js';
import { splitFiles } from './split.js';
import { fileTag } from './tags.js';

export interface Collected {
  readonly pieces: readonly Piece[];
  /** What was not looked at, because there is too much of it. */
  readonly decisions: readonly Decision[];
}

/** Everything in the chosen parts of an answer that may be a file, in order. */
export function collectPieces(lines: readonly string[], segments: readonly Segment[]): Collected {
  const scans = segments.map((segment) => scanFences(lines, segment.start, segment.end));
  const pieces = findPieces(lines, segments, scans).sort((a, b) => a.start - b.start);
  const decisions = scans.flatMap(({ beyond }) =>
    beyond === null ? [] : tooMany(beyond.line, lines.length, `at most ${limits.fences} fences are read`),
  );
  const first = pieces[limits.pieces];
  if (first === undefined) return { pieces, decisions };
  const more = `at most ${limits.pieces} pieces are decided on; there are more`;
  return {
    pieces: pieces.slice(0, limits.pieces),
    decisions: [...decisions, ...tooMany(first.start, lines.length, more)],
  };
}

function tooMany(line: number, end: number, reason: string): Decision[] {
  return [
    {
      startLine: line + 1,
      endLine: end,
      action: 'left-out',
      path: null,
      reason: `beyond the limit: ${reason}`,
    },
  ];
}

function findPieces(lines: readonly string[], segments: readonly Segment[], scans: readonly Scan[]): Piece[] {
  const fenced = scans.flatMap(({ items }) => placeFences(items, lines).flatMap(readFence));
  if (!fenced.some(holdsTerraform)) {
    const inner = insideDocuments(
      lines,
      scans.flatMap(({ items }) => items),
    );
    if (inner.some(holdsTerraform)) return inner;
  }
  const bare = scans.flatMap(({ items }) => barePieces(items, lines));
  const all = [...fenced, ...bare];
  if (all.some((piece) => holdsTerraform(piece) || isConfiguration(piece.name?.path ?? ''))) return all;
  const json = jsonPieces(lines, segments, fenced);
  return json.some(holdsTerraform) ? json : all;
}

function holdsTerraform(piece: Piece): boolean {
  return piece.shape !== null && terraformBlocks(piece.shape).length > 0;
}

/** An answer that is fenced as a whole: its own fences or tags are inside a document. */
function insideDocuments(lines: readonly string[], items: readonly Item[]): Piece[] {
  const documents = items.flatMap((item) =>
    item.kind === 'fence' && (item.fence.nested || item.fence.lines.some((line) => fileTag(line) !== null))
      ? [item.fence]
      : [],
  );
  return documents.flatMap((fence) => {
    const inner = scanFences(lines, fence.start, fence.start + fence.lines.length);
    return placeFences(inner.items, lines).flatMap(readFence);
  });
}

/** The pieces of one fence: one as a rule, more where it holds several files or writes them by shell commands. */
function readFence(placed: PlacedFence): Piece[] {
  const { fence, context } = placed;
  const content = classify(fence);
  const name = chooseName(fence, content, context);
  const whole: Piece = {
    lines: fence.lines,
    start: fence.start,
    end: fence.start + fence.lines.length,
    label: fence.label,
    kind: content.kind,
    shape: content.shape,
    name,
    context,
    fence: fence.end,
    notes: fence.glued ? ['marks stood on a line of code'] : [],
  };
  if (content.kind === 'diff') return addedPieces(whole) ?? [whole];
  if (content.kind === 'commands' || (content.kind === 'script' && name === null)) return shellPieces(whole);
  return splitPiece(whole, fence, content);
}

function shellPieces(whole: Piece): Piece[] {
  const files = heredocFiles(whole.lines);
  const rest = files.length === 0 || whole.name !== null ? [whole] : [];
  if (whole.name !== null) return rest;
  const parts = files.map((file): Piece => {
    const { kind, shape } = classify({ label: '', info: '', lines: file.lines });
    return {
      ...whole,
      lines: file.lines,
      start: whole.start + file.start,
      end: whole.start + file.end,
      kind: kind === 'commands' ? 'script' : kind,
      shape,
      name: { path: file.path, source: 'heredoc' },
      fence: file.closed ? 'closed' : whole.fence,
    };
  });
  return [...rest, ...parts];
}

function splitPiece(whole: Piece, fence: Fence, content: Content): Piece[] {
  if (content.shape === null) return [whole];
  const source = whole.name?.source;
  const outside =
    source === 'info' || source === 'heading' || source === 'label' ? (whole.name?.path ?? null) : null;
  const parts = splitFiles(fence.lines, content.shape, outside);
  if (parts === null) return [whole];
  return parts.slice(0, limits.pieces + 1).map((part): Piece => {
    const lines = fence.lines.slice(part.start, part.end);
    const shape = shapeOf(lines);
    return {
      ...whole,
      lines,
      start: whole.start + part.start,
      end: whole.start + part.end,
      shape,
      kind: shape.blocks.length > 0 ? 'hcl' : shape.attributes.length > 0 ? 'assignments' : 'text',
      name:
        part.path === null
          ? whole.name?.source === 'comment'
            ? null
            : whole.name
          : { path: part.path, source: 'marker' },
      notes: [...whole.notes, 'one of several files in a fence'],
    };
  });
}
