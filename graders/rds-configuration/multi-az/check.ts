import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { clusterInstances, databases, isReplica } from '../../../src/grading/queries/databases.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { boolOf, stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'rds-configuration/multi-az',
  title: 'Databases stand in several availability zones',
  severity: 'high',
  kind: 'requested',
  reason: 'With one zone down, a database without a standby is down until somebody restores it.',
  fix: 'Set multi_az = true on the instance, or give the Aurora cluster at least two instances.',
  references: {
    checkov: ['CKV_AWS_157'],
    fsbp: ['RDS.5', 'RDS.15'],
    config: ['rds-multi-az-support', 'rds-cluster-multi-az-enabled'],
  },
  grade({ evidence, report }) {
    for (const database of databases(evidence)) {
      if (isReplica(evidence, database)) continue;
      const cluster = database.type === 'aws_rds_cluster';
      const spread = cluster ? clusterSpread(evidence, database) : (boolOf(database, 'multi_az') ?? false);
      const place = at(
        database,
        !cluster && isWritten(evidence, database, 'multi_az') ? 'multi_az' : undefined,
      );
      if (isUnknown(spread) || spread === 'unknown')
        report.unknown(place, `${database.address}: whether it has a standby cannot be resolved.`);
      else if (spread) report.pass();
      else
        report.fail(
          place,
          cluster
            ? `${database.address} has fewer than two instances.`
            : `${database.address} is not multi-AZ.`,
        );
    }
  },
});

/** Two instances fail over to each other; a Multi-AZ cluster of RDS proper brings its own three. */
function clusterSpread(evidence: Evidence, cluster: Resource): boolean | 'unknown' {
  if (isWritten(evidence, cluster, 'db_cluster_instance_class')) return true;
  const mode = stringOf(cluster, 'engine_mode');
  if (mode === 'serverless') return true;
  const instances = clusterInstances(evidence, cluster);
  if (instances.filter(({ expanded }) => expanded).length > 1) return true;
  return isUnknown(mode) || instances.some(({ expanded }) => !expanded) ? 'unknown' : false;
}
