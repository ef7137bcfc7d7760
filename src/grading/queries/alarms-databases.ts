import type { Evidence } from '../../domain/evidence.js';
import type { Watched, Wanted } from './alarms-coverage.js';
import { clusterInstances, databases, isReplica } from './databases.js';

/** Databases to be watched; an alarm on an instance of a cluster counts for the cluster. */
export function watchedDatabases(evidence: Evidence): readonly Watched[] {
  return databases(evidence)
    .filter((database) => !isReplica(evidence, database))
    .map((resource) => ({
      resource,
      aliases: resource.type === 'aws_rds_cluster' ? clusterInstances(evidence, resource) : [],
    }));
}

/** An alarm on one of these RDS metrics. */
export function databaseMetric(...metrics: readonly string[]): Wanted {
  return { namespace: 'AWS/RDS', metrics, dimensions: ['DBInstanceIdentifier', 'DBClusterIdentifier'] };
}
