import { objectsOf } from '../../../utility/values.js';
import { zoneNames } from '../place.js';
import { type Rule } from '../scene.js';

const attachment: Rule = { id: 'tgw-attach-{hex:17}', arn: 'arn=ec2:ra:transit-gateway-attachment/{id}' };
const betweenRouteTable: Rule = {
  id: '{transit_gateway_route_table_id}_{transit_gateway_attachment_id}',
  resource_type: 'vpc',
};

/** Transit gateways, VPN, IPAM, network firewalls, sharing between accounts. */
export const transit: Readonly<Record<string, Rule>> = {
  aws_ec2_transit_gateway: {
    id: 'tgw-{hex:17}',
    arn: 'arn=ec2:ra:transit-gateway/{id}',
    association_default_route_table_id: 'tgw-rtb-{hex:17}',
    propagation_default_route_table_id: '{association_default_route_table_id}',
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    ...attachment,
    vpc_owner_id: '{account}',
    security_group_referencing_support: 'disable',
  },
  aws_ec2_transit_gateway_vpc_attachment_accepter: { ...attachment, id: '{transit_gateway_attachment_id}' },
  aws_ec2_transit_gateway_peering_attachment: { ...attachment, state: 'pendingAcceptance' },
  aws_ec2_transit_gateway_peering_attachment_accepter: {
    ...attachment,
    id: '{transit_gateway_attachment_id}',
  },
  aws_ec2_transit_gateway_route_table: {
    id: 'tgw-rtb-{hex:17}',
    arn: 'arn=ec2:ra:transit-gateway-route-table/{id}',
  },
  aws_ec2_transit_gateway_route: { id: '{transit_gateway_route_table_id}_{destination_cidr_block}' },
  aws_ec2_transit_gateway_route_table_association: betweenRouteTable,
  aws_ec2_transit_gateway_route_table_propagation: betweenRouteTable,
  aws_customer_gateway: { id: 'cgw-{hex:17}', arn: 'arn=ec2:ra:customer-gateway/{id}' },
  aws_vpn_gateway: { id: 'vgw-{hex:17}', arn: 'arn=ec2:ra:vpn-gateway/{id}', amazon_side_asn: '64512' },
  aws_vpn_gateway_attachment: { id: 'vpn-attachment-{hex:8}' },
  aws_vpn_connection: {
    id: 'vpn-{hex:17}',
    arn: 'arn=ec2:ra:vpn-connection/{id}',
    tunnel1_address: '203.0.113.21',
    tunnel2_address: '203.0.113.22',
    tunnel1_inside_cidr: '169.254.10.0/30',
    tunnel2_inside_cidr: '169.254.11.0/30',
    tunnel1_vgw_inside_address: '169.254.10.1',
    tunnel2_vgw_inside_address: '169.254.11.1',
    tunnel1_cgw_inside_address: '169.254.10.2',
    tunnel2_cgw_inside_address: '169.254.11.2',
    tunnel1_bgp_asn: '64512',
    tunnel2_bgp_asn: '64512',
    tunnel1_bgp_holdtime: () => 30,
    tunnel2_bgp_holdtime: () => 30,
    tunnel1_preshared_key: '{mixed:32}',
    tunnel2_preshared_key: '{mixed:32}',
    transit_gateway_attachment_id: (scene) =>
      scene.text('transit_gateway_id') === ''
        ? ''
        : scene.invent(`tgw-attach-${scene.chance('attachment').hex(17)}`),
    core_network_arn: '',
    core_network_attachment_arn: '',
    preshared_key_arn: '',
    customer_gateway_configuration: (scene) =>
      scene.invent(
        `<?xml version="1.0" encoding="UTF-8"?><vpn_connection id="${scene.text('id')}"></vpn_connection>`,
      ),
  },
  aws_vpn_connection_route: { id: '{destination_cidr_block}:{vpn_connection_id}' },
  aws_ec2_client_vpn_endpoint: {
    id: 'cvpn-endpoint-{hex:17}',
    arn: 'arn=ec2:ra:client-vpn-endpoint/{id}',
    dns_name: '*.{id}.prod.clientvpn.{place.region}.amazonaws.com',
  },
  aws_vpc_ipam: { id: 'ipam-{hex:17}', arn: 'arn=ec2:a:ipam/{id}' },
  aws_vpc_ipam_pool: { id: 'ipam-pool-{hex:17}', arn: 'arn=ec2:a:ipam-pool/{id}', state: 'create-complete' },
  aws_vpc_block_public_access_exclusion: {
    id: 'vpcbpa-exclude-{hex:17}',
    resource_arn: 'arn=ec2:ra:vpc/{vpc_id}',
  },
  aws_networkfirewall_firewall: {
    id: '{arn}',
    arn: 'arn=network-firewall:ra:firewall/{name}',
    update_token: '{uuid}',
    firewall_status: (scene) => [
      {
        sync_states: objectsOf(scene.values.subnet_mapping).map((mapping, index) => ({
          availability_zone: zoneNames(scene.region)[index % zoneNames(scene.region).length] ?? '',
          attachment: [
            {
              endpoint_id: scene.invent(`vpce-${scene.chance(`endpoint ${index}`).hex(17)}`),
              subnet_id: mapping.subnet_id ?? '',
            },
          ],
        })),
        transit_gateway_attachment_sync_states: [],
      },
    ],
  },
  aws_networkfirewall_firewall_policy: {
    id: '{arn}',
    arn: 'arn=network-firewall:ra:firewall-policy/{name}',
    update_token: '{uuid}',
  },
  aws_networkfirewall_rule_group: {
    id: '{arn}',
    arn: 'arn=network-firewall:ra:stateful-rulegroup/{name}',
    update_token: '{uuid}',
  },
  aws_networkfirewall_logging_configuration: { id: '{firewall_arn}' },
  aws_globalaccelerator_accelerator: {
    id: '{arn}',
    arn: 'arn=globalaccelerator:a:accelerator/{uuid}',
    dns_name: 'a{hex:16}.awsglobalaccelerator.com',
    ip_sets: () => [{ ip_addresses: ['198.51.100.11', '203.0.113.11'], ip_family: 'IPv4' }],
    hosted_zone_id: 'Z2BJ6XQ5FK7U4H',
  },
  aws_globalaccelerator_listener: { id: '{accelerator_arn}/listener/{hex:8}', arn: '{id}' },
  aws_globalaccelerator_endpoint_group: {
    id: '{listener_arn}/endpoint-group/{hex:12}',
    arn: '{id}',
    endpoint_group_region: '{place.region}',
  },
  aws_dx_gateway: { id: '{uuid}' },
  aws_dx_connection: { id: 'dxcon-{lower:8}' },
  aws_ram_resource_share: { id: '{arn}', arn: 'arn=ram:ra:resource-share/{uuid}' },
  aws_ram_resource_association: { id: '{resource_share_arn},{resource_arn}' },
  aws_ram_principal_association: { id: '{resource_share_arn},{principal}' },
};
