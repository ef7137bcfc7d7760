import { onlyAdded } from './added-files.js';
import { decideUnnamed } from './decide-unnamed.js';
import { readSigns, type Signs } from './examples.js';
import { fileKind } from './file-kinds.js';
import { isSurelyNamed, type Piece } from './piece.js';
import { blocksOf, idsOf, surveyPieces, type Namesakes, type Survey } from './survey.js';

export type Mode = 'strict' | 'lenient';

/** A piece with what becomes of it. `path` is null where it is left out. */
export interface Verdict {
  readonly piece: Piece;
  readonly path: string | null;
  readonly reason: string;
}

/**
 * Decides for every piece whether it is a file, and under which name. Later steps join and place them.
 *
 * @param later true for a later turn, where a variable alone can be all that changes.
 */
export function decidePieces(pieces: readonly Piece[], mode: Mode, later = false): Verdict[] {
  const possible = pieces.filter((piece) => neverFile(piece) === null);
  const survey = surveyPieces(possible);
  const named = pieces.map((piece) => decideNamed(piece, survey));
  return decideUnnamed(named, mode, later);
}

/** Pieces without a name come back without a reason, to be decided once all named ones are known. */
function decideNamed(piece: Piece, survey: Survey): Verdict {
  const never = neverFile(piece);
  if (never !== null) return { piece, path: null, reason: never };
  const namesakes = piece.name === null ? undefined : survey.namesakes.get(piece.name.path);
  if (piece.name === null || namesakes === undefined) return { piece, path: null, reason: '' };
  const signs = readSigns(piece.context, piece.lines, piece.shape);
  const against = isSurelyNamed(piece)
    ? whyNotSure(piece, signs, namesakes, survey)
    : whyNotWeak(piece, signs, namesakes);
  if (against !== null) return { piece, path: null, reason: against };
  return { piece, path: piece.name.path, reason: `named by ${sourceTexts[piece.name.source]}` };
}

const sourceTexts = {
  info: 'the fence’s own line',
  heading: 'the heading over it',
  label: 'the line over it',
  comment: 'its first comment',
  marker: 'a file name on a line of its own',
  heredoc: 'the shell command that writes it',
  json: 'its name in the JSON of the answer',
  parent: 'a heading further up',
  same: 'the heading of the fence before it',
  sentence: 'the sentence before it',
} as const;

function neverFile(piece: Piece): string | null {
  const sure = piece.name !== null && isSurelyNamed(piece);
  if (piece.kind === 'empty') return sure && piece.fence === 'closed' ? null : 'it is empty';
  if (piece.kind === 'tree') return 'a directory tree, not a file';
  if (piece.kind === 'diff') return 'a diff, not a file';
  if (piece.kind === 'commands' && (!sure || runsItself(piece))) return 'shell commands, not a file';
  return null;
}

/** Commands that run the very script the heading names. */
function runsItself(piece: Piece): boolean {
  const name = piece.name?.path.split('/').at(-1) ?? '';
  return (
    piece.lines.length < 6 && piece.lines.some((line) => line.includes(name) && !line.trim().startsWith('#'))
  );
}

/** Reasons against a piece that stands where whole files stand. */
function whyNotSure(piece: Piece, signs: Signs, namesakes: Namesakes, survey: Survey): string | null {
  const { sure } = namesakes;
  const largest = piece.lines.length >= namesakes.longest;
  if (signs.wrong !== null && !largest && sure.length > 1 && hasRival(piece, namesakes)) {
    return `shown as the version to be replaced ("${signs.wrong}")`;
  }
  const isMost = blocksOf(piece) * 2 > survey.blocks;
  if (signs.elided === 'in code' && (sure.length > 1 || !isMost))
    return 'parts of it are left out with "..."';
  const later = sure[0] !== piece && sure.length > 1;
  if (
    later &&
    ['option', 'alternative', 'alternatively'].includes(signs.section ?? '') &&
    hasRival(piece, namesakes)
  ) {
    return `an alternative ("${signs.section}") to what is given above`;
  }
  if (sure.length > 1 && piece.notes.includes(onlyAdded)) return 'a diff of a file that is given elsewhere';
  if (later && signs.elided !== null && !largest) return 'a fragment: parts of it are left out';
  if (later && signs.usage !== null && !largest) return `an example ("${signs.usage}")`;
  if (signs.usage !== null && signs.elided !== null && piece.name?.source === 'comment') {
    return `an example ("${signs.usage}") with parts left out`;
  }
  return null;
}

/** True where another piece of the name declares some same thing, or it is no Terraform at all. */
function hasRival(piece: Piece, namesakes: Namesakes): boolean {
  return piece.shape === null || idsOf(piece).some((id) => (namesakes.declared.get(id)?.sure ?? 0) > 1);
}

/** Reasons against a piece whose name comes from a sentence or from what stands before it. */
function whyNotWeak(piece: Piece, signs: Signs, namesakes: Namesakes): string | null {
  if (signs.wrong !== null) return `shown as a mistake or as the state before ("${signs.wrong}")`;
  if (signs.elided !== null) return 'a fragment: parts of it are left out';
  const first = namesakes.all[0] === piece;
  const isValues = fileKind(piece.name?.path ?? '') === 'variables';
  const usage = signs.usage ?? signs.section;
  if (usage !== null && !isValues && !(first && piece.name?.source === 'parent'))
    return `an example ("${usage}")`;
  if (piece.kind === 'assignments' && !isValues) return 'settings without a block, not a part of the file';
  if (piece.shape === null && !first) return 'an excerpt from or a note on a file given above';
  if (piece.kind === 'hcl' && declaresNothingNew(piece, namesakes)) {
    return 'an excerpt: everything in it is declared above';
  }
  return null;
}

function declaresNothingNew(piece: Piece, namesakes: Namesakes): boolean {
  const blocks = piece.shape?.blocks ?? [];
  if (blocks.length >= namesakes.mostBlocks || blocks.some((block) => block.id === null)) return false;
  return idsOf(piece).every((id) => (namesakes.declared.get(id)?.first ?? piece) !== piece);
}
