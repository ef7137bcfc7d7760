import { type Rule } from '../scene.js';
import { byArn, byId, inside, ofRegion } from './shapes.js';

const ec2 = (prefix: string, kind: string, more: Rule = {}): Rule =>
  byId(`${prefix}-{hex:17}`, `ec2:ra:${kind}/{id}`, more);

const virtualInterface: Rule = {
  id: 'dxvif-{lower:8}',
  arn: 'arn=directconnect:ra:dxvif/{id}',
  amazon_side_asn: '64512',
  aws_device: 'EqDC2-123h49s71dabc',
  amazon_address: '169.254.255.1/30',
  customer_address: '169.254.255.2/30',
  bgp_auth_key: '{mixed:24}',
  mtu: () => 1500,
};
const accepter: Rule = { id: '{virtual_interface_id}', arn: 'arn=directconnect:ra:dxvif/{id}' };

const manager = (prefix: string, kind: string): Rule =>
  byId(`${prefix}-{hex:17}`, `networkmanager:a:${kind}/{global_network_id}/{id}`);
const attachment: Rule = {
  id: 'attachment-{hex:17}',
  arn: 'arn=networkmanager:a:attachment/{id}',
  state: 'AVAILABLE',
  core_network_arn: 'arn=networkmanager:a:core-network/{core_network_id}',
  owner_account_id: '{account}',
  edge_location: '{place.region}',
};

const lattice = (prefix: string, kind: string, more: Rule = {}): Rule =>
  byId(`${prefix}-{hex:17}`, `vpc-lattice:ra:${kind}/{id}`, { status: 'ACTIVE', ...more });

