import { terraformBlocks } from './hcl-shape.js';
import { isSurelyNamed, type Piece } from './piece.js';

/** What the pieces of one name have in common. */
export interface Namesakes {
  /** Those that have their name from where files are named, in order. */
  readonly sure: readonly Piece[];
  readonly all: readonly Piece[];
  /** Lines of the longest one. */
  readonly longest: number;
  /** Most blocks that one of them has. */
  readonly mostBlocks: number;
  /** For each thing declared, the first piece that does, and how many sure ones do. */
  readonly declared: ReadonlyMap<string, { readonly first: Piece; readonly sure: number }>;
}

/** All pieces by name, and how much Terraform they hold, counted once. */
export interface Survey {
  readonly namesakes: ReadonlyMap<string, Namesakes>;
  readonly blocks: number;
}

export function surveyPieces(pieces: readonly Piece[]): Survey {
  const groups = new Map<string, Piece[]>();
  let blocks = 0;
  for (const piece of pieces) {
    blocks += blocksOf(piece);
    if (piece.name === null) continue;
    const group = groups.get(piece.name.path);
    if (group === undefined) groups.set(piece.name.path, [piece]);
    else group.push(piece);
  }
  return { blocks, namesakes: new Map([...groups].map(([path, group]) => [path, survey(group)] as const)) };
}

function survey(all: readonly Piece[]): Namesakes {
  const declared = new Map<string, { first: Piece; sure: number }>();
  for (const piece of all) {
    for (const id of idsOf(piece)) {
      const entry = declared.get(id) ?? { first: piece, sure: 0 };
      if (isSurelyNamed(piece)) entry.sure++;
      declared.set(id, entry);
    }
  }
  return {
    all,
    sure: all.filter(isSurelyNamed),
    longest: all.reduce((most, piece) => Math.max(most, piece.lines.length), 0),
    mostBlocks: all.reduce((most, piece) => Math.max(most, blocksOf(piece)), 0),
    declared,
  };
}

/** Blocks of Terraform in a piece. */
export function blocksOf(piece: Piece): number {
  return piece.shape === null ? 0 : terraformBlocks(piece.shape).length;
}

/** What a piece declares, each once. */
export function idsOf(piece: Piece): string[] {
  return [...new Set(piece.shape?.blocks.flatMap((block) => block.id ?? []) ?? [])];
}
