import { textOf, textsOf } from '../../utility/values.js';
import { Chance } from '../../utility/chance.js';
import { zoneId, zoneNames } from '../fill/place.js';
import { type Rule, type Scene } from '../fill/scene.js';
import { asked, askedTags, filterValues, standing, threeIds, vpcId, withoutWildcards } from './question.js';

const defaultCidr = '172.31.0.0/16';

function isDefaultVpc(scene: Scene): boolean {
  return scene.values.default === true || scene.text('id') === standing(scene, 'vpc-', 'default');
}

/** One subnet of every VPC in each zone; a question that selects by tags gets subnets of its own. */
function subnetIds(scene: Scene): string[] {
  const zones = filterValues(scene, 'availability-zone', 'availabilityZone');
  const names = zoneNames(scene.region);
  const selection = [
    vpcId(scene),
    JSON.stringify(askedTags(scene)),
    String(filterValues(scene, 'map-public-ip-on-launch', 'default-for-az')),
  ];
  const wanted = zones.length === 0 ? names : zones.map(withoutWildcards);
  return wanted.map((zone) => subnetOf(scene, Math.max(0, names.indexOf(zone)), selection));
}

/** The id carries the zone in its last digit, so that a later question by id finds the same zone and CIDR again. */
function subnetOf(scene: Scene, zone: number, selection: readonly string[]): string {
  const id = standing(scene, 'subnet-', ...selection, String(zone));
  return scene.invent(id.slice(0, -1) + String(zone));
}

function zoneIndex(scene: Scene): number {
  const named = asked(scene, 'availability_zone', 'availability-zone', 'availabilityZone');
  const names = zoneNames(scene.region);
  if (named !== null) return Math.max(0, names.indexOf(named));
  return Number.parseInt(scene.text('id').slice(-1), 16) % names.length;
}

/** A /20 of the VPC: the zone decides the slot, the rest of the id which of the five sets of slots. */
function subnetCidr(scene: Scene): string {
  const set = new Chance('slot', scene.text('id').slice(0, -1)).integer(0, 4);
  return `172.31.${(set * 3 + zoneIndex(scene)) * 16}.0/20`;
}

const groupId = (scene: Scene): string =>
  asked(scene, 'id', 'group-id') ??
  standing(scene, 'sg-', vpcId(scene), groupName(scene), JSON.stringify(askedTags(scene)));

const groupName = (scene: Scene): string =>
  asked(scene, 'name', 'group-name') ?? askedTags(scene).Name ?? 'default';

/** VPCs, subnets, security groups, gateways. */
export const network: Readonly<Record<string, Rule>> = {
  aws_vpc: {
    id: vpcId,
    arn: 'arn=ec2:ra:vpc/{id}',
    cidr_block: (scene) => asked(scene, 'cidr_block', 'cidr', 'cidr-block') ?? defaultCidr,
    cidr_block_associations: (scene) => [
      {
        association_id: standing(scene, 'vpc-cidr-assoc-', scene.text('id')),
        cidr_block: scene.text('cidr_block'),
        state: 'associated',
      },
    ],
    default: isDefaultVpc,
    enable_dns_hostnames: () => true,
    enable_dns_support: () => true,
    instance_tenancy: 'default',
    ipv6_association_id: '',
    ipv6_cidr_block: '',
    main_route_table_id: (scene) => standing(scene, 'rtb-', scene.text('id')),
    dhcp_options_id: (scene) => standing(scene, 'dopt-', 'default'),
    state: 'available',
    tags: askedTags,
  },
  aws_vpcs: { id: '{place.region}', ids: (scene) => [vpcId(scene)], tags: askedTags },
  aws_subnets: { id: '{place.region}', ids: subnetIds, tags: askedTags },
  aws_subnet_ids: { id: '{vpc_id}', ids: subnetIds, tags: askedTags },
  aws_subnet: {
    id: (scene) =>
      asked(scene, 'id', 'subnet-id') ??
      subnetOf(scene, zoneIndexAsked(scene), [vpcId(scene), JSON.stringify(askedTags(scene)), '']),
    arn: 'arn=ec2:ra:subnet/{id}',
    vpc_id: vpcId,
    cidr_block: (scene) => asked(scene, 'cidr_block', 'cidr-block', 'cidrBlock', 'cidr') ?? subnetCidr(scene),
    availability_zone: (scene) => zoneNames(scene.region)[zoneIndex(scene)] ?? '',
    availability_zone_id: (scene) => zoneId(scene.region, zoneIndex(scene)),
    available_ip_address_count: () => 4091,
    default_for_az: (scene) => scene.text('vpc_id') === standing(scene, 'vpc-', 'default'),
    map_public_ip_on_launch: (scene) => scene.text('vpc_id') === standing(scene, 'vpc-', 'default'),
    ipv6_cidr_block: '',
    ipv6_cidr_block_association_id: '',
    outpost_arn: '',
    customer_owned_ipv4_pool: '',
    private_dns_hostname_type_on_launch: 'ip-name',
    state: 'available',
    tags: askedTags,
  },
  aws_security_group: {
    id: groupId,
    arn: 'arn=ec2:ra:security-group/{id}',
    name: groupName,
    description: (scene) => `${scene.text('name')} VPC security group`,
    vpc_id: vpcId,
    tags: askedTags,
  },
  aws_security_groups: {
    id: '{place.region}',
    ids: threeIds('sg-'),
    arns: (scene) => textsOf(scene.settle('ids')).map((id) => scene.arn('ec2', 'ra', `security-group/${id}`)),
    vpc_ids: (scene) => textsOf(scene.settle('ids')).map(() => vpcId(scene)),
    tags: askedTags,
  },
  aws_route_table: {
    id: '{route_table_id}',
    route_table_id: (scene) =>
      asked(scene, 'route_table_id', 'route-table-id') ??
      standing(
        scene,
        'rtb-',
        vpcId(scene),
        textOf(scene.values.subnet_id) ?? '',
        JSON.stringify(askedTags(scene)),
      ),
    arn: 'arn=ec2:ra:route-table/{route_table_id}',
    vpc_id: vpcId,
    subnet_id: '',
    gateway_id: '',
    routes: () => [],
    associations: () => [],
    tags: askedTags,
  },
  aws_route_tables: { id: '{place.region}', ids: threeIds('rtb-'), tags: askedTags },
  aws_internet_gateway: {
    id: '{internet_gateway_id}',
    internet_gateway_id: (scene) =>
      asked(scene, 'internet_gateway_id', 'internet-gateway-id') ?? standing(scene, 'igw-', vpcId(scene)),
    arn: 'arn=ec2:ra:internet-gateway/{internet_gateway_id}',
    attachments: (scene) => [
      { state: 'available', vpc_id: filterValues(scene, 'attachment.vpc-id')[0] ?? vpcId(scene) },
    ],
    tags: askedTags,
  },
  aws_nat_gateway: {
    id: (scene) =>
      asked(scene, 'id', 'nat-gateway-id') ??
      standing(scene, 'nat-', vpcId(scene), JSON.stringify(askedTags(scene))),
    vpc_id: vpcId,
    connectivity_type: 'public',
    tags: askedTags,
  },
  aws_nat_gateways: { id: '{place.region}', ids: threeIds('nat-'), tags: askedTags },
};

function zoneIndexAsked(scene: Scene): number {
  const named = asked(scene, 'availability_zone', 'availability-zone', 'availabilityZone');
  return named === null ? 0 : Math.max(0, zoneNames(scene.region).indexOf(named));
}
