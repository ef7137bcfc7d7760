import type { Evidence, Resource } from '../../domain/evidence.js';
import { blockAt, instancesOf, referencesOf, resourcesOf } from './blocks.js';
import { textsIn, unknownsIn, valueAt } from './values.js';

/** Attributes by which an expression can name a resource. */
const identities = ['arn', 'id', 'key_id', 'name', 'bucket', 'url'];

/**
 * Instances of the given types that an attribute names: by reference, or by a known value that is the instance's
 * ARN, id or name. Where a block has several instances, the one with the same value or the same key; all of them where
 * neither tells them apart. Everything under the path counts (`rule` covers `rule.0.kms_master_key_id`).
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
  const blocks = new Set(references.map((reference) => reference.to));
  const byReference = candidates.filter((candidate) => blocks.has(candidate.block));
  const unsettled = byReference.filter(
    (candidate) => !byValue.some((other) => other.block === candidate.block),
  );
  return [
    ...new Set([...byValue, ...unsettled.filter((candidate) => sameKey(evidence, candidate, resource))]),
  ];
}

function isNamed(candidate: Resource, texts: ReadonlySet<string>): boolean {
  if (texts.size === 0) return false;
  return identities.some((attribute) => {
    const value = valueAt(candidate, attribute);
    return typeof value === 'string' && texts.has(value);
  });
}

/** True unless another instance of the candidate's block fits the resource's key better. */
function sameKey(evidence: Evidence, candidate: Resource, resource: Resource): boolean {
  if (resource.key === null || candidate.key === resource.key) return true;
  return !instancesOf(evidence, candidate.block).some((other) => other.key === resource.key);
}

/** True where a block is written but has no instance: its `count` is 0 or its `for_each` empty. */
export function isSwitchedOff(evidence: Evidence, block: string): boolean {
  const kind = blockAt(evidence, block)?.kind;
  return (kind === 'resource' || kind === 'data') && instancesOf(evidence, block).length === 0;
}

/** True where the block itself gives the attribute, so that it is not merely computed by the provider. */
export function isWritten(evidence: Evidence, resource: Resource, path: string): boolean {
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
