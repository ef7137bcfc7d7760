import type { Evidence, Resource } from '../../domain/evidence.js';
import { isList, isObject, isUnknown, type Unknown, type Value } from '../../domain/value.js';
import type { Place } from '../contract.js';
import { at, resourcesOf } from './blocks.js';
import { oncePerEvidence } from './memo.js';
import { linked, referencesUnder } from './network-links.js';
import { isWorldCidr, portsOf, protocolOf, type Ports } from './network-ports.js';
import { toBool, toText } from './values.js';

export type Direction = 'ingress' | 'egress';

/** One peer a rule admits. */
export interface Peer {
  readonly kind: 'ipv4' | 'ipv6' | 'prefix-list' | 'group' | 'self';
  readonly value: Value;
  /** Attribute inside the rule: `cidr_blocks`, `referenced_security_group_id`. */
  readonly attribute: string;
}

/** One security group rule, however it was spelt. */
export interface TrafficRule {
  /** Where it is written: the group itself, or a rule resource. */
  readonly resource: Resource;
  /** `ingress.0` inside a group, `''` for a rule resource. */
  readonly path: string;
  readonly direction: Direction;
  /** Groups it belongs to; empty where the group is not declared in the configuration. */
  readonly groups: readonly Resource[];
  readonly protocol: string | Unknown | undefined;
  readonly ports: Ports;
  readonly peers: readonly Peer[];
}

/** Rules that exist but cannot be read, such as a `dynamic` block over an unknown list. */
export interface OpaqueRules {
  readonly resource: Resource;
  readonly path: string;
  readonly direction: Direction;
  readonly groups: readonly Resource[];
}

export interface TrafficRules {
  readonly rules: readonly TrafficRule[];
  readonly opaque: readonly OpaqueRules[];
}

export const groupTypes = ['aws_security_group', 'aws_default_security_group'] as const;
export const ruleTypes = [
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
] as const;

/** Every security group rule of the configuration: inline, dynamic, list attributes, and rule resources. */
export const trafficRules: (evidence: Evidence) => TrafficRules = oncePerEvidence((evidence) => {
  const rules: TrafficRule[] = [];
  const opaque: OpaqueRules[] = [];
  for (const group of resourcesOf(evidence, ...groupTypes)) {
    readInline(group, 'ingress', rules, opaque);
    readInline(group, 'egress', rules, opaque);
  }
  for (const resource of resourcesOf(evidence, ...ruleTypes)) readSeparate(evidence, resource, rules, opaque);
  return { rules, opaque };
});

/** Place of a rule, or of one attribute of it. */
export function placeOfRule(rule: Pick<TrafficRule, 'resource' | 'path'>, attribute?: string): Place {
  if (rule.path === '') return at(rule.resource, attribute);
  return at(rule.resource, attribute === undefined ? rule.path : `${rule.path}.${attribute}`);
}

/** Declared groups that a rule admits. */
export function peerGroups(evidence: Evidence, rule: TrafficRule): readonly Resource[] {
  const attributes = new Set(
    rule.peers.filter((peer) => peer.kind === 'group').map((peer) => peer.attribute),
  );
  return [...attributes].flatMap((attribute) =>
    linked(
      evidence,
      rule.resource,
      rule.path === '' ? attribute : `${rule.path}.${attribute}`,
      ...groupTypes,
    ),
  );
}

/** Whether a peer is the whole internet. The block of a VPC or subnet never is, known or not. */
export function isWorld(peer: Peer): boolean | 'unknown' {
  if (peer.kind !== 'ipv4' && peer.kind !== 'ipv6') return false;
  if (!isUnknown(peer.value)) return isWorldCidr(toText(peer.value) ?? '');
  const { references } = peer.value;
  const local = references.length > 0 && references.every((reference) => isNetworkBlock(reference.to));
  return local ? false : 'unknown';
}

