import type { Evidence, Resource } from '../../domain/evidence.js';
import { isObject, isUnknown, type Reference, type Unknown, type Value } from '../../domain/value.js';
import { blockAt, kindOf } from './blocks.js';
import { namedInstances } from './instances.js';
import { textsIn, toText, unknownsIn, valueAt } from './values.js';

/** What the configuration refers to at exactly this path and below it: `route.0` covers `route.0.gateway_id`. */
export function referencesUnder(resource: Resource, path: string): readonly Reference[] {
  return Object.entries(resource.references)
    .filter(([written]) => written === path || written.startsWith(`${path}.`))
    .flatMap(([, references]) => references);
}

/**
 * Instances that an attribute names: those whose id, ARN or name is its known value, else those that
 * {@link namedInstances} tells by reference. Types as `aws_subnet` or `data.aws_subnet`.
 */
export function linked(
  evidence: Evidence,
  resource: Resource,
  path: string,
  ...types: readonly string[]
): readonly Resource[] {
  const wanted = new Set(types);
  const references = referencesUnder(resource, path);
  const blocks = new Set(references.map((reference) => reference.to));
  const isWanted = (candidate: Resource): boolean => wanted.has(kindOf(candidate));
  const candidates = evidence.resources.filter(
    (candidate) => blocks.has(candidate.block) && isWanted(candidate),
  );
  const value = valueAt(resource, path);
  const texts = new Set(textsIn(value));
  const settled = texts.size > 0 && unknownsIn(value).length === 0;
  if (settled) {
    const named = (candidates.length > 0 ? candidates : evidence.resources).filter(
      (candidate) => isWanted(candidate) && identities(candidate).some((text) => texts.has(text)),
    );
    if (named.length > 0) return named;
  }
  return namedInstances(evidence, resource, path, references).filter(isWanted);
}

/** Known texts by which other resources may name this one. */
export function identities(resource: Resource): readonly string[] {
  return identifying.flatMap((attribute) => {
    const value = valueAt(resource, attribute);
    const text = isUnknown(value) ? undefined : toText(value);
    return text === undefined || text === '' ? [] : [text];
  });
}

/**
 * A map attribute. A plan leaves a map with one unknown member wholly unknown; its keys are then taken from the
 * configuration, with the members that are known there.
 */
export function mapOf(
  evidence: Evidence,
  resource: Resource,
  path: string,
): Readonly<Record<string, Value>> | Unknown {
  const value = valueAt(resource, path);
  if (isObject(value)) return value;
  if (!isUnknown(value)) return {};
  const written = blockAt(evidence, resource.block)?.attributes[path]?.value;
  return isObject(written) ? written : value;
}

const identifying = ['id', 'arn', 'name', 'function_name', 'identifier', 'cluster_identifier'];

/**
 * Whether the attribute is written, and not as null: a provider's default or an id known only after apply does not
 * count. Looks at the configuration first, so that it answers the same at every level.
 */
export function isWritten(evidence: Evidence, resource: Resource, path: string): boolean {
  const block = blockAt(evidence, resource.block);
  if (block === undefined)
    return valueAt(resource, path) !== undefined || referencesUnder(resource, path).length > 0;
  const attribute = block.attributes[path];
  if (attribute !== undefined) return attribute.value !== null && attribute.expression.trim() !== 'null';
  const written = [...Object.keys(block.nested), ...Object.keys(block.attributes)];
  return written.some(
    (other) => other === path || other === `dynamic.${path}` || other.startsWith(`${path}.`),
  );
}
