import type { BlockKind, ConfigBlock, Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown, type Reference } from '../../domain/value.js';
import type { Place } from '../contract.js';
import { instancesByBlock, namedInstances } from './instances.js';
import { oncePerEvidence } from './memo.js';
import { textsIn, toText, unknownsIn, valueAt } from './values.js';

/** Instances of the given types over all modules. `data.` in front of a type means the data source. */
export function resourcesOf(evidence: Evidence, ...types: readonly string[]): readonly Resource[] {
  const byKind = resourcesByKind(evidence);
  const [first, ...more] = new Set(types);
  if (more.length === 0) return first === undefined ? [] : (byKind.get(first) ?? []);
  const wanted = new Set(types.filter((type) => byKind.has(type)));
  if (wanted.size === 0) return [];
  return evidence.resources.filter((resource) => wanted.has(kindOf(resource)));
}

/** Resources by {@link kindOf}: most checks ask for types that an answer has none of. */
const resourcesByKind = oncePerEvidence(({ resources }): ReadonlyMap<string, readonly Resource[]> => {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const group = groups.get(kindOf(resource));
    if (group === undefined) groups.set(kindOf(resource), [resource]);
    else group.push(resource);
  }
  return groups;
});

/** The same, by a test on the type: `(type) => type.startsWith('aws_lb')`. Managed resources only. */
export function resourcesWhere(evidence: Evidence, matches: (type: string) => boolean): readonly Resource[] {
  return evidence.resources.filter((resource) => resource.mode === 'managed' && matches(resource.type));
}

/** `aws_s3_bucket`, or `data.aws_ami` for a data source. */
export function kindOf(resource: Pick<Resource, 'mode' | 'type'>): string {
  return resource.mode === 'data' ? `data.${resource.type}` : resource.type;
}

/** Every instance of a block address (`module.net.aws_subnet.private`). */
export function instancesOf(evidence: Evidence, block: string): readonly Resource[] {
  return instancesByBlock(evidence).get(block) ?? [];
}

/** Blocks as written, of one kind and (where given) type. */
export function blocksOf(evidence: Evidence, kind: BlockKind, type?: string): readonly ConfigBlock[] {
  return evidence.blocks.filter(
    (block) => block.kind === kind && (type === undefined || block.type === type),
  );
}

/** The written block behind an address without keys, or undefined. */
export function blockAt(evidence: Evidence, address: string): ConfigBlock | undefined {
  return blocksByAddress(evidence).get(address);
}

/** The first block of each address. */
const blocksByAddress = oncePerEvidence(
  ({ blocks }) => new Map([...blocks].reverse().map((block) => [block.address, block])),
);

/** Place of a finding at a resource or block, and its attribute where one is given. */
export function at(where: Resource | ConfigBlock, attribute?: string): Place {
  const named = attribute === undefined ? {} : { attribute };
  return 'references' in where ? { resource: where, ...named } : { block: where, ...named };
}

/** An address without keys, in parts: `module.net.data.aws_ami.linux`. */
export interface AddressParts {
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
}

