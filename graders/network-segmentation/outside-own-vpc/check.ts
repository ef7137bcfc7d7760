import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';

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

export default defineCheck({
  id: 'network-segmentation/outside-own-vpc',
  title: "A resource that lands in the default VPC instead of the answer's own",
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Without a subnet or VPC AWS uses the default VPC: the resource is cut off from the rest, or AWS refuses the mixture.',
  fix: 'Set vpc_id, subnet_id or the subnet group so that the resource stands in the VPC of the configuration.',
  references: { trivy: ['AVD-AWS-0101'] },
  grade({ evidence, report }) {
    if (resourcesOf(evidence, 'aws_vpc').length === 0) return;
    for (const resource of resourcesOf(evidence, ...Object.keys(placing))) {
      const attributes = placing[resource.type] ?? [];
      const [first = ''] = attributes;
      if (attributes.some((attribute) => isWritten(evidence, resource, attribute))) report.pass();
      else report.fail(at(resource), `${resource.address} has no ${first}, so it lands in the default VPC.`);
    }
  },
});
