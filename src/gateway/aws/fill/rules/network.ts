import { textsOf } from '../../../utility/values.js';
import { zoneId, zoneNames } from '../place.js';
import { type Rule, type Scene } from '../scene.js';
import { firstZone, privateHost, publicHost } from './hosts.js';

/** The zone id that belongs to the zone in use. */
const idOfZone = (scene: Scene): string =>
  zoneId(scene.region, Math.max(0, zoneNames(scene.region).indexOf(scene.text('availability_zone'))));

const securityGroup: Rule = {
  id: 'sg-{hex:17}',
  arn: 'arn=ec2:ra:security-group/{id}',
  description: 'Managed by Terraform',
  vpc_id: 'vpc-{hex:17}',
};

const securityGroupRule: Rule = {
  id: 'sgr-{hex:17}',
  arn: 'arn=ec2:ra:security-group-rule/{id}',
  security_group_rule_id: '{id}',
};

const hasIpv6 = (scene: Scene): boolean =>
  scene.values.assign_generated_ipv6_cidr_block === true || scene.text('ipv6_ipam_pool_id') !== '';

/** A /56 of the blocks that Amazon gives to VPCs. */
const ipv6Block = (scene: Scene): string => {
  const [first, second] =
    scene
      .chance('ipv6')
      .hex(6)
      .match(/.{4}|.{2}/g) ?? [];
  return scene.invent(`2600:1f18:${first ?? '0'}:${second ?? '0'}00::/56`);
};

const vpc: Rule = {
  id: 'vpc-{hex:17}',
  arn: 'arn=ec2:ra:vpc/{id}',
  ipv6_association_id: (scene) =>
    hasIpv6(scene) ? scene.invent(`vpc-cidr-assoc-${scene.chance('ipv6 id').hex(17)}`) : '',
  ipv6_cidr_block: (scene) => (hasIpv6(scene) ? ipv6Block(scene) : ''),
  ipv6_cidr_block_network_border_group: (scene) => (hasIpv6(scene) ? scene.region : ''),
  cidr_block: (scene) => `10.0.0.0/${scene.text('ipv4_netmask_length') || '16'}`,
};

const subnet: Rule = {
  id: 'subnet-{hex:17}',
  arn: 'arn=ec2:ra:subnet/{id}',
  availability_zone: firstZone,
  availability_zone_id: idOfZone,
  ipv6_cidr_block_association_id: (scene) =>
    scene.text('ipv6_cidr_block') === ''
      ? ''
      : scene.invent(`subnet-cidr-assoc-${scene.chance('ipv6 id').hex(17)}`),
  private_dns_hostname_type_on_launch: 'ip-name',
};

const routeTable: Rule = { id: 'rtb-{hex:17}', arn: 'arn=ec2:ra:route-table/{id}' };
const networkAcl: Rule = { id: 'acl-{hex:17}', arn: 'arn=ec2:ra:network-acl/{id}' };
const dhcpOptions: Rule = { id: 'dopt-{hex:17}', arn: 'arn=ec2:ra:dhcp-options/{id}' };
const flowLogFields =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status';

/** What AWS logs where the format is left out. */
const flowLogFormat = flowLogFields
  .split(' ')
  .map((field) => '${' + field + '}')
  .join(' ');

const isGateway = (scene: Scene): boolean =>
  scene.text('vpc_endpoint_type') === '' || scene.text('vpc_endpoint_type') === 'Gateway';

