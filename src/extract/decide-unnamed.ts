import type { Mode, Verdict } from './decide.js';
import { readSigns } from './examples.js';
import { baseName, extensionOf, fileKind, folderOf, isConfiguration } from './file-kinds.js';
import { shapeOf, terraformBlocks } from './hcl-shape.js';
import { extensionsOf } from './labels.js';
import type { Piece } from './piece.js';
import { readPaths } from './read-paths.js';
import { declaredNames, dottedNames } from './references.js';
import { blocksOf, idsOf } from './survey.js';

/** What the named files hold, gathered once. */
interface Known {
  readonly taken: readonly Verdict[];
  readonly configuration: readonly Verdict[];
  readonly ids: ReadonlySet<string>;
  /** Lengths of the two longest pieces of configuration, with or without a name. */
  readonly longest: readonly number[];
  /** Names that the files refer to; gathered when first asked for. */
  readonly wanted: () => ReadonlySet<string>;
}

/**
 * Decides the pieces without a name. Strict: where no file of configuration has a name, all unnamed HCL is `main.tf`;
 * beside named files only pieces that outweigh them all are. Lenient: every piece that declares what is nowhere else.
 */
export function decideUnnamed(verdicts: readonly Verdict[], mode: Mode, later: boolean): Verdict[] {
  const known = gather(verdicts);
  const open = verdicts.filter((verdict) => verdict.path === null && verdict.reason === '');
  const whole = open.filter((verdict) => verdict.piece.kind === 'hcl' && isWorthTaking(verdict.piece, known));
  const worth = later || known.configuration.length > 0 || setsUp(whole) ? whole : [];
  const body = new Set(known.configuration.length === 0 ? worth : theBody(worth, known));
  const main = mainPath(known.configuration);
  const result: Verdict[] = [];
  let before: Verdict | null = null;
  let extra = 0;
  for (const verdict of verdicts) {
    const decided = decide(verdict);
    result.push(decided);
    if (decided.path !== null && isConfiguration(decided.path)) before = decided;
  }
  return result;

  function decide(verdict: Verdict): Verdict {
    if (verdict.path !== null || verdict.reason !== '') return verdict;
    if (before !== null && goesOn(verdict.piece, before)) {
      return { ...verdict, path: before.path, reason: 'goes on where the file broke off' };
    }
    if (body.has(verdict)) {
      return { ...verdict, path: main, reason: 'has no name; a single configuration goes into main.tf' };
    }
    if (mode === 'strict') return { ...verdict, reason: whyLeftOut(verdict.piece, worth.includes(verdict)) };
    if (verdict.piece.kind === 'code') return lenientSource(verdict, known);
    if (!worth.includes(verdict)) {
      const part = newBlocks(verdict, known);
      if (part === null) return lenientValues(verdict, known);
      return { ...part, path: `unnamed_${++extra}.tf` };
    }
    const reason = 'has no name, but declares what is nowhere else (lenient)';
    return { ...verdict, path: `unnamed_${++extra}.tf`, reason };
  }
}

function gather(verdicts: readonly Verdict[]): Known {
  const taken = verdicts.filter((verdict) => verdict.path !== null);
  const lengths = verdicts
    .filter((verdict) => verdict.piece.kind === 'hcl' && (verdict.path !== null || verdict.reason === ''))
    .map((verdict) => verdict.piece.lines.length)
    .sort((a, b) => b - a);
  let wanted: ReadonlySet<string> | null = null;
  return {
    taken,
    configuration: taken.filter((verdict) => verdict.path !== null && isConfiguration(verdict.path)),
    ids: new Set(taken.flatMap((verdict) => idsOf(verdict.piece))),
    longest: lengths.slice(0, 2),
    wanted: () => (wanted ??= dottedNames(taken.flatMap((verdict) => verdict.piece.lines))),
  };
}

/** `main.tf` beside the only folder that has configuration. */
function mainPath(configuration: readonly Verdict[]): string {
  const folders = new Set(configuration.map((verdict) => folderOf(verdict.path ?? '')));
  const [only] = folders;
  return folders.size === 1 && only !== undefined && only !== '.' ? `${only}/main.tf` : 'main.tf';
}

/** True where something is set up, or would have been. Outputs and variables alone are remarks on an answer. */
function setsUp(worth: readonly Verdict[]): boolean {
  const kinds = ['resource', 'module', 'data'];
  return worth.some(({ piece }) => {
    const blocks = piece.shape?.blocks ?? [];
    return (piece.shape?.open ?? null) !== null || blocks.some((block) => kinds.includes(block.kind));
  });
}

