import { textOf, textsOf } from '../../utility/values.js';
import { dnsSuffixOf, zoneId, zoneNames } from '../fill/place.js';
import { type Rule, type Scene } from '../fill/scene.js';
import { asked, askedTags, filterValues, standing, threeIds, vpcId } from './question.js';

/** Zones of the region that the question does not leave out. */
const zones = (scene: Scene): readonly { name: string; id: string }[] => {
  const excludedNames = textsOf(scene.values.exclude_names);
  const excludedIds = textsOf(scene.values.exclude_zone_ids);
  const named = filterValues(scene, 'zone-name');
  const ids = filterValues(scene, 'zone-id');
  return zoneNames(scene.region)
    .map((name, index) => ({ name, id: zoneId(scene.region, index) }))
    .filter(({ name, id }) => !excludedNames.includes(name) && !excludedIds.includes(id))
    .filter(
      ({ name, id }) =>
        (named.length === 0 || named.includes(name)) && (ids.length === 0 || ids.includes(id)),
    );
};

const isGiven = (scene: Scene, name: string): boolean =>
  typeof scene.values[name] === 'string' && scene.values[name] !== '';

const zoneName = (scene: Scene): string => {
  if (isGiven(scene, 'zone_id')) {
    const found = zones(scene).find(({ id }) => id === textOf(scene.values.zone_id));
    if (found !== undefined) return found.name;
  }
  return zones(scene)[0]?.name ?? `${scene.region}a`;
};

const serviceName = (scene: Scene): string => {
  const given = asked(scene, 'service_name', 'service-name');
  return given ?? `com.amazonaws.${scene.region}.${textOf(scene.values.service) ?? 's3'}`;
};

const prefixListName = (scene: Scene): string =>
  asked(scene, 'name', 'prefix-list-name') ?? `com.amazonaws.${scene.region}.s3`;

const ipRanges = ['203.0.113.0/24', '198.51.100.0/24'];

/** Zones, endpoints, prefix lists, interfaces. */
export const endpoints: Readonly<Record<string, Rule>> = {
  aws_availability_zones: {
    id: '{place.region}',
    names: (scene) => zones(scene).map(({ name }) => name),
    zone_ids: (scene) => zones(scene).map(({ id }) => id),
    group_names: (scene) => [scene.region],
  },
  aws_availability_zone: {
    id: '{name}',
    name: zoneName,
    zone_id: (scene) =>
      zoneId(scene.region, Math.max(0, zoneNames(scene.region).indexOf(scene.text('name')))),
    name_suffix: (scene) => scene.text('name').slice(scene.region.length),
    group_name: '{place.region}',
    network_border_group: '{place.region}',
    region: '{place.region}',
    opt_in_status: 'opt-in-not-required',
    zone_type: 'availability-zone',
    state: 'available',
    parent_zone_id: '',
    parent_zone_name: '',
  },
  aws_eip: { id: 'eipalloc-{hex:17}', domain: 'vpc', instance_id: '', tags: askedTags },
  aws_eips: {
    id: '{place.region}',
    allocation_ids: threeIds('eipalloc-'),
    public_ips: () => ['203.0.113.11', '203.0.113.12', '203.0.113.13'],
    tags: askedTags,
  },
  aws_vpc_endpoint: {
    id: 'vpce-{hex:17}',
    arn: 'arn=ec2:ra:vpc-endpoint/{id}',
    vpc_id: vpcId,
    service_name: serviceName,
    vpc_endpoint_type: 'Gateway',
    ip_address_type: 'ipv4',
    state: 'available',
    policy: '',
    tags: askedTags,
  },
  aws_vpc_endpoint_service: {
    id: '{service_id}',
    service_id: 'vpce-svc-{hex:17}',
    service_name: serviceName,
    arn: 'arn=ec2:ra:vpc-endpoint-service/{service_id}',
    availability_zones: (scene) => [...zoneNames(scene.region)],
    base_endpoint_dns_names: (scene) => [
      `${scene.text('service_name').split('.').pop() ?? ''}.${scene.region}.vpce.${dnsSuffixOf(scene.region)}`,
    ],
    owner: 'amazon',
    region: '{place.region}',
    private_dns_name: (scene) =>
      `${scene.text('service_name').split('.').pop() ?? ''}.${scene.region}.${dnsSuffixOf(scene.region)}`,
    private_dns_names: (scene) => [scene.text('private_dns_name')],
    service_type: (scene) => (/\.(s3|dynamodb)$/.test(scene.text('service_name')) ? 'Gateway' : 'Interface'),
    supported_ip_address_types: () => ['ipv4'],
    vpc_endpoint_policy_supported: () => true,
    tags: askedTags,
  },
  aws_ec2_managed_prefix_list: {
    id: (scene) => asked(scene, 'id', 'prefix-list-id') ?? standing(scene, 'pl-', prefixListName(scene)),
    name: prefixListName,
    arn: 'arn=ec2:ra:prefix-list/{id}',
    address_family: 'IPv4',
    entries: () => ipRanges.map((cidr) => ({ cidr, description: '' })),
    max_entries: () => 55,
    owner_id: 'AWS',
    version: () => 1,
    tags: askedTags,
  },
  aws_ec2_managed_prefix_lists: { id: '{place.region}', ids: threeIds('pl-'), tags: askedTags },
  aws_prefix_list: {
    id: (scene) => textOf(scene.values.prefix_list_id) ?? standing(scene, 'pl-', prefixListName(scene)),
    name: prefixListName,
    cidr_blocks: () => ipRanges,
  },
  aws_ip_ranges: {
    id: '1767225600',
    sync_token: () => 1767225600,
    create_date: '2026-01-01-00-00-00',
    cidr_blocks: () => ipRanges,
    ipv6_cidr_blocks: () => ['2001:db8::/32'],
  },
  aws_network_interface: {
    id: (scene) =>
      asked(scene, 'id', 'network-interface-id') ?? standing(scene, 'eni-', JSON.stringify(askedTags(scene))),
    arn: 'arn=ec2:ra:network-interface/{id}',
    vpc_id: vpcId,
    private_ip: '172.31.0.20',
    private_ips: () => ['172.31.0.20'],
    availability_zone: (scene) => zoneNames(scene.region)[0] ?? '',
    interface_type: 'interface',
    association: () => [],
    attachment: () => [],
    tags: askedTags,
  },
  aws_network_interfaces: { id: '{place.region}', ids: threeIds('eni-'), tags: askedTags },
  aws_ec2_transit_gateway: {
    id: (scene) =>
      asked(scene, 'id', 'transit-gateway-id') ?? standing(scene, 'tgw-', JSON.stringify(askedTags(scene))),
    arn: 'arn=ec2:ra:transit-gateway/{id}',
    amazon_side_asn: () => 64512,
    association_default_route_table_id: 'tgw-rtb-{hex:17}',
    propagation_default_route_table_id: '{association_default_route_table_id}',
    tags: askedTags,
  },
};
