import type { ConfigBlock, Evidence, Resource } from '../../domain/evidence.js';
import { isObject, isUnknown, type Value } from '../../domain/value.js';
import { blockAt } from './blocks.js';
import { nestedOf, toText, valueAt } from './values.js';

/** Keys of a resource's tags. `complete` is false where there may be more that nobody can tell. */
export interface TagKeys {
  readonly keys: ReadonlySet<string>;
  readonly complete: boolean;
}

/** Keys that the resource sets itself, by `tags` or the `tag` blocks of an autoscaling group. */
export function ownTags(resource: Resource): TagKeys {
  const map = keysOf(valueAt(resource, 'tags'));
  const blocks = nestedOf(resource, 'tag');
  if (isUnknown(blocks)) return { ...map, complete: false };
  const keys = blocks.flatMap((block) => toText(block.values.key) ?? []);
  return { keys: new Set([...map.keys, ...keys]), complete: map.complete };
}

/** Keys that the resource carries in the end: its own, and those of its provider's `default_tags`. */
export function effectiveTags(evidence: Evidence, resource: Resource): TagKeys {
  const own = ownTags(resource);
  const all = resource.values.tags_all;
  if (isObject(all)) return { keys: new Set([...own.keys, ...Object.keys(all)]), complete: true };
  // The provider's defaults do not reach the machines of an autoscaling group.
  if (resource.type === 'aws_autoscaling_group') return own;
  const provider = providerBlock(evidence, resource);
  const defaults = keysOf(provider === undefined ? undefined : defaultTags(provider));
  return { keys: new Set([...own.keys, ...defaults.keys]), complete: own.complete && defaults.complete };
}

/** `default_tags` of a provider block, undefined without one. */
export function defaultTags(provider: ConfigBlock): Value | undefined {
  const whole = provider.attributes['default_tags.0.tags'];
  if (whole !== undefined) return whole.value;
  const parts = Object.values(provider.attributes).flatMap((attribute) => {
    const key = /^default_tags\.0\.tags\.(.+)$/.exec(attribute.path)?.[1];
    return key === undefined ? [] : [[key, attribute.value] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** The provider block that configures a resource: in its own module, else the one of the same name in the root. */
function providerBlock(evidence: Evidence, resource: Resource): ConfigBlock | undefined {
  const inside = resource.module === '' ? '' : `${resource.module}.`;
  return (
    blockAt(evidence, `${inside}provider.${resource.provider}`) ??
    blockAt(evidence, `provider.${resource.provider}`)
  );
}

function keysOf(tags: Value | undefined): TagKeys {
  if (isUnknown(tags)) return { keys: new Set(), complete: false };
  return { keys: new Set(isObject(tags) ? Object.keys(tags) : []), complete: true };
}
