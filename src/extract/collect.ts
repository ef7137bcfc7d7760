import { classify, type Content } from './classify.js';
import { chooseName } from './choose-name.js';
import { placeFences, type PlacedFence } from './context.js';
import { scanFences, type Fence, type Item } from './fences.js';
import { heredocFiles } from './heredoc-files.js';
import { shapeOf, terraformBlocks } from './hcl-shape.js';
import { barePieces } from './bare.js';
import { limits } from './limits.js';
import type { Piece } from './piece.js';
import type { Segment } from './segments.js';
import { splitFiles } from './split.js';

/** Everything in the chosen parts of an answer that may be a file, in order. */
export function collectPieces(lines: readonly string[], segments: readonly Segment[]): Piece[] {
  const items = segments.map((segment) => scanFences(lines, segment.start, segment.end));
  const pieces = items.flatMap((list) => placeFences(list, lines).flatMap(readFence));
  const inner = pieces.some(holdsTerraform) ? [] : insideDocuments(lines, items.flat());
  if (inner.some(holdsTerraform)) return inner;
  const bare = items.flatMap((list) => barePieces(list, lines));
  return [...pieces, ...bare].sort((a, b) => a.start - b.start).slice(0, limits.pieces);
}

function holdsTerraform(piece: Piece): boolean {
  return piece.shape !== null && terraformBlocks(piece.shape).length > 0;
}

/** An answer that is fenced as a whole: its own fences are inside a document. */
function insideDocuments(lines: readonly string[], items: readonly Item[]): Piece[] {
  const documents = items.flatMap((item) => (item.kind === 'fence' && item.fence.nested ? [item.fence] : []));
  return documents.flatMap((fence) => {
    const inner = scanFences(lines, fence.start, fence.start + fence.lines.length);
    return placeFences(inner, lines).flatMap(readFence);
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
  return parts.map((part): Piece => {
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
