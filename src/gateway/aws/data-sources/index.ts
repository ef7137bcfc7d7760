import { unknown, type CtyObject, type CtyValue, type SchemaBlock } from '../../wire/index.js';
import { conformBlock } from '../fill/conform.js';
import { emptyOf, valueOfType } from '../fill/general.js';
import { type Place } from '../fill/place.js';
import { ruleFor } from '../fill/rules/index.js';
import { Scene, type Rule } from '../fill/scene.js';
import { resourceArn } from '../fill/services.js';
import { databases } from './databases.js';
import { edge } from './edge.js';
import { endpoints } from './endpoints.js';
import { identity } from './identity.js';
import { images } from './images.js';
import { network } from './network.js';
import { platform } from './platform.js';
import { secrets } from './secrets.js';
import { standing } from './question.js';

export interface DataSourceInput extends Place {
  readonly type: string;
  readonly config: CtyObject;
  readonly schema: SchemaBlock;
}

const rules: Readonly<Record<string, Rule>> = {
  ...network,
  ...endpoints,
  ...images,
  ...identity,
  ...secrets,
  ...platform,
  ...databases,
  ...edge,
};

/** Data sources with an answer of their own; all others follow the general rule. */
export const ruledDataSources: readonly string[] = Object.keys(rules);

/**
 * Answers a data source in AWS's stead: what the configuration gives comes back unchanged, all else is plausible, depends
 * on the question, the region and the account only, and conforms to the schema. No type is without an answer: a type
 * without rules follows those of the resource of the same name, then a general rule by attribute.
 */
export function answerDataSource(
  input: DataSourceInput,
): { readonly state: CtyObject } | { readonly error: string } {
  const { type, config, schema, region, account } = input;
  const values: CtyObject = { ...config };
  for (const [name, { computed, optional }] of schema.attributes) {
    if ((computed || name === 'id') && (config[name] ?? null) === null) values[name] = unknown;
    else if (optional && config[name] === undefined) values[name] = null;
  }
  const rule = { ...ruleFor(type), ...rules[type] };
  const scene = new Scene({ type, values, schema, region, account, seed: 'data', rule, general: dataValue });
  for (const name of schema.attributes.keys()) scene.settle(name);
  return { state: conformBlock(scene.values, schema) };
}

/** An attribute without a rule: an id, a list of ids that is never empty, else by its name. */
function dataValue(scene: Scene, name: string): CtyValue {
  const attribute = scene.schema.attributes.get(name);
  if (attribute === undefined) return null;
  const { type } = attribute;
  if (name === 'id') return dataId(scene);
  if (name === 'arn') return resourceArn(scene);
  if (name === 'tags') return {};
  if (name === 'tags_all') return {};
  const several =
    typeof type !== 'string' && (type[0] === 'list' || type[0] === 'set') && type[1] === 'string';
  if (several && (name === 'ids' || name.endsWith('_ids')))
    return [0, 1, 2].map((each) => standing(scene, '', scene.type, name, String(each)));
  if (several && (name === 'arns' || name.endsWith('_arns'))) return [resourceArn(scene)];
  if (several && (name === 'names' || name.endsWith('_names'))) return ['main'];
  const value = valueOfType(scene, name, name, type, { optional: false, computed: true });
  return value ?? emptyOf(type);
}

const idSources = ['name', 'arn', 'bucket', 'identifier'];

function dataId(scene: Scene): string {
  for (const source of idSources) {
    const given = scene.values[source];
    if (typeof given === 'string' && given !== '') return given;
  }
  return standing(
    scene,
    '',
    scene.type,
    JSON.stringify(Object.entries(scene.values).filter(([, value]) => typeof value === 'string')),
  );
}
