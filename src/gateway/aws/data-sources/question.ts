import { Chance } from '../../utility/chance.js';
import { objectsOf, textMapOf, textOf, textsOf } from '../../utility/values.js';
import { type Scene } from '../fill/scene.js';

/** The values of a `filter` block by its name; empty where there is none. */
export function filterValues(scene: Scene, ...names: readonly string[]): string[] {
  return objectsOf(scene.values.filter)
    .filter((filter) => names.includes(textOf(filter.name) ?? ''))
    .flatMap((filter) => textsOf(filter.values));
}

/** What the configuration gives: the argument itself, or the first value of a filter of one of the names. */
export function asked(scene: Scene, argument: string, ...filters: readonly string[]): string | null {
  const given = scene.values[argument];
  if (typeof given === 'string' && given !== '') return given;
  const [first] = filterValues(scene, ...filters);
  return first === undefined ? null : withoutWildcards(first);
}

/** Tags that the configuration selects by, whichever way it says it. */
export function askedTags(scene: Scene): Record<string, string> {
  const filtered = objectsOf(scene.values.filter).flatMap((filter) => {
    const name = textOf(filter.name) ?? '';
    const [value] = textsOf(filter.values);
    return name.startsWith('tag:') && value !== undefined
      ? [[name.slice(4), withoutWildcards(value)] as const]
      : [];
  });
  return { ...Object.fromEntries(filtered), ...textMapOf(scene.values.tags) };
}

/** A name that a pattern matches: `amzn2-ami-*-x86_64` becomes `amzn2-ami-20260101-x86_64`. */
export function withoutWildcards(pattern: string): string {
  return pattern.replaceAll(/\*+/g, '20260101').replaceAll('?', '1');
}

/** An id that belongs to the account and region, the same whoever asks: the default VPC, its subnets. */
export function standing(scene: Scene, prefix: string, ...what: readonly string[]): string {
  return scene.invent(prefix + new Chance('standing', scene.account, scene.region, prefix, ...what).hex(17));
}

/** The VPC that the question is about: by id, by its tags, else the default one. */
export function vpcId(scene: Scene): string {
  const given = asked(scene, 'vpc_id', 'vpc-id');
  if (given !== null) return given;
  const tags = askedTags(scene);
  return Object.keys(tags).length === 0 || scene.type !== 'aws_vpc'
    ? standing(scene, 'vpc-', 'default')
    : standing(scene, 'vpc-', JSON.stringify(tags));
}

/** Three ids of a kind, others for other tags. */
export function threeIds(prefix: string): (scene: Scene) => string[] {
  return (scene) =>
    [0, 1, 2].map((index) => standing(scene, prefix, JSON.stringify(askedTags(scene)), String(index)));
}
