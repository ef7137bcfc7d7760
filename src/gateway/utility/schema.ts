import {
  isObject,
  unknown,
  type CtyObject,
  type CtyType,
  type CtyValue,
  type Schema,
  type SchemaBlock,
} from '../wire/index.js';
import { type BlockSpec, type NestedSpec } from './contract.js';
import { fingerprint } from './values.js';

/** The block as the protocol carries it. */
export function schemaOf(spec: BlockSpec, version = 0): Schema {
  return { version, block: blockOf(spec) };
}

function blockOf(spec: BlockSpec): SchemaBlock {
  const attributes = Object.entries(spec.attributes).map(([name, { type, mode, sensitive }]) => {
    const flags = {
      required: mode === 'required',
      optional: mode.startsWith('optional'),
      computed: mode.endsWith('computed'),
      sensitive: sensitive === true,
      writeOnly: false,
    };
    return [name, { type, ...flags }] as const;
  });
  const blocks = Object.entries(spec.blocks ?? {}).map(([name, nested]) => {
    const { nesting, min: minItems = 0, max: maxItems = 0 } = nested;
    return [name, { block: blockOf(nested.block), nesting, minItems, maxItems }] as const;
  });
  return { attributes: new Map(attributes), blocks: new Map(blocks) };
}

/**
 * What a block plans from a configuration: given values as they are, defaults, null for optional ones; computed
 * ones keep the prior value, or are unknown where there is none.
 */
export function planBlock(spec: BlockSpec, config: CtyObject, prior: CtyObject | null): CtyObject {
  const planned: CtyObject = {};
  for (const [name, attribute] of Object.entries(spec.attributes)) {
    const given = config[name];
    const open = attribute.mode.endsWith('computed') ? (prior?.[name] ?? unknown) : null;
    planned[name] = given ?? attribute.default ?? open;
  }
  for (const [name, nested] of Object.entries(spec.blocks ?? {}))
    planned[name] = planNested(nested, config[name]);
  return planned;
}

function planNested({ nesting, block }: NestedSpec, config: CtyValue | undefined): CtyValue {
  if (Array.isArray(config))
    return config.map((each) => (isObject(each) ? planBlock(block, each, null) : each));
  if (isObject(config)) return planBlock(block, config, null);
  return config ?? (nesting === 'single' ? null : []);
}

/** Names at the top of the block whose change replaces the resource. */
export function replacing(spec: BlockSpec, prior: CtyObject, planned: CtyObject): readonly string[] {
  const forcing = [...Object.entries(spec.attributes), ...Object.entries(spec.blocks ?? {})];
  return forcing
    .filter(
      ([name, { forceNew }]) => forceNew === true && fingerprint(prior[name]) !== fingerprint(planned[name]),
    )
    .map(([name]) => name);
}

/** A value read from JSON state, with every member that the block has and no other. */
export function conformBlock(spec: BlockSpec, value: CtyObject): CtyObject {
  const attributes = Object.entries(spec.attributes).map(
    ([name, { type }]) => [name, conform(type, value[name])] as const,
  );
  const blocks = Object.entries(spec.blocks ?? {}).map(([name, { block, nesting }]) => {
    const given = value[name];
    if (Array.isArray(given))
      return [name, given.map((each) => conformBlock(block, isObject(each) ? each : {}))] as const;
    if (isObject(given)) return [name, conformBlock(block, given)] as const;
    return [name, nesting === 'single' ? null : []] as const;
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function conform(type: CtyType, value: CtyValue | undefined): CtyValue {
  if (value === null || value === undefined) return null;
  if (typeof type !== 'object' || type[0] !== 'object' || !isObject(value)) return value;
  const members: readonly (readonly [string, CtyType])[] = Object.entries(type[1]);
  return Object.fromEntries(members.map(([name, each]) => [name, conform(each, value[name])]));
}
