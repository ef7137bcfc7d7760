import type { Evidence, Resource } from '../../domain/evidence.js';
import { resourcesOf } from './blocks.js';
import { isWritten } from './network-links.js';

/** Attributes of which one must place the resource; without any it lands in the account's default VPC. */
const placing: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: ['db_subnet_group_name', 'replicate_source_db', 'snapshot_identifier', 's3_import'],
  aws_elasticache_cluster: ['subnet_group_name', 'replication_group_id'],
  aws_elasticache_replication_group: ['subnet_group_name', 'global_replication_group_id'],
  aws_instance: ['subnet_id', 'network_interface', 'launch_template'],
  aws_rds_cluster: [
    'db_subnet_group_name',
    'replication_source_identifier',
    'snapshot_identifier',
    'global_cluster_identifier',
  ],
  aws_redshift_cluster: ['cluster_subnet_group_name', 'snapshot_identifier', 'snapshot_arn'],
  aws_security_group: ['vpc_id'],
};

/** A resource that stands in a network, and whether the answer says in which. */
export interface Placed {
  readonly resource: Resource;
  /** The attribute that would usually place it. */
  readonly attribute: string;
  readonly placed: boolean;
}

/** Every resource that lands in the account's default VPC unless the answer places it. */
export function placedResources(evidence: Evidence): readonly Placed[] {
  return resourcesOf(evidence, ...Object.keys(placing)).map((resource) => {
    const attributes = placing[resource.type] ?? [];
    const [attribute = ''] = attributes;
    return { resource, attribute, placed: attributes.some((one) => isWritten(evidence, resource, one)) };
  });
}
