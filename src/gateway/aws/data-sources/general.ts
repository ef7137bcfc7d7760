import { textsOf } from '../../utility/values.js';
import { type CtyValue } from '../../wire/index.js';
import { emptyOf, valueOfType } from '../fill/general.js';
import { prefixOf } from '../fill/prefixes.js';
import { ruleFor } from '../fill/rules/index.js';
import { type Scene } from '../fill/scene.js';
import { resourceArn } from '../fill/services.js';
import { renderTemplate } from '../fill/template.js';
import { standing } from './question.js';

const madeByAws = { optional: false, computed: true };

/** An attribute without a rule: an id, a list that is never empty, what the question would prefer, else by its name. */
export function dataValue(scene: Scene, name: string): CtyValue {
  const attribute = scene.schema.attributes.get(name);
  if (attribute === undefined) return null;
  const { type } = attribute;
  if (name === 'id') return dataId(scene);
  if (name === 'arn') return resourceArn(scene);
  if (name === 'tags' || name === 'tags_all') return {};
  if (type === 'string') {
    const preferred = textsOf(scene.values[`preferred_${name}s`] ?? scene.values[`preferred_${name}es`])[0];
    if (preferred !== undefined) return preferred;
    if (name === 'name') return 'main';
  }
  if (typeof type !== 'string' && (type[0] === 'list' || type[0] === 'set') && type[1] === 'string') {
    const several = severalTexts(scene, name);
    if (several !== null) return several;
  }
  return valueOfType(scene, name, name, type, madeByAws) ?? emptyOf(type);
}

/** Lists that answers take the first of; null where empty is as good. */
function severalTexts(scene: Scene, name: string): string[] | null {
  if (name === 'ids') return [0, 1, 2].map((each) => idOfOne(scene, each) ?? plainId(scene, name, each));
  if (name.endsWith('_ids')) return [0, 1, 2].map((each) => plainId(scene, name, each));
  if (name === 'arns' || name.endsWith('_arns')) return [resourceArn(scene)];
  if (/(^|_)(names|identifiers)$/.test(name)) return ['main'];
  return null;
}

function plainId(scene: Scene, name: string, each: number): string {
  return standing(scene, prefixOf(name.replace(/s$/, '')) ?? '', scene.type, name, String(each));
}

/** An id as one of the resources listed has it: `aws_ec2_transit_gateway_route_tables` lists `tgw-rtb-…`. */
function idOfOne(scene: Scene, each: number): string | null {
  const singular = scene.type.replace(/ies$/, 'y').replace(/s$/, '');
  const { id } = ruleFor(singular);
  const holes = typeof id === 'string' ? [...id.matchAll(/\{(\w+)/g)].map(([, hole]) => hole ?? '') : [];
  const isSelfContained = holes.every((hole) => /^(uuid|hex|digits|lower|letters|upper|mixed)$/.test(hole));
  if (typeof id !== 'string' || !isSelfContained) return null;
  return renderTemplate(id, scene, `${scene.type} ${each}`);
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
