import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown, type Value } from '../../domain/value.js';
import type { Place } from '../contract.js';
import { at, resourcesOf } from './blocks.js';
import { linked } from './network-links.js';
import { covers, isInside, isRange, portsOf, protocolOf, type Ports } from './network-ports.js';
import type { Direction } from './network-rules.js';
import { nestedOf, toBool, toNumber, toText } from './values.js';

export const aclTypes = ['aws_network_acl', 'aws_default_network_acl'] as const;

/** One entry of a network ACL, inline or `aws_network_acl_rule`. What cannot be read is undefined. */
export interface AclEntry {
  readonly resource: Resource;
  /** `ingress.0`, or `''` for a rule resource. */
  readonly path: string;
  readonly direction: Direction | undefined;
  readonly number: number | undefined;
  readonly action: 'allow' | 'deny' | undefined;
  readonly protocol: string | undefined;
  readonly ports: Ports;
  readonly cidr: string | undefined;
}

export interface AclEntries {
  readonly entries: readonly AclEntry[];
  /** False where entries exist that cannot be read. */
  readonly complete: boolean;
}

/** Entries of one ACL, in the order in which AWS looks at them. */
export function aclEntries(evidence: Evidence, acl: Resource): AclEntries {
  const entries: AclEntry[] = [];
  let complete = true;
  for (const direction of ['ingress', 'egress'] as const) {
    const inline = nestedOf(acl, direction);
    if (isUnknown(inline)) {
      complete &&= !isMentioned(acl, direction);
      continue;
    }
    for (const { path, values } of inline) entries.push(readEntry(acl, path, direction, values));
  }
  for (const rule of resourcesOf(evidence, 'aws_network_acl_rule')) {
    const acls = linked(evidence, rule, 'network_acl_id', ...aclTypes);
    if (acls.length === 0) complete = false;
    if (!acls.includes(acl)) continue;
    complete &&= rule.expanded;
    const egress = rule.values.egress ?? false;
    const direction = isUnknown(egress) ? undefined : toBool(egress) === true ? 'egress' : 'ingress';
    entries.push(readEntry(rule, '', direction, rule.values));
  }
  return { entries: entries.sort((a, b) => (a.number ?? 0) - (b.number ?? 0)), complete };
}

/** Whether `outer` matches every packet that `inner` matches; false where anything needed is not known. */
export function matchesAllOf(outer: AclEntry, inner: AclEntry): boolean {
  if (outer.direction === undefined || outer.direction !== inner.direction) return false;
  if (outer.cidr === undefined || inner.cidr === undefined || !coversCidr(outer.cidr, inner.cidr))
    return false;
  if (outer.protocol === 'all') return true;
  if (outer.protocol === undefined || outer.protocol !== inner.protocol) return false;
  if (outer.ports === 'none') return inner.ports === 'none';
  return isRange(outer.ports) && isRange(inner.ports) && covers(outer.ports, inner.ports);
}

/** Place of an entry, or of an attribute of it by its inline name (`action`, `cidr_block`). */
export function placeOfEntry(entry: AclEntry, attribute: 'action'): Place {
  if (entry.path === '') return at(entry.resource, `rule_${attribute}`);
  return at(entry.resource, `${entry.path}.${attribute}`);
}

function readEntry(
  resource: Resource,
  path: string,
  direction: Direction | undefined,
  values: Readonly<Record<string, Value>>,
): AclEntry {
  const protocol = protocolOf(values.protocol);
  const action = known(values.action ?? values.rule_action)?.toLowerCase();
  return {
    resource,
    path,
    direction,
    number: toNumber(values.rule_no ?? values.rule_number),
    action: action === 'allow' || action === 'deny' ? action : undefined,
    protocol: isUnknown(protocol) ? undefined : protocol,
    ports: portsOf(protocol, values.from_port, values.to_port),
    cidr: known(values.cidr_block) ?? known(values.ipv6_cidr_block),
  };
}

function coversCidr(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (outer.includes(':') !== inner.includes(':')) return false;
  return outer === '::/0' || isInside(inner, outer);
}

function known(value: Value | undefined): string | undefined {
  const text = isUnknown(value) ? undefined : toText(value);
  return text === '' ? undefined : text;
}

function isMentioned(acl: Resource, direction: Direction): boolean {
  const paths = [...Object.keys(acl.references), ...Object.keys(acl.locations)];
  return paths.some((path) => path.replace(/^dynamic\./, '').split('.')[0] === direction);
}
