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

/**
 * Whether a resource in this state has everything that the configuration asks for, so that nothing is to be changed. What
 * the configuration leaves out is the provider's or AWS's to choose, and stays.
 */
export function satisfies(state: CtyValue, config: CtyValue): boolean {
  if (config === null) return true;
  if (config instanceof CtyUnknown) return false;
  if (Array.isArray(config)) {
    // Blocks that the configuration leaves out may be there all the same: AWS's own.
    if (config.length === 0) return true;
    return (
      Array.isArray(state) &&
      state.length === config.length &&
      config.every((item) => state.some((each) => satisfies(each, item)))
    );
  }
  if (!isObject(config)) return state === config;
  return (
    isObject(state) && Object.entries(config).every(([name, value]) => satisfies(state[name] ?? null, value))
  );
}
