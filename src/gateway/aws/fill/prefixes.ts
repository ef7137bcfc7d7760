/** What AWS begins ids with, by the last words of the attribute that holds one. */
const prefixes: Readonly<Record<string, string>> = {
  vpc_id: 'vpc-',
  subnet_id: 'subnet-',
  security_group_id: 'sg-',
  instance_id: 'i-',
  network_interface_id: 'eni-',
  volume_id: 'vol-',
  snapshot_id: 'snap-',
  allocation_id: 'eipalloc-',
  route_table_id: 'rtb-',
  network_acl_id: 'acl-',
  dhcp_options_id: 'dopt-',
  internet_gateway_id: 'igw-',
  nat_gateway_id: 'nat-',
  transit_gateway_id: 'tgw-',
  transit_gateway_attachment_id: 'tgw-attach-',
  transit_gateway_route_table_id: 'tgw-rtb-',
  vpc_peering_connection_id: 'pcx-',
  vpc_endpoint_id: 'vpce-',
  prefix_list_id: 'pl-',
  file_system_id: 'fs-',
  image_id: 'ami-',
  ami_id: 'ami-',
  launch_template_id: 'lt-',
  scope_id: 'ipam-scope-',
  resource_discovery_id: 'ipam-res-disco-',
  resource_discovery_association_id: 'ipam-res-disco-assoc-',
};

/** `default_security_group_id` ends as `security_group_id` does: `sg-`. Null for a name that ends as none. */
export function prefixOf(name: string): string | null {
  const words = name.split('_');
  for (let first = 0; first < words.length; first += 1) {
    const prefix = prefixes[words.slice(first).join('_')];
    if (prefix !== undefined) return prefix;
  }
  return null;
}
