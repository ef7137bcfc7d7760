import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown, type Value } from '../../domain/value.js';
import { referredType, resourcesOf } from './blocks.js';
import { linked, referencesUnder } from './network-links.js';
import { nestedOf, toText } from './values.js';

/** `other`: a transit gateway, peering, appliance, … : out of the subnet, but not straight to the internet. */
export type RouteKind = 'internet' | 'nat' | 'other' | 'unknown';

/** A route for every address, IPv4 or IPv6. */
export interface DefaultRoute {
  readonly kind: RouteKind;
  /** Where it is written: the table, or an `aws_route`. */
  readonly resource: Resource;
  /** Attribute that names the target: `route.0.gateway_id`, `gateway_id`. */
  readonly attribute: string;
}

/** Default routes of a route table, inline and as `aws_route`. */
export function defaultRoutes(evidence: Evidence, table: Resource): readonly DefaultRoute[] {
  const inline = nestedOf(table, 'route');
  const written = isUnknown(inline)
    ? [unreadable(table, 'route')]
    : inline.flatMap((route) => readRoute(table, route.values, route.path));
  const separate = resourcesOf(evidence, 'aws_route')
    .filter((route) => linked(evidence, route, 'route_table_id', table.type).includes(table))
    .flatMap((route) => {
      const read = readRoute(route, route.values, '');
      // With an unknown `count` the route may not be there at all.
      return route.expanded ? read : read.map((found) => ({ ...found, kind: 'unknown' as const }));
    });
  return [...written, ...separate];
}

const targetKinds: readonly (readonly [attribute: string, kind: RouteKind])[] = [
  ['gateway_id', 'internet'],
  ['nat_gateway_id', 'nat'],
  ['egress_only_gateway_id', 'nat'],
  ['instance_id', 'other'],
  ['network_interface_id', 'other'],
  ['transit_gateway_id', 'other'],
  ['vpc_peering_connection_id', 'other'],
  ['vpc_endpoint_id', 'other'],
  ['carrier_gateway_id', 'other'],
  ['local_gateway_id', 'other'],
  ['core_network_arn', 'other'],
];

function readRoute(
  resource: Resource,
  values: Readonly<Record<string, Value>>,
  path: string,
): readonly DefaultRoute[] {
  const destinations = [
    'cidr_block',
    'destination_cidr_block',
    'ipv6_cidr_block',
    'destination_ipv6_cidr_block',
  ].map((attribute) => values[attribute] ?? null);
  const everywhere = destinations.some((value) => value === '0.0.0.0/0' || value === '::/0');
  if (!everywhere && !destinations.some(isUnknown)) return [];
  const prefix = path === '' ? '' : `${path}.`;
  const named = targetKinds.find(([attribute]) =>
    isTarget(resource, values[attribute], `${prefix}${attribute}`),
  );
  if (named === undefined) return [unreadable(resource, path === '' ? 'route_table_id' : path)];
  const [attribute, kind] = named;
  const at = `${prefix}${attribute}`;
  if (!everywhere) return [{ kind: 'unknown', resource, attribute: at }];
  return [
    {
      kind: kind === 'internet' ? gatewayKind(resource, values[attribute], at) : kind,
      resource,
      attribute: at,
    },
  ];
}

/** Written, or unknown because something is referred to; an empty string is how the provider says "none". */
function isTarget(resource: Resource, value: Value | undefined, path: string): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (!isUnknown(value)) return true;
  return value.references.length > 0 || referencesUnder(resource, path).length > 0;
}

/** `gateway_id` also takes virtual private gateways and VPC endpoints. */
function gatewayKind(resource: Resource, value: Value | undefined, path: string): RouteKind {
  const text = isUnknown(value) ? undefined : toText(value);
  if (text?.startsWith('igw-') === true) return 'internet';
  if (text?.startsWith('vgw-') === true || text === 'local') return 'other';
  const types = new Set(referencesUnder(resource, path).map(referredType));
  if (types.has('aws_internet_gateway') || types.has('data.aws_internet_gateway')) {
    return types.size === 1 ? 'internet' : 'unknown';
  }
  return types.has('aws_vpn_gateway') || types.has('data.aws_vpn_gateway') ? 'other' : 'unknown';
}

function unreadable(resource: Resource, attribute: string): DefaultRoute {
  return { kind: 'unknown', resource, attribute };
}