function isNetworkBlock(to: string): boolean {
  return /(^|\.)(data\.)?aws_(vpc|subnet|default_vpc|default_subnet|vpc_ipv4_cidr_block_association)\.[^.]+$/.test(
    to,
  );
}

function readInline(
  group: Resource,
  direction: Direction,
  rules: TrafficRule[],
  opaque: OpaqueRules[],
): void {
  const value = group.values[direction];
  if (value === undefined || value === null) return;
  // The provider computes what nobody wrote: at `plan` level it is then unknown, and there is no rule.
  if (isUnknown(value) && !isMentioned(group, direction)) return;
  const members = isList(value) ? value : [value];
  for (const [index, member] of members.entries()) {
    const path = isList(value) ? `${direction}.${index}` : direction;
    if (isUnknown(member)) opaque.push({ resource: group, path, direction, groups: [group] });
    if (isObject(member)) rules.push(readRule(group, path, direction, [group], member));
  }
}

function isMentioned(group: Resource, direction: Direction): boolean {
  const paths = [...Object.keys(group.references), ...Object.keys(group.locations)];
  return paths.some((path) => path.replace(/^dynamic\./, '').split('.')[0] === direction);
}

function readSeparate(
  evidence: Evidence,
  resource: Resource,
  rules: TrafficRule[],
  opaque: OpaqueRules[],
): void {
  const groups = linked(evidence, resource, 'security_group_id', ...groupTypes);
  const direction = directionOf(resource);
  if (direction === undefined) {
    opaque.push({ resource, path: 'type', direction: 'ingress', groups });
    opaque.push({ resource, path: 'type', direction: 'egress', groups });
    return;
  }
  rules.push(readRule(resource, '', direction, groups, resource.values));
}

function directionOf(resource: Resource): Direction | undefined {
  if (resource.type === 'aws_vpc_security_group_ingress_rule') return 'ingress';
  if (resource.type === 'aws_vpc_security_group_egress_rule') return 'egress';
  const { type } = resource.values;
  return type === 'ingress' || type === 'egress' ? type : undefined;
}

function readRule(
  resource: Resource,
  path: string,
  direction: Direction,
  groups: readonly Resource[],
  values: Readonly<Record<string, Value>>,
): TrafficRule {
  const protocol = protocolOf(values.protocol ?? values.ip_protocol);
  const ports = portsOf(protocol, values.from_port, values.to_port);
  return { resource, path, direction, groups, protocol, ports, peers: readPeers(values, resource, path) };
}

const peerAttributes: readonly (readonly [attribute: string, kind: Peer['kind']])[] = [
  ['cidr_blocks', 'ipv4'],
  ['cidr_ipv4', 'ipv4'],
  ['ipv6_cidr_blocks', 'ipv6'],
  ['cidr_ipv6', 'ipv6'],
  ['prefix_list_ids', 'prefix-list'],
  ['prefix_list_id', 'prefix-list'],
  ['security_groups', 'group'],
  ['source_security_group_id', 'group'],
  ['referenced_security_group_id', 'group'],
];

function readPeers(
  values: Readonly<Record<string, Value>>,
  resource: Resource,
  path: string,
): readonly Peer[] {
  const peers: Peer[] = [];
  for (const [attribute, kind] of peerAttributes) {
    const value = values[attribute] ?? null;
    const members = value === null ? [] : isList(value) ? value : [value];
    // A provider that computes the attribute leaves it unknown although nobody wrote it.
    const written = path === '' ? attribute : `${path}.${attribute}`;
    const computed =
      isUnknown(value) &&
      kind === 'group' &&
      referencesUnder(resource, written).length === 0 &&
      value.references.length === 0;
    if (computed) continue;
    for (const member of members) {
      if (member !== null && member !== '') peers.push({ kind, value: member, attribute });
    }
  }
  if (isUnknown(values.self) || toBool(values.self) === true) {
    peers.push({ kind: 'self', value: values.self ?? true, attribute: 'self' });
  }
  return peers;
}
