import { defineCheck } from '../../../src/grading/contract.js';
import { at, referencesOf, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { linkedSubnets } from '../../../src/grading/queries/network-subnets.js';

/** Where each kind names the subnets that its data lives in. */
const subnetAttributes: Readonly<Record<string, string>> = {
  aws_db_subnet_group: 'subnet_ids',
  aws_docdb_subnet_group: 'subnet_ids',
  aws_neptune_subnet_group: 'subnet_ids',
  aws_redshift_subnet_group: 'subnet_ids',
  aws_elasticache_subnet_group: 'subnet_ids',
  aws_dax_subnet_group: 'subnet_ids',
  aws_dms_replication_subnet_group: 'subnet_ids',
  aws_efs_mount_target: 'subnet_id',
  aws_elasticsearch_domain: 'vpc_options.0.subnet_ids',
  aws_opensearch_domain: 'vpc_options.0.subnet_ids',
  aws_msk_cluster: 'broker_node_group_info.0.client_subnets',
};

export default defineCheck({
  id: 'network-segmentation/data-store-in-public-subnet',
  title: 'A data store placed in a public subnet',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'In a public subnet only a setting or a group stands between the data and the internet.',
  fix: 'Place data stores and their subnet groups in subnets without a route to an internet gateway.',
  references: { fsbp: ['RDS.46'], config: ['rds-instance-subnet-igw-check'] },
  limits: 'Subnets that the configuration does not declare are not judged.',
  grade({ evidence, report }) {
    for (const resource of resourcesOf(evidence, ...Object.keys(subnetAttributes))) {
      const attribute = subnetAttributes[resource.type] ?? 'subnet_ids';
      const named = linkedSubnets(evidence, resource, attribute);
      const open = named.find(({ reach }) => reach === 'public');
      if (open !== undefined) {
        report.fail(
          at(resource, attribute),
          `${resource.address} uses ${open.resource.block}, whose default route is an internet gateway.`,
        );
        continue;
      }
      const unclear = named.find(({ reach }) => reach === 'unknown');
      if (unclear !== undefined) {
        report.unknown(
          at(resource, attribute),
          `${resource.address} uses ${unclear.resource.block}, whose routes cannot be resolved.`,
        );
      } else if (named.length > 0) report.pass();
      else if (referencesOf(resource, attribute).length > 0) {
        report.unknown(
          at(resource, attribute),
          `${resource.address} names subnets that the configuration does not declare.`,
        );
      }
    }
  },
});