/** Splits the address of a resource or data source without keys; undefined for anything else. */
export function partsOf(address: string): AddressParts | undefined {
  const match = /^((?:module\.[^.]+\.?)*?)(data\.)?([a-z0-9_]+)\.([^.[]+)$/.exec(address);
  if (match === null) return undefined;
  const [, module = '', data, type = '', name = ''] = match;
  if (['module', 'var', 'local', 'output', 'provider'].includes(type)) return undefined;
  return { module: module.replace(/\.$/, ''), mode: data === undefined ? 'managed' : 'data', type, name };
}

/** Type that a reference names, `data.` in front for a data source; undefined where it names no resource. */
export function referredType(reference: Reference): string | undefined {
  const parts = partsOf(reference.to);
  return parts === undefined ? undefined : kindOf(parts);
}

/**
 * What the expression at the path refers to, sub-paths included (`vpc_config` covers `vpc_config.0.subnet_ids`). A
 * `*` stands for any index. Without a path: everything the block refers to. Where nothing stands at the path itself,
 * the nearest enclosing expression answers (`tags` for `tags.Name`).
 */
export function referencesOf(resource: Resource, path = ''): readonly Reference[] {
  const all = Object.entries(resource.references);
  const below = all.filter(([written]) => covers(path, written));
  const found = below.length > 0 ? below : all.filter(([written]) => written !== '' && covers(written, path));
  return unique(found.flatMap(([, references]) => references));
}

/** Whether the expression at the path refers to one of these types (`data.` in front for data sources). */
export function refersToType(resource: Resource, path: string, ...types: readonly string[]): boolean {
  return referencesOf(resource, path).some((reference) => {
    const type = referredType(reference);
    return type !== undefined && types.includes(type);
  });
}

/** Whether the expression at the path refers to this very block. */
export function refersToBlock(from: Resource, path: string, target: Resource): boolean {
  return referencesOf(from, path).some((reference) => reference.to === target.block);
}

/** Instances of every block that the expression at the path refers to. */
export function referredResources(evidence: Evidence, resource: Resource, path = ''): readonly Resource[] {
  const blocks = new Set(referencesOf(resource, path).map((reference) => reference.to));
  return evidence.resources.filter((candidate) => blocks.has(candidate.block));
}

/** Resources with an expression anywhere that refers to this block. */
export function referringTo(evidence: Evidence, target: Resource): readonly Resource[] {
  return evidence.resources.filter(
    (resource) => resource.block !== target.block && refersToBlock(resource, '', target),
  );
}

/** Attributes by which other resources name a resource, most specific first. */
const identities = [
  'id',
  'arn',
  'name',
  'bucket',
  'identifier',
  'cluster_identifier',
  'key_id',
  'function_name',
  'url',
];

/**
 * Side resources of the given types that belong to this resource: their attribute refers to its block, or holds a
 * known value that identifies it (id, ARN, name). Where both sides have instances, each is joined to its own: by
 * known values, else as {@link namedInstances} tells.
 */
export function joined(
  evidence: Evidence,
  resource: Resource,
  sideTypes: readonly string[],
  attribute: string,
): readonly Resource[] {
  return resourcesOf(evidence, ...sideTypes).filter((side) => belongs(evidence, side, attribute, resource));
}

function belongs(evidence: Evidence, side: Resource, attribute: string, resource: Resource): boolean {
  const value = valueAt(side, attribute);
  const known = unknownsIn(value).length === 0 ? textsIn(value) : [];
  const ids = identitiesOf(resource);
  if (known.some((text) => ids.has(text))) return true;
  if (!refersToBlock(side, attribute, resource)) return false;
  const instances = instancesOf(evidence, resource.block);
  if (instances.length <= 1) return true;
  if (known.length > 0 && instances.some((other) => known.some((text) => identitiesOf(other).has(text))))
    return false;
  return namedInstances(evidence, side, attribute, referencesOf(side, attribute)).includes(resource);
}

/** Known texts that identify a resource. Plain names count only where the resource itself is named by them. */
function identitiesOf(resource: Resource): ReadonlySet<string> {
  const texts = identities.flatMap((attribute) => {
    const value = valueAt(resource, attribute);
    const text = isUnknown(value) ? undefined : toText(value);
    return text === undefined || text === '' ? [] : [text];
  });
  return new Set(texts);
}

function covers(path: string, written: string): boolean {
  if (path === '' || written === path || written.startsWith(`${path}.`)) return true;
  if (!path.includes('*')) return false;
  const steps = path.split('.');
  const writtenSteps = written.split('.');
  return (
    steps.length <= writtenSteps.length &&
    steps.every((step, index) => step === '*' || step === writtenSteps[index])
  );
}

function unique(references: readonly Reference[]): readonly Reference[] {
  const seen = new Map(
    references.map((reference) => [`${reference.to} ${reference.attribute ?? ''}`, reference]),
  );
  return [...seen.values()];
}
