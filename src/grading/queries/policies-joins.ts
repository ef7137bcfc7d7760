import type { Evidence, Resource } from '../../domain/evidence.js';
import { blockAt, instancesOf, referencesOf, resourcesOf } from './blocks.js';
import { namedInstances } from './instances.js';
import { textsIn, unknownsIn, valueAt } from './values.js';

/** Attributes by which an expression can name a resource. */
const identities = ['arn', 'id', 'key_id', 'name', 'bucket', 'url'];

/**
 * Instances of the given types that an attribute names: by reference, or by a known value that is the instance's
 * ARN, id or name. Which instances of a block a reference names, {@link namedInstances} tells. Everything under the path counts (`rule` covers `rule.0.kms_master_key_id`).
 */
export function targets(
  evidence: Evidence,
  resource: Resource,
  path: string,
  ...types: readonly string[]
): readonly Resource[] {
  const value = valueAt(resource, path);
  const references = referencesOf(resource, path);
  if (value === undefined && references.length === 0) return [];
  const candidates = resourcesOf(evidence, ...types).filter((candidate) => candidate !== resource);
  const texts =
    unknownsIn(value).length === 0
      ? new Set(textsIn(value).filter((text) => text !== ''))
      : new Set<string>();
  const byValue = candidates.filter((candidate) => isNamed(candidate, texts));
  const settled = new Set(byValue.map(({ block }) => block));
  const open = references.filter(({ to }) => !settled.has(to));
  const byReference = new Set(namedInstances(evidence, resource, path, open));
  return [...new Set([...byValue, ...candidates.filter((candidate) => byReference.has(candidate))])];
}

function isNamed(candidate: Resource, texts: ReadonlySet<string>): boolean {
  if (texts.size === 0) return false;
  return identities.some((attribute) => {
    const value = valueAt(candidate, attribute);
    return typeof value === 'string' && texts.has(value);
  });
}

/** True where a block is written but has no instance: its `count` is 0 or its `for_each` empty. */
export function isSwitchedOff(evidence: Evidence, block: string): boolean {
  const kind = blockAt(evidence, block)?.kind;
  return (kind === 'resource' || kind === 'data') && instancesOf(evidence, block).length === 0;
}

/**
 * True where the block names the first step of the path at all, null and empty dynamic blocks included, so that it is
 * not merely computed by the provider. (`isWritten` of network-links asks for the very path, and not null.)
 */
export function isMentioned(evidence: Evidence, resource: Resource, path: string): boolean {
  const block = blockAt(evidence, resource.block);
  if (block === undefined) return true;
  const [root = path] = path.split('.');
  const written = [...Object.keys(block.attributes), ...Object.keys(block.nested)];
  return written.some(
    (key) =>
      key === root ||
      key.startsWith(`${root}.`) ||
      key === `dynamic.${root}` ||
      key.startsWith(`dynamic.${root}.`),
  );
}