/** VPC, EC2 networking, transit gateways and VPN. */
export const network: Readonly<Record<string, Rule>> = {
  aws_vpc: vpc,
  aws_default_vpc: { ...vpc, cidr_block: '172.31.0.0/16' },
  aws_subnet: subnet,
  aws_default_subnet: {
    ...subnet,
    vpc_id: 'vpc-{hex:17}',
    cidr_block: (scene) => {
      const zone = zoneNames(scene.region).indexOf(scene.text('availability_zone'));
      return `172.31.${Math.max(0, zone) * 16}.0/20`;
    },
  },
  aws_security_group: securityGroup,
  aws_default_security_group: securityGroup,
  aws_security_group_rule: { id: 'sgrule-{digits:10}', security_group_rule_id: 'sgr-{hex:17}' },
  aws_vpc_security_group_ingress_rule: securityGroupRule,
  aws_vpc_security_group_egress_rule: securityGroupRule,
  aws_internet_gateway: { id: 'igw-{hex:17}', arn: 'arn=ec2:ra:internet-gateway/{id}' },
  aws_internet_gateway_attachment: { id: '{internet_gateway_id}:{vpc_id}' },
  aws_egress_only_internet_gateway: { id: 'eigw-{hex:17}' },
  aws_nat_gateway: { id: 'nat-{hex:17}', association_id: 'eipassoc-{hex:17}' },
  aws_eip: {
    id: 'eipalloc-{hex:17}',
    allocation_id: '{id}',
    arn: 'arn=ec2:ra:elastic-ip/{id}',
    domain: 'vpc',
    vpc: () => true,
    public_dns: publicHost,
    private_dns: '',
    private_ip: '',
    association_id: '',
    carrier_ip: '',
    customer_owned_ip: '',
    ptr_record: '',
    network_border_group: '{place.region}',
    public_ipv4_pool: 'amazon',
  },
  aws_eip_association: { id: 'eipassoc-{hex:17}' },
  aws_route_table: routeTable,
  aws_default_route_table: { ...routeTable, id: '{default_route_table_id}' },
  aws_route: {
    id: 'r-{route_table_id}{digits:10}',
    instance_id: '',
    instance_owner_id: '',
    origin: 'CreateRoute',
    state: 'active',
  },
  aws_route_table_association: { id: 'rtbassoc-{hex:17}' },
  aws_main_route_table_association: { id: 'rtbassoc-{hex:17}', original_route_table_id: 'rtb-{hex:17}' },
  aws_network_acl: networkAcl,
  aws_default_network_acl: { ...networkAcl, id: '{default_network_acl_id}' },
  aws_network_acl_rule: { id: 'nacl-{digits:10}' },
  aws_network_acl_association: { id: 'aclassoc-{hex:17}' },
  aws_vpc_dhcp_options: dhcpOptions,
  aws_default_vpc_dhcp_options: dhcpOptions,
  aws_vpc_dhcp_options_association: { id: '{dhcp_options_id}-{vpc_id}' },
  aws_vpc_ipv4_cidr_block_association: { id: 'vpc-cidr-assoc-{hex:17}' },
  aws_vpc_ipv6_cidr_block_association: { id: 'vpc-cidr-assoc-{hex:17}', ipv6_cidr_block: ipv6Block },
  aws_vpc_endpoint: {
    id: 'vpce-{hex:17}',
    arn: 'arn=ec2:ra:vpc-endpoint/{id}',
    prefix_list_id: 'pl-{hex:8}',
    service_region: '{place.region}',
    ip_address_type: 'ipv4',
    cidr_blocks: (scene) => (isGateway(scene) ? ['52.216.0.0/15', '3.5.0.0/19'] : []),
    network_interface_ids: (scene) =>
      textsOf(scene.values.subnet_ids).map((_, index) =>
        scene.invent(`eni-${scene.chance(`interface ${index}`).hex(17)}`),
      ),
    dns_entry: (scene) => [
      {
        dns_name: scene.invent(
          `${scene.text('id')}-${scene.chance('dns').text('abcdefghijklmnopqrstuvwxyz0123456789', 8)}.${scene.text('service_name').split('.').pop() ?? ''}.${scene.region}.vpce.amazonaws.com`,
        ),
        hosted_zone_id: scene.invent(
          `Z${scene.chance('zone').text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 13)}`,
        ),
      },
    ],
  },
  aws_vpc_endpoint_service: {
    id: 'vpce-svc-{hex:17}',
    arn: 'arn=ec2:ra:vpc-endpoint-service/{id}',
    service_name: 'com.amazonaws.vpce.{place.region}.{id}',
    service_type: 'Interface',
    state: 'Available',
  },
  aws_vpc_endpoint_route_table_association: { id: 'a-{vpc_endpoint_id}{digits:10}' },
  aws_vpc_endpoint_subnet_association: { id: 'a-{vpc_endpoint_id}{digits:10}' },
  aws_vpc_endpoint_security_group_association: { id: 'a-{vpc_endpoint_id}{digits:10}' },
  aws_vpc_endpoint_policy: { id: '{vpc_endpoint_id}' },
  aws_vpc_peering_connection: {
    id: 'pcx-{hex:17}',
    accept_status: (scene) => (scene.values.auto_accept === true ? 'active' : 'pending-acceptance'),
    peer_owner_id: '{account}',
    peer_region: '{place.region}',
  },
  aws_vpc_peering_connection_accepter: {
    id: '{vpc_peering_connection_id}',
    accept_status: 'active',
    peer_owner_id: '{account}',
    peer_region: '{place.region}',
    peer_vpc_id: 'vpc-{hex:17}',
  },
  aws_vpc_peering_connection_options: { id: '{vpc_peering_connection_id}' },
  aws_flow_log: {
    id: 'fl-{hex:17}',
    arn: 'arn=ec2:ra:vpc-flow-log/{id}',
    log_destination: (scene) =>
      scene.text('log_group_name') === ''
        ? ''
        : scene.arn('logs', 'ra', `log-group:${scene.text('log_group_name')}`),
    log_group_name: '',
    log_format: () => flowLogFormat,
  },
  aws_network_interface: {
    id: 'eni-{hex:17}',
    arn: 'arn=ec2:ra:network-interface/{id}',
    private_ips: (scene) => [scene.text('private_ip')],
    private_ip: (scene) => scene.invent(`10.0.1.${scene.chance('ip').integer(10, 250)}`),
    private_ip_list: (scene) => [scene.text('private_ip')],
    private_dns_name: privateHost,
    outpost_arn: '',
    interface_type: 'interface',
  },
  aws_network_interface_attachment: { id: 'eni-attach-{hex:17}', attachment_id: '{id}', status: 'attached' },
  aws_network_interface_sg_attachment: { id: '{security_group_id}_{network_interface_id}' },
  aws_ec2_managed_prefix_list: { id: 'pl-{hex:17}', arn: 'arn=ec2:ra:prefix-list/{id}' },
  aws_ec2_managed_prefix_list_entry: { id: '{prefix_list_id},{cidr}' },
  aws_ec2_instance_connect_endpoint: {
    id: 'eice-{hex:17}',
    arn: 'arn=ec2:ra:instance-connect-endpoint/{id}',
    dns_name: '{id}.{hex:8}.ec2-instance-connect-endpoint.{place.region}.amazonaws.com',
  },
  aws_ec2_tag: { id: '{resource_id},{key}' },
};
