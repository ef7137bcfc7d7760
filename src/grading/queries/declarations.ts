import type {
  ConfigAttribute,
  ConfigBlock,
  Evidence,
  Location,
  RawReference,
} from '../../domain/evidence.js';
import type { GradeContext } from '../contract.js';
import { at } from './blocks.js';
import { oncePerEvidence } from './memo.js';

/** A use of another block, as written. */
export interface Use {
  readonly block: ConfigBlock;
  readonly attribute: ConfigAttribute;
  readonly reference: RawReference;
}

/** Blocks whose references are no uses: what they name may be gone (`moved`), or belongs to the state (`import`). */
const notUsing = /(^|\.)(moved|removed|import)(\.|$)/;

/** Every use of another block of this kind, in reading order within each block. */
export function usesOf(evidence: Evidence, kind: RawReference['kind']): readonly Use[] {
  return usesByKind(evidence).get(kind) ?? [];
}

/** The uses of one block, by its address. */
export function usesOfBlock(evidence: Evidence, address: string): readonly Use[] {
  return usesByTarget(evidence).get(address) ?? [];
}

const allUses = oncePerEvidence((evidence) =>
  evidence.blocks
    .filter((block) => !(block.kind === 'other' && notUsing.test(block.address)))
    .flatMap((block) => Object.values(block.attributes).flatMap((attribute) => usesIn(block, attribute))),
);
const usesByKind = oncePerEvidence((evidence) => grouped(allUses(evidence), (use) => use.reference.kind));
const usesByTarget = oncePerEvidence((evidence) => grouped(allUses(evidence), (use) => use.reference.to));

function grouped<Key extends string>(
  uses: readonly Use[],
  keyOf: (use: Use) => Key,
): ReadonlyMap<Key, readonly Use[]> {
  const groups = new Map<Key, Use[]>();
  for (const use of uses) {
    const group = groups.get(keyOf(use));
    if (group === undefined) groups.set(keyOf(use), [use]);
    else group.push(use);
  }
  return groups;
}

function usesIn(block: ConfigBlock, attribute: ConfigAttribute): readonly Use[] {
  if (isName(block, attribute.path)) return [];
  return attribute.references.map((reference) => ({ block, attribute, reference }));
}

/** Attributes that hold names and no values: providers, types of variables, what a lifecycle ignores. */
function isName(block: ConfigBlock, path: string): boolean {
  if (block.kind === 'terraform') return true;
  if (block.kind === 'variable' && path === 'type') return true;
  return /^(provider|providers|lifecycle\.\d+\.ignore_changes)(\.|$)/.test(path);
}

/**
 * Reports every name that is used and nowhere declared: one finding a name, at its first use. Where a file does not
 * parse the declaration may be in the part that cannot be read, so the finding is unknown.
 */
export function reportUndeclared(
  { evidence, report }: GradeContext,
  kind: RawReference['kind'],
  noun: string,
): void {
  const declared = new Set(evidence.blocks.map((block) => block.address));
  const missing = new Map<string, Use[]>();
  for (const use of usesOf(evidence, kind)) {
    const { to } = use.reference;
    if (declared.has(to)) report.pass();
    else missing.set(to, [...(missing.get(to) ?? []), use]);
  }
  for (const [name, uses] of missing) {
    const [first] = [...uses].sort((a, b) => byPosition(a.attribute.location, b.attribute.location));
    if (first === undefined) continue;
    const also = uses.length > 1 ? ` (used ${uses.length} times, first here)` : '';
    const place = at(first.block, first.attribute.path);
    const unread = unreadPart(evidence, first.block);
    if (unread === null)
      report.fail(place, `${noun} ${name} is used and declared nowhere in the answer${also}.`);
    else report.unknown(place, `${noun} ${name} is not declared in what could be read${also}; ${unread}.`);
  }
}

/** Why a declaration in this block's module may have escaped reading, or null. */
export function unreadPart(evidence: Evidence, block: Pick<ConfigBlock, 'location'>): string | null {
  const folder = folderOf(block.location.file);
  const broken = evidence.syntax.find((problem) => folderOf(problem.location.file) === folder);
  return broken === undefined ? null : `${broken.location.file}:${broken.location.line} does not parse`;
}

/** Folder of a file relative to the answer's folder, `.` for the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** Reading order. */
export function byPosition(a: Location, b: Location): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
