import { createHash } from 'node:crypto';
import { type CtyObject, type CtyType, type CtyValue, type SchemaAttribute } from '../../wire/index.js';
import { inventByName } from './by-name.js';
import { zoneNames } from './place.js';
import { type Scene } from './scene.js';
import { resourceArn, serviceOf } from './services.js';

/**
 * The value of an attribute that no rule names: names from their prefix, an id, an ARN, then by the attribute's
 * name. An attribute that the configuration could have set stays empty rather than invented, because an empty
 * value is what a provider reads back for an argument left out, and what never shows up in a second plan.
 */
export function generalValue(scene: Scene, name: string): CtyValue {
  const attribute = scene.schema.attributes.get(name);
  if (attribute === undefined) return null;
  if (attribute.writeOnly) return null;
  const prefixed = nameFromPrefix(scene, name);
  if (prefixed !== null) return prefixed;
  if (name === 'id') return generalId(scene);
  if (name === 'arn') return resourceArn(scene);
  if (name === 'tags_all') return scene.values.tags ?? {};
  return valueOfType(scene, name, name, attribute.type, attribute);
}

/** A value for an attribute or member called `name`; `path` tells it from others of the same name. */
export function valueOfType(
  scene: Scene,
  name: string,
  path: string,
  type: CtyType,
  attribute: Pick<SchemaAttribute, 'optional' | 'computed'>,
): CtyValue {
  if (attribute.optional) return emptyOf(type);
  if (type === 'string') return inventByName(scene, name, path) ?? '';
  if (type === 'number') return name === 'port' ? portOf(scene.type) : (numbers[name] ?? 0);
  if (type === 'bool') return trueFlags.has(name);
  return collectionOf(scene, name, path, type);
}

const plural = /(^|_)(ids|arns|ips|addresses|endpoints|cidrs|cidr_blocks|urls|uris|dns_names|name_servers)$/;

/** Computed lists and sets: one object of each kind of detail, one text of what is listed; answers take the first of both. */
function collectionOf(scene: Scene, name: string, path: string, type: CtyType): CtyValue {
  if (typeof type === 'string' || type[0] === 'map' || type[0] === 'tuple') return emptyOf(type);
  if (type[0] === 'object') return objectOf(scene, path, type[1]);
  const inner = type[1];
  if (inner === 'string') {
    if (name === 'availability_zones') return [...zoneNames(scene.region)];
    const made = plural.test(name) ? inventByName(scene, singularOf(name), path) : null;
    return made === null ? [] : [made];
  }
  return typeof inner !== 'string' && inner[0] === 'object' ? [objectOf(scene, path, inner[1])] : [];
}

/** `addresses` gives `address`, `dns_names` gives `dns_name`. */
function singularOf(name: string): string {
  return name.replace(/(sses)$/, 'ss').replace(/([^s])s$/, '$1');
}

function objectOf(scene: Scene, path: string, members: Readonly<Record<string, CtyType>>): CtyObject {
  const computed = { optional: false, computed: true };
  return Object.fromEntries(
    Object.entries(members).map(([name, type]) => [
      name,
      valueOfType(scene, name, `${path}.${name}`, type, computed),
    ]),
  );
}

const numbers: Readonly<Record<string, number>> = {
  version: 1,
  version_number: 1,
  latest_version: 1,
  latest_revision: 1,
  default_version: 1,
  revision: 1,
  capacity: 1,
};

/** What services listen on that speak no HTTPS. */
const ports: Readonly<Record<string, number>> = {
  redshift: 5439,
  'redshift-serverless': 5439,
  rds: 3306,
  elasticache: 6379,
  memorydb: 6379,
  dax: 8111,
};

function portOf(type: string): number {
  return ports[serviceOf(type)] ?? 443;
}

const trueFlags: ReadonlySet<string> = new Set([
  'enabled',
  'active',
  'is_enabled',
  'storage_encrypted',
  'encrypted',
]);

/** What a provider stores for something left out: empty text, zero, false, an empty collection. */
export function emptyOf(type: CtyType): CtyValue {
  if (type === 'string') return '';
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type === 'dynamic') return null;
  if (type[0] === 'map') return {};
  return type[0] === 'object' ? null : [];
}

const namings = [
  'name',
  'bucket',
  'identifier',
  'cluster_identifier',
  'key_name',
  'statement_id',
  'node_group_name',
];

/** `name` made of `name_prefix` as the provider does it: 26 digits after the prefix. */
function nameFromPrefix(scene: Scene, name: string): string | null {
  const prefixName = `${name}_prefix`;
  if (!namings.includes(name) && !scene.has(prefixName)) return null;
  if (!scene.has(prefixName) || scene.schema.attributes.get(name)?.type !== 'string') return null;
  const given = scene.values[prefixName];
  const prefix =
    typeof given === 'string' && given !== '' ? given : (shortPrefixes[scene.type] ?? 'terraform-');
  return scene.invent(`${prefix}20260101${scene.chance(name).text('0123456789', 18)}`);
}

const shortPrefixes: Readonly<Record<string, string>> = {
  aws_lb: 'tf-lb-',
  aws_alb: 'tf-lb-',
  aws_lb_target_group: 'tf-',
  aws_alb_target_group: 'tf-',
  aws_elb: 'tf-lb-',
};

const idSources = ['name', 'arn', 'bucket'];

function generalId(scene: Scene): string {
  for (const source of idSources) {
    const given = scene.values[source];
    if (typeof given === 'string' && given !== '') return given;
  }
  const digest = createHash('sha256').update(scene.type).digest('hex').slice(0, 4);
  return scene.invent(digest + scene.chance('id').hex(13));
}
