import type { ContentKind } from './classify.js';
import type { Context } from './context.js';
import type { FenceEnd } from './fences.js';
import type { HclShape } from './hcl-shape.js';

/** What named a piece. `parent`: the heading above its own heading; `same`: the name of the fence before it. */
export type NameSource =
  'info' | 'heading' | 'label' | 'comment' | 'marker' | 'heredoc' | 'json' | 'parent' | 'same' | 'sentence';

export interface PieceName {
  readonly path: string;
  readonly source: NameSource;
}

/** A piece of the answer that may be a file or a part of one. */
export interface Piece {
  readonly lines: readonly string[];
  /** Lines of the answer, counted from 0, the end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly kind: ContentKind;
  readonly shape: HclShape | null;
  readonly name: PieceName | null;
  readonly context: Context;
  /** How its fence ended; `bare` outside fences. */
  readonly fence: FenceEnd | 'bare';
  /** Text beside the decision, where reading the piece took more than the fence: glued marks, split files. */
  readonly notes: readonly string[];
}

/** True where the name stands where names of whole files stand, rather than in a sentence or by position. */
export function isSurelyNamed(piece: Piece): boolean {
  const source = piece.name?.source;
  return source !== undefined && source !== 'sentence' && source !== 'same' && source !== 'parent';
}
