import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { clusterInstances } from '../../../src/grading/queries/databases.js';
import { isWritten, linked } from '../../../src/grading/queries/network-links.js';
import { stringOf } from '../../../src/grading/queries/values.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

export default defineCheck({
  id: 'rds-configuration/cluster-instances',
  title: 'An Aurora cluster without an instance',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'A cluster is storage only: without an aws_rds_cluster_instance nothing answers at its endpoint.',
  fix: 'Add aws_rds_cluster_instance resources with the identifier, engine and version of the cluster.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.html'] },
  grade(context) {
    const { evidence, report } = context;
    const loose = resourcesOf(evidence, 'aws_rds_cluster_instance').some(
      (instance) => linked(evidence, instance, 'cluster_identifier', 'aws_rds_cluster').length === 0,
    );
    for (const cluster of resourcesOf(evidence, 'aws_rds_cluster')) {
      const mode = stringOf(cluster, 'engine_mode');
      if (mode === 'serverless' || isWritten(evidence, cluster, 'db_cluster_instance_class')) continue;
      const instances = clusterInstances(evidence, cluster);
      if (instances.some(({ expanded }) => expanded)) report.pass();
      else if (isUnknown(mode) && cluster.locations.engine_mode !== undefined)
        report.unknown(at(cluster, 'engine_mode'), `${cluster.address}: its engine mode cannot be resolved.`);
      else if (instances.length > 0 || loose)
        report.unknown(at(cluster), `Whether ${cluster.address} has an instance cannot be resolved.`);
      else failAbsent(context, at(cluster), `${cluster.address} has no aws_rds_cluster_instance.`);
    }
  },
});
