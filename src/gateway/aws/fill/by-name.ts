import { type Chance } from '../../utility/chance.js';
import { dnsSuffixOf, zoneId, zoneNames } from './place.js';
import { certificatePem, certificateRequestPem, publicKeyPem } from './pem.js';
import { prefixOf } from './prefixes.js';
import { type Scene } from './scene.js';
import { resourceArn, serviceOf } from './services.js';

/** The day everything was created, the same in every run. */
export const fixedTime = '2026-01-01T00:00:00Z';

type Inventor = (scene: Scene, name: string, path: string) => string;

const made =
  (prefix: string, length = 17): Inventor =>
  (scene, _, path) =>
    scene.invent(prefix + scene.chance(path).hex(length));

const fixed =
  (text: string): Inventor =>
  () =>
    text;

const address =
  (block: string): Inventor =>
  (scene, _, path) =>
    scene.invent(block + String(scene.chance(path).integer(1, 250)));

const host: Inventor = (scene, _, path) => {
  const label = scene.chance(path).hex(12);
  return scene.invent(`${label}.${serviceOf(scene.type)}.${scene.region}.${dnsSuffixOf(scene.region)}`);
};

/** Attributes by their whole name. */
const exact: Readonly<Record<string, Inventor>> = {
  region: (scene) => scene.region,
  home_region: (scene) => scene.region,
  availability_zone: (scene) => zoneNames(scene.region)[0] ?? '',
  availability_zone_id: (scene) => zoneId(scene.region, 0),
  status: fixed('ACTIVE'),
  state: fixed('available'),
  root_snapshot_id: made('snap-'),
  hosted_zone_id: (scene, _, path) =>
    scene.invent(`Z${scene.chance(path).text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 20)}`),
  zone_id: (scene, _, path) =>
    scene.invent(`Z${scene.chance(path).text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 20)}`),
  etag: made('', 32),
  fingerprint: made('', 40),
  lock_token: (scene, _, path) => scene.invent(scene.chance(path).uuid()),
  private_ip: address('10.0.1.'),
  private_ip_address: address('10.0.1.'),
  ip_address: address('10.0.1.'),
  public_ip: address('203.0.113.'),
  public_ip_address: address('203.0.113.'),
  mac_address: (scene, _, path) =>
    scene.invent(`0a:${(scene.chance(path).hex(10).match(/../g) ?? []).join(':')}`),
  cidr_block: fixed('10.0.0.0/16'),
  cidr: fixed('10.0.0.0/16'),
  path: fixed('/'),
  region_name: (scene) => scene.region,
  certificate: fixed(certificatePem),
  certificate_body: fixed(certificatePem),
  certificate_chain: fixed(certificatePem),
  certificate_pem: fixed(certificatePem),
  pem_encoded_certificate: fixed(certificatePem),
  certificate_signing_request: fixed(certificateRequestPem),
  public_key: fixed(publicKeyPem),
  version: fixed('1'),
  version_id: (scene, _, path) => scene.invent(scene.chance(path).uuid()),
  owner_alias: fixed('amazon'),
  url: (scene, name, path) => scene.invent(`https://${host(scene, name, path)}`),
  uri: (scene, name, path) => scene.invent(`https://${host(scene, name, path)}`),
};

const accounts =
  /^(owner|owner_id|account_id|aws_account_id|registry_id|catalog_id|owner_account_id|resource_owner|owner_account|requester_id|master_account_id|domain_owner|mesh_owner)$/;

/** Attributes by how their names end, first match wins. */
const endings: readonly (readonly [RegExp, Inventor])[] = [
  [
    /(kms_key|encryption_key|kms_master_key)_id$/,
    (scene, name, path) => nestedArn(scene, 'kms_key_arn', path),
  ],
  [/(^|_)ipv6_address$/, fixed('2600:1f18:0:1::10')],
  // What only things on an Outpost, in a Wavelength zone or with an address of the customer's own have.
  [/outpost|^(carrier|customer_owned)_ip/, fixed('')],
  [accounts, (scene) => scene.account],
  [
    /^(created|creation|create|last_modified|last_updated|updated|modified|start|not_before).*|_(at|date|time|timestamp)$/,
    fixed(fixedTime),
  ],
  [/^(not_after|expiration.*|.*_valid_till)$/, fixed('2027-01-01T00:00:00Z')],
  [/_?arn$/, (scene, name, path) => nestedArn(scene, name, path)],
  [/(url|_uri)$/, (scene, name, path) => scene.invent(`https://${host(scene, name, path)}`)],
  [/(ip|ipv4|inside|outside|private|public|source|destination)_address$/, address('10.0.1.')],
  [/(dns_name|endpoint|domain_name|address|hostname|_dns|^dns|^cname|_host)$/, host],
  [/_uuid$|^uuid$/, (scene, _, path) => scene.invent(scene.chance(path).uuid())],
  [/_ips?$|^ip$/, address('10.0.1.')],
  [
    /(^|_)name_server$/,
    (scene, _, path) => scene.invent(`ns-${scene.chance(path).integer(1, 2047)}.awsdns-01.com`),
  ],
  [/_id$/, (scene, name, path) => made(prefixOf(name) ?? '')(scene, name, path)],
  [/_(md5|hash|sha1|checksum)$/, made('', 32)],
];

/** A value for a computed string by its name, or null where the name says nothing. */
export function inventByName(scene: Scene, name: string, path: string): string | null {
  const inventor = exact[name] ?? endings.find(([pattern]) => pattern.test(name))?.[1];
  return inventor === undefined ? null : inventor(scene, name, path);
}

/** ARNs of things that other services keep for this one. */
const foreignArns: readonly (readonly [RegExp, (scene: Scene, chance: Chance) => string])[] = [
  [
    /secret_arn$/,
    (scene, chance) => scene.arn('secretsmanager', 'ra', `secret:managed-${chance.uuid()}-${chance.hex(6)}`),
  ],
  [/(kms|encryption|master)_key(_arn)?$/, (scene, chance) => scene.arn('kms', 'ra', `key/${chance.uuid()}`)],
  [/role_arn$/, (scene, chance) => scene.arn('iam', 'a', `role/service-role-${chance.hex(8)}`)],
  [/(lambda|function)_arn$/, (scene, chance) => scene.arn('lambda', 'ra', `function:${chance.hex(12)}`)],
  [/log_group_arn$/, (scene, chance) => scene.arn('logs', 'ra', `log-group:/aws/${chance.hex(12)}`)],
  [/topic_arn$/, (scene, chance) => scene.arn('sns', 'ra', chance.hex(12))],
];

function nestedArn(scene: Scene, name: string, path: string): string {
  if (name === 'arn' || name === 'resource_arn') return resourceArn(scene);
  const foreign = foreignArns.find(([pattern]) => pattern.test(name))?.[1];
  if (foreign !== undefined) return foreign(scene, scene.chance(path));
  const kind = name.replace(/_arn$/, '').replaceAll('_', '-');
  return scene.arn(serviceOf(scene.type), 'ra', `${kind}/${scene.chance(path).hex(17)}`);
}
