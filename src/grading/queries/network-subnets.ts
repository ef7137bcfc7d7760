import type { Evidence, Resource } from '../../domain/evidence.js';
import { isObject, isUnknown, type Value } from '../../domain/value.js';
import { oncePerEvidence } from './memo.js';
import { linked } from './network-links.js';
import { defaultRoutes, type DefaultRoute } from './network-routes.js';
import { textsIn } from './values.js';
import { resourcesOf } from './blocks.js';

/**
 * Where a subnet's default route leads: `public` to an internet gateway, `private` to something else (NAT, transit
 * gateway, appliance), `isolated` nowhere, `unknown` where that cannot be told.
 */
export type Reach = 'public' | 'private' | 'isolated' | 'unknown';

/** What a subnet's name and tags say it is. */
export type Tier = 'public' | 'private' | 'database';

export interface Subnet {
  readonly resource: Resource;
  readonly reach: Reach;
  readonly tier: Tier | null;
  /** Route tables it is associated with; empty where it falls back to the VPC's main table. */
  readonly tables: readonly Resource[];
  readonly associations: readonly Resource[];
  /** Default routes of those tables. */
  readonly routes: readonly DefaultRoute[];
}

/** Every declared subnet with its reach. */
export const subnets: (evidence: Evidence) => readonly Subnet[] = oncePerEvidence((evidence) =>
  resourcesOf(evidence, 'aws_subnet', 'aws_default_subnet').map((subnet) => readSubnet(evidence, subnet)),
);

/** Subnets that an attribute names, as models; data sources and literals give none. */
export function linkedSubnets(evidence: Evidence, resource: Resource, path: string): readonly Subnet[] {
  const named = new Set(linked(evidence, resource, path, 'aws_subnet', 'aws_default_subnet'));
  return subnets(evidence).filter((subnet) => named.has(subnet.resource));
}

function readSubnet(evidence: Evidence, resource: Resource): Subnet {
  const tier = tierOf(resource);
  const associations = resourcesOf(evidence, 'aws_route_table_association').filter((association) =>
    linked(evidence, association, 'subnet_id', 'aws_subnet', 'aws_default_subnet').includes(resource),
  );
  if (resource.type === 'aws_default_subnet') {
    return { resource, tier, reach: 'public', tables: [], associations, routes: [] };
  }
  const tables =
    associations.length > 0
      ? associations.flatMap((association) => linked(evidence, association, 'route_table_id', ...tableTypes))
      : mainTables(evidence, resource);
  const routes = tables.flatMap((table) => defaultRoutes(evidence, table));
  return {
    resource,
    tier,
    tables,
    associations,
    routes,
    reach: reachOf(evidence, resource, associations, tables),
  };
}

const tableTypes = ['aws_route_table', 'aws_default_route_table'] as const;

function reachOf(
  evidence: Evidence,
  subnet: Resource,
  associations: readonly Resource[],
  tables: readonly Resource[],
): Reach {
  if (tables.length === 0) {
    // An association with a table from elsewhere, or a main table that is not declared.
    if (associations.length > 0) return 'unknown';
    return hasUnjoined(evidence) || !inDeclaredVpc(evidence, subnet) ? 'unknown' : 'isolated';
  }
  const reaches = new Set(tables.map((table) => tableReach(evidence, table)));
  const [only] = reaches;
  return reaches.size === 1 && only !== undefined ? only : 'unknown';
}

/** Where a table's default routes lead. An internet gateway for one address family is enough to be public. */
function tableReach(evidence: Evidence, table: Resource): Reach {
  const kinds = defaultRoutes(evidence, table).map((route) => route.kind);
  if (kinds.includes('internet')) return 'public';
  if (kinds.includes('unknown')) return 'unknown';
  return kinds.length > 0 ? 'private' : 'isolated';
}

/** Associations whose subnet cannot be told: any subnet may be theirs. */
function hasUnjoined(evidence: Evidence): boolean {
  return resourcesOf(evidence, 'aws_route_table_association').some(
    (association) =>
      association.values.gateway_id === undefined &&
      linked(evidence, association, 'subnet_id', 'aws_subnet', 'aws_default_subnet', 'data.aws_subnet')
        .length === 0,
  );
}

function inDeclaredVpc(evidence: Evidence, subnet: Resource): boolean {
  return linked(evidence, subnet, 'vpc_id', 'aws_vpc').length > 0;
}

function mainTables(evidence: Evidence, subnet: Resource): readonly Resource[] {
  const vpcs = linked(evidence, subnet, 'vpc_id', 'aws_vpc');
  const ofVpc = (resource: Resource, path: string) =>
    linked(evidence, resource, path, 'aws_vpc').some((vpc) => vpcs.includes(vpc));
  const replaced = resourcesOf(evidence, 'aws_main_route_table_association')
    .filter((main) => ofVpc(main, 'vpc_id'))
    .flatMap((main) => linked(evidence, main, 'route_table_id', ...tableTypes));
  if (replaced.length > 0) return replaced;
  return resourcesOf(evidence, 'aws_default_route_table').filter((table) =>
    ofVpc(table, 'default_route_table_id'),
  );
}

const tierWords: Readonly<Record<Tier, readonly string[]>> = {
  database: ['database', 'databases', 'db', 'dbs', 'rds', 'isolated'],
  private: ['private', 'priv', 'internal'],
  public: ['public', 'pub', 'dmz'],
};

/**
 * The tier that a subnet's resource name, key, `Name` and tier tags agree on; null where they say nothing or disagree.
 * A bare `data` counts only where it can be no part of a project's name.
 */
export function tierOf(subnet: Resource): Tier | null {
  const tags = [subnet.values.tags, subnet.values.tags_all];
  const own = [subnet.name, String(subnet.key ?? ''), ...tags.flatMap((value) => tagTexts(value, tierTags))];
  const words = new Set([...own, ...tags.flatMap((value) => tagTexts(value, /^name$/i))].flatMap(wordsOf));
  const says = (tier: Tier) => tierWords[tier].some((word) => words.has(word));
  if (says('public')) return says('database') || says('private') ? null : 'public';
  if (says('database') || own.some((text) => wordsOf(text).join(' ') === 'data')) return 'database';
  return says('private') ? 'private' : null;
}

const tierTags = /^(tier|type|layer|network|role)$/i;

function tagTexts(tags: Value | undefined, keys: RegExp): readonly string[] {
  if (!isObject(tags)) return [];
  return Object.entries(tags)
    .filter(([key]) => keys.test(key))
    .flatMap(([, value]) =>
      isUnknown(value) ? value.parts.filter((part) => typeof part === 'string') : textsIn(value),
    );
}

/** `myPrivateSubnet-1a` → my, private, subnet, 1a. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
