import {
  CtyUnknown,
  isObject,
  type CtyObject,
  type CtyType,
  type CtyValue,
  type SchemaBlock,
  type SchemaNestedBlock,
} from '../../wire/index.js';
import { conformBlock } from './conform.js';
import { type Place } from './place.js';
import { emptyOf, generalValue, valueOfType } from './general.js';
import { ruleFor } from './rules/index.js';
import { Scene } from './scene.js';

export interface FillInput extends Place {
  readonly type: string;
  /** Planned state, with unknowns. */
  readonly planned: CtyObject;
  readonly config: CtyObject;
  readonly schema: SchemaBlock;
  /** Differs between instances of the same type and configuration where the caller can tell them apart. */
  readonly seed: string;
}

export interface Filled {
  /** The state after apply: the planned state without unknowns. */
  readonly state: CtyObject;
  /** Strings that were made up: a diagnostic that one of them causes is ours. */
  readonly invented: readonly string[];
}

/**
 * Plays AWS after a create or an update: gives every unknown of a planned state a plausible value, so that the real
 * provider's validators accept whatever refers to it and a second plan shows no change. Same input, same output.
 */
export function fillResource(input: FillInput): Filled {
  const { type, planned, schema, region, account, seed } = input;
  const scene = new Scene({
    type,
    values: planned,
    schema,
    region,
    account,
    seed,
    rule: ruleFor(type),
    general: generalValue,
  });
  for (const name of schema.attributes.keys()) scene.settle(name);
  for (const name of schema.blocks.keys()) if (scene.nested(name) !== undefined) scene.settle(name);
  const state = conformBlock(fillMembers(scene, scene.values, schema, ''), schema);
  return { state, invented: [...scene.invented].sort() };
}

/** Fills what is still unknown inside attributes and nested blocks. */
function fillMembers(scene: Scene, values: CtyObject, schema: SchemaBlock, path: string): CtyObject {
  const filled: CtyObject = { ...values };
  for (const [name, attribute] of schema.attributes) {
    const inside = `${path}${name}`;
    const value = filled[name];
    filled[name] =
      value instanceof CtyUnknown
        ? (scene.nested(inside) ?? valueOfType(scene, name, inside, attribute.type, attribute))
        : fillTyped(scene, value ?? null, attribute.type, name, inside);
  }
  for (const [name, nested] of schema.blocks) {
    filled[name] = fillBlocks(scene, filled[name] ?? null, nested, `${path}${name}`);
  }
  return filled;
}

function fillBlocks(
  scene: Scene,
  value: CtyValue,
  { block, nesting, maxItems }: SchemaNestedBlock,
  path: string,
): CtyValue {
  if (value instanceof CtyUnknown) {
    // A block that the answer leaves to AWS: made only where it is known what AWS puts there, because the provider
    // may end with an error, or end altogether, over a block that AWS would not give.
    return nesting === 'list' && maxItems === 1 && scene.knowsMembersOf(path)
      ? [madeBlock(scene, block, `${path}.0.`)]
      : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((each, index) =>
      isObject(each) ? [fillMembers(scene, each, block, `${path}.${index}.`)] : [],
    );
  }
  return isObject(value) ? fillMembers(scene, value, block, `${path}.`) : value;
}

/** A block all of whose members AWS chose; what the rule does not name is empty. */
function madeBlock(scene: Scene, block: SchemaBlock, path: string): CtyObject {
  const made: CtyObject = {};
  for (const [name, { type }] of block.attributes) {
    const inside = `${path}${name}`;
    made[name] = scene.nested(inside) ?? emptyOf(type);
  }
  for (const name of block.blocks.keys()) made[name] = [];
  return made;
}

const madeByAws = { optional: false, computed: true };

/** Unknown members of objects inside attributes, such as one key of a tag map. */
function fillTyped(scene: Scene, value: CtyValue, type: CtyType, name: string, path: string): CtyValue {
  if (value instanceof CtyUnknown) {
    return valueOfType(scene, name, path, type, madeByAws);
  }
  if (typeof type === 'string') return value;
  const [kind, inner] = type;
  if (Array.isArray(value) && (kind === 'list' || kind === 'set')) {
    return value.map((each, index) => fillTyped(scene, each, inner, name, `${path}.${index}`));
  }
  if (!isObject(value)) return value;
  if (kind === 'map') {
    return mapMembers(value, (key, each) => fillTyped(scene, each, inner, key, `${path}.${key}`));
  }
  if (kind !== 'object') return value;
  return mapMembers(value, (key, each) =>
    fillTyped(scene, each, inner[key] ?? 'dynamic', key, `${path}.${key}`),
  );
}

function mapMembers(value: CtyObject, change: (key: string, each: CtyValue) => CtyValue): CtyObject {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(key, each)]));
}