/** Unnamed pieces that hold more than all named files together: nobody copying would leave them. */
function theBody(worth: readonly Verdict[], known: Known): readonly Verdict[] {
  if (known.configuration.some((verdict) => baseName(verdict.path ?? '') === 'main.tf')) return [];
  const size = (verdicts: readonly Verdict[]): number =>
    verdicts.reduce((sum, { piece }) => sum + piece.lines.length, 0);
  return size(worth) > size(known.configuration) ? worth : [];
}

/** True where unnamed HCL is a part of the configuration: whole, not an example, and not declared elsewhere. */
function isWorthTaking(piece: Piece, known: Known): boolean {
  const signs = readSigns(piece.context, piece.lines, piece.shape);
  if (signs.elided === 'in code' || blocksOf(piece) === 0) return false;
  const [first = 0, second = 0] = known.longest;
  if (piece.lines.length === first && second < first) return true;
  if (signs.wrong !== null || signs.elided !== null) return false;
  if (idsOf(piece).some((id) => known.ids.has(id))) return false;
  if ((signs.usage ?? signs.section) === null || piece.shape === null) return true;
  return declaredNames(piece.shape).some((name) => known.wanted().has(name));
}

/**
 * The blocks of an unnamed piece that are declared nowhere else, where others of it are; null where it declares nothing
 * new, or is an example, a fragment or cut short. What stands between the blocks goes with what is left out.
 */
function newBlocks(verdict: Verdict, known: Known): Verdict | null {
  const { piece } = verdict;
  const { shape } = piece;
  if (piece.kind !== 'hcl' || shape?.open !== null) return null;
  const signs = readSigns(piece.context, piece.lines, shape);
  if ([signs.wrong, signs.elided, signs.usage, signs.section].some((sign) => sign !== null)) return null;
  const fresh = terraformBlocks(shape).filter(
    ({ id, complete }) => complete && id !== null && !known.ids.has(id),
  );
  if (fresh.length === 0) return null;
  const lines = fresh.flatMap((block) => piece.lines.slice(block.start, block.end + 1));
  const rest = shape.blocks.length - fresh.length;
  const reason = `has no name; ${fresh.length} of its blocks are declared nowhere else, ${rest} others are left out (lenient)`;
  return { piece: { ...piece, lines, shape: shapeOf(lines) }, path: null, reason };
}

/** True for the rest of a file that broke off in the fence before. */
function goesOn(piece: Piece, before: Verdict): boolean {
  const { shape } = before.piece;
  if ((shape?.open ?? null) === null || piece.kind === 'text') return false;
  const first = piece.lines.find((line) => line.trim() !== '') ?? '';
  return first.startsWith(' ') || first.trim().startsWith('}') || (piece.shape?.stray.length ?? 0) > 0;
}

function whyLeftOut(piece: Piece, worth: boolean): string {
  if (worth) return 'it has no name beside files that have one (taken in lenient mode)';
  return withoutName[piece.kind] ?? 'text without a file name';
}

const withoutName: Partial<Record<Piece['kind'], string>> = {
  hcl: 'an example or excerpt without a file name',
  assignments: 'settings without a file name',
  script: 'it has no file name',
  code: 'it has no file name',
  json: 'it has no file name',
  document: 'a document without a file name',
};

/** A source without a name, where the configuration reads just one file of its language that is not given. */
function lenientSource(verdict: Verdict, known: Known): Verdict {
  const { piece } = verdict;
  const left = { ...verdict, reason: whyLeftOut(piece, false) };
  const files = new Map(
    known.configuration.map(({ path, piece: { lines } }) => [path ?? '', lines] as const),
  );
  const given = new Set(known.taken.map(({ path }) => baseName(path ?? '')));
  const missing = [...readPaths(files).files].filter(
    (path) => extensionsOf(piece.label).includes(extensionOf(path)) && !given.has(baseName(path)),
  );
  const [path] = missing;
  if (path === undefined || missing.length > 1) return left;
  return { ...verdict, path, reason: 'the one file of its language that the configuration reads (lenient)' };
}

/** Values for declared variables, where no tfvars file is given: the one repair for assignments. */
function lenientValues(verdict: Verdict, known: Known): Verdict {
  const { piece } = verdict;
  const left = { ...verdict, reason: whyLeftOut(piece, false) };
  if (piece.kind !== 'assignments' || piece.shape === null || piece.shape.stray.length > 0) return left;
  if (known.taken.some((other) => fileKind(other.path ?? '') === 'variables')) return left;
  const all = piece.shape.attributes.every((attribute) => known.ids.has(`variable ${attribute.name}`));
  return all
    ? { ...verdict, path: 'terraform.tfvars', reason: 'values for declared variables (lenient)' }
    : left;
}
