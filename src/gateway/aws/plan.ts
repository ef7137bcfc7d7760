import {
  CtyUnknown,
  isObject,
  unknown,
  type CtyObject,
  type CtyValue,
  type SchemaBlock,
} from '../wire/index.js';

/**
 * The planned state where the provider could not plan without AWS: what Terraform proposes, with everything
 * computed and not yet known left unknown. The provider's own adjustments are missing from it.
 */
export function plannedWithoutProvider(
  proposed: CtyObject,
  prior: CtyObject | null,
  block: SchemaBlock,
): CtyObject {
  const planned: CtyObject = { ...proposed };
  for (const [name, attribute] of block.attributes) {
    if (attribute.computed && (proposed[name] ?? null) === null) planned[name] = prior?.[name] ?? unknown;
  }
  for (const [name, nested] of block.blocks) {
    const value = proposed[name] ?? null;
    const priorValue = prior?.[name] ?? null;
    planned[name] = plannedBlocks(value, priorValue, nested.block);
  }
  return planned;
}

function plannedBlocks(value: CtyValue, prior: CtyValue, block: SchemaBlock): CtyValue {
  if (value instanceof CtyUnknown) return value;
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      const before = Array.isArray(prior) ? prior[index] : undefined;
      return isObject(item) ? plannedWithoutProvider(item, isObject(before) ? before : null, block) : item;
    });
  }
  return isObject(value) ? plannedWithoutProvider(value, isObject(prior) ? prior : null, block) : value;
}