/** What reaches beyond one VPC: Direct Connect, Network Manager, VPC Lattice, IPAM, mirroring, endpoint details. */
export const reach: Readonly<Record<string, Rule>> = {
  aws_dx_lag: byId('dxlag-{lower:8}', 'directconnect:ra:dxlag/{id}'),
  aws_dx_gateway_association: {
    id: 'ga-{dx_gateway_id}{associated_gateway_id}',
    dx_gateway_association_id: '{uuid}',
    dx_gateway_owner_account_id: '{account}',
    associated_gateway_owner_account_id: '{account}',
    associated_gateway_type: (scene) =>
      scene.text('associated_gateway_id').startsWith('tgw-') ? 'transitGateway' : 'virtualPrivateGateway',
  },
  aws_dx_gateway_association_proposal: inside('{uuid}'),
  aws_dx_private_virtual_interface: virtualInterface,
  aws_dx_public_virtual_interface: virtualInterface,
  aws_dx_transit_virtual_interface: virtualInterface,
  aws_dx_hosted_private_virtual_interface: virtualInterface,
  aws_dx_hosted_public_virtual_interface: virtualInterface,
  aws_dx_hosted_transit_virtual_interface: virtualInterface,
  aws_dx_hosted_private_virtual_interface_accepter: accepter,
  aws_dx_hosted_public_virtual_interface_accepter: accepter,
  aws_dx_hosted_transit_virtual_interface_accepter: accepter,
  aws_networkmanager_global_network: byId('global-network-{hex:17}', 'networkmanager:a:global-network/{id}'),
  aws_networkmanager_core_network: byId('core-network-{hex:17}', 'networkmanager:a:core-network/{id}', {
    state: 'AVAILABLE',
  }),
  aws_networkmanager_core_network_policy_attachment: inside('{core_network_id}'),
  aws_networkmanager_site: manager('site', 'site'),
  aws_networkmanager_device: manager('device', 'device'),
  aws_networkmanager_link: manager('link', 'link'),
  aws_networkmanager_connection: manager('connection', 'device'),
  aws_networkmanager_link_association: inside('{global_network_id},{link_id},{device_id}'),
  aws_networkmanager_customer_gateway_association: inside('{global_network_id},{customer_gateway_arn}'),
  aws_networkmanager_transit_gateway_registration: inside('{global_network_id},{transit_gateway_arn}'),
  aws_networkmanager_transit_gateway_peering: {
    id: 'peering-{hex:17}',
    arn: 'arn=networkmanager:a:peering/{id}',
    peering_type: 'TRANSIT_GATEWAY',
  },
  aws_networkmanager_vpc_attachment: attachment,
  aws_networkmanager_connect_attachment: attachment,
  aws_networkmanager_site_to_site_vpn_attachment: attachment,
  aws_networkmanager_dx_gateway_attachment: attachment,
  aws_networkmanager_transit_gateway_route_table_attachment: attachment,
  aws_networkmanager_connect_peer: byId('connect-peer-{hex:17}', 'networkmanager:a:connect-peer/{id}', {
    state: 'AVAILABLE',
  }),
  aws_vpclattice_service_network: lattice('sn', 'servicenetwork'),
  aws_vpclattice_service: lattice('svc', 'service', {
    dns_entry: (scene) => [
      {
        domain_name: scene.invent(
          `${scene.text('name')}-${scene.chance('dns').hex(17)}.7d67968.vpc-lattice-svcs.${scene.region}.on.aws`,
        ),
        hosted_zone_id: 'Z09127221KTH2CFUOHIZH',
      },
    ],
  }),
  aws_vpclattice_target_group: lattice('tg', 'targetgroup'),
  aws_vpclattice_listener: {
    listener_id: 'listener-{hex:17}',
    id: '{service_identifier}/{listener_id}',
    arn: 'arn=vpc-lattice:ra:service/{service_identifier}/listener/{listener_id}',
    port: (scene) => (scene.text('protocol') === 'HTTP' ? 80 : 443),
  },
  aws_vpclattice_listener_rule: {
    rule_id: 'rule-{hex:17}',
    id: '{service_identifier}/{listener_identifier}/{rule_id}',
    arn: 'arn=vpc-lattice:ra:service/{service_identifier}/listener/{listener_identifier}/rule/{rule_id}',
  },
  aws_vpclattice_service_network_vpc_association: lattice('snva', 'servicenetworkvpcassociation'),
  aws_vpclattice_service_network_service_association: lattice('snsa', 'servicenetworkserviceassociation'),
  aws_vpclattice_access_log_subscription: lattice('als', 'accesslogsubscription'),
  aws_vpc_ipam_scope: byId('ipam-scope-{hex:17}', 'ec2:a:ipam-scope/{id}', { ipam_scope_type: 'private' }),
  aws_vpc_ipam_pool_cidr: {
    id: '{cidr}_{ipam_pool_id}',
    ipam_pool_cidr_id: 'ipam-pool-cidr-{hex:17}',
    cidr: (scene) => `10.0.0.0/${scene.text('netmask_length') || '16'}`,
  },
  aws_vpc_ipam_resource_discovery: byId('ipam-res-disco-{hex:17}', 'ec2:a:ipam-resource-discovery/{id}'),
  aws_vpc_ipam_resource_discovery_association: byId(
    'ipam-res-disco-assoc-{hex:17}',
    'ec2:a:ipam-resource-discovery-association/{id}',
  ),
  aws_vpc_endpoint_connection_notification: inside('vpce-nfn-{hex:17}'),
  aws_vpc_endpoint_connection_accepter: inside('{vpc_endpoint_service_id}_{vpc_endpoint_id}'),
  aws_vpc_endpoint_service_allowed_principal: inside('vpce-svc-perm-{hex:17}'),
  aws_vpc_security_group_vpc_association: { state: 'associated' },
  aws_vpc_block_public_access_options: ofRegion,
  aws_ec2_traffic_mirror_filter: ec2('tmf', 'traffic-mirror-filter'),
  aws_ec2_traffic_mirror_filter_rule: ec2('tmfr', 'traffic-mirror-filter-rule'),
  aws_ec2_traffic_mirror_session: ec2('tms', 'traffic-mirror-session'),
  aws_ec2_traffic_mirror_target: ec2('tmt', 'traffic-mirror-target'),
  aws_ec2_network_insights_path: ec2('nip', 'network-insights-path'),
  aws_ec2_network_insights_analysis: ec2('nia', 'network-insights-analysis', { status: 'succeeded' }),
  aws_ec2_transit_gateway_connect: inside('tgw-attach-{hex:17}'),
  aws_ec2_transit_gateway_connect_peer: ec2('tgw-connect-peer', 'transit-gateway-connect-peer'),
  aws_ec2_transit_gateway_policy_table: ec2('tgw-ptb', 'transit-gateway-policy-table'),
  aws_ec2_subnet_cidr_reservation: inside('scr-{hex:17}'),
  aws_ec2_carrier_gateway: ec2('cagw', 'carrier-gateway'),
  aws_ec2_client_vpn_network_association: {
    id: 'cvpn-assoc-{hex:17}',
    association_id: '{id}',
    vpc_id: 'vpc-{hex:17}',
  },
  aws_ec2_client_vpn_route: inside(
    '{client_vpn_endpoint_id},{target_vpc_subnet_id},{destination_cidr_block}',
  ),
  aws_ec2_client_vpn_authorization_rule: inside('{client_vpn_endpoint_id},{target_network_cidr}'),
  aws_ec2_instance_state: inside('{instance_id}'),
  aws_ec2_host: ec2('h', 'dedicated-host'),
  aws_verifiedaccess_instance: inside('vai-{hex:17}'),
  aws_verifiedaccess_trust_provider: inside('vatp-{hex:17}'),
  aws_verifiedaccess_group: {
    id: 'vagr-{hex:17}',
    verifiedaccess_group_id: '{id}',
    verifiedaccess_group_arn: 'arn=ec2:ra:verified-access-group/{id}',
  },
  aws_verifiedaccess_endpoint: inside('vae-{hex:17}'),
  aws_globalaccelerator_custom_routing_accelerator: byArn('globalaccelerator:a:accelerator/{uuid}', {
    dns_name: 'a{hex:16}.awsglobalaccelerator.com',
    hosted_zone_id: 'Z2BJ6XQ5FK7U4H',
  }),
  aws_globalaccelerator_custom_routing_listener: { id: '{accelerator_arn}/listener/{hex:8}', arn: '{id}' },
  aws_globalaccelerator_custom_routing_endpoint_group: {
    id: '{listener_arn}/endpoint-group/{hex:12}',
    arn: '{id}',
  },
  aws_globalaccelerator_cross_account_attachment: byArn('globalaccelerator:a:attachment/{uuid}'),
  aws_route53profiles_profile: byId('rp-{hex:17}', 'route53profiles:ra:profile/{id}', {
    status: 'COMPLETE',
    share_status: 'NOT_SHARED',
  }),
  aws_route53profiles_association: byId('rpassoc-{hex:17}', 'route53profiles:ra:association/{id}', {
    status: 'COMPLETE',
  }),
  aws_route53profiles_resource_association: { id: 'rpr-{hex:17}', status: 'COMPLETE' },
  aws_route53_resolver_firewall_domain_list: byId(
    'rslvr-fdl-{hex:16}',
    'route53resolver:ra:firewall-domain-list/{id}',
  ),
  aws_route53_resolver_firewall_rule_group: byId(
    'rslvr-frg-{hex:16}',
    'route53resolver:ra:firewall-rule-group/{id}',
    { share_status: 'NOT_SHARED' },
  ),
  aws_route53_resolver_firewall_rule_group_association: byId(
    'rslvr-frgassoc-{hex:16}',
    'route53resolver:ra:firewall-rule-group-association/{id}',
  ),
  aws_route53_resolver_firewall_rule: inside('{firewall_rule_group_id}:{firewall_domain_list_id}'),
  aws_route53_resolver_query_log_config_association: inside('rqlca-{hex:16}'),
  aws_route53_resolver_dnssec_config: byId('rdsc-{hex:16}', 'route53resolver:ra:resolver-dnssec-config/{id}'),
  aws_route53_resolver_firewall_config: inside('rslvr-fc-{hex:16}'),
  aws_networkfirewall_tls_inspection_configuration: {
    arn: 'arn=network-firewall:ra:tls-configuration/{name}',
    id: '{arn}',
    update_token: '{uuid}',
  },
  aws_networkfirewall_resource_policy: inside('{resource_arn}'),
};
