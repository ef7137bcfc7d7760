import { unknown, type CtyObject, type SchemaBlock } from '../../wire/index.js';
import { conformBlock } from '../fill/conform.js';
import { type Place } from '../fill/place.js';
import { ruleFor } from '../fill/rules/index.js';
import { Scene, type Rule } from '../fill/scene.js';
import { databases } from './databases.js';
import { edge } from './edge.js';
import { endpoints } from './endpoints.js';
import { dataValue } from './general.js';
import { identity } from './identity.js';
import { images } from './images.js';
import { network } from './network.js';
import { oddities } from './oddities.js';
import { platform } from './platform.js';
import { secrets } from './secrets.js';

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
  ...oddities,
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
