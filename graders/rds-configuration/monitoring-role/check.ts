import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { numberOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'rds-configuration/monitoring-role',
  title: 'Enhanced monitoring without a role, or at an interval RDS refuses',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'RDS refuses a monitoring interval above 0 without the role that writes the metrics: plan passes and the apply stops.',
  fix: 'Set monitoring_role_arn to a role with AmazonRDSEnhancedMonitoringRole that trusts monitoring.rds.amazonaws.com.',
  references: { checkov: ['CKV_AWS_118'], fsbp: ['RDS.6'], config: ['rds-enhanced-monitoring-enabled'] },
  grade({ evidence, report }) {
    for (const database of resourcesOf(
      evidence,
      'aws_db_instance',
      'aws_rds_cluster_instance',
      'aws_rds_cluster',
    )) {
      if (!isWritten(evidence, database, 'monitoring_interval')) continue;
      const interval = numberOf(database, 'monitoring_interval');
      const place = at(database, 'monitoring_interval');
      if (isUnknown(interval)) {
        if (isWritten(evidence, database, 'monitoring_role_arn')) report.pass();
        else
          report.unknown(
            place,
            `${database.address}: monitoring_interval cannot be resolved, and there is no monitoring_role_arn.`,
          );
      } else if (interval === undefined || interval === 0) report.pass();
      else if (![1, 5, 10, 15, 30, 60].includes(interval))
        report.fail(
          place,
          `${database.address}: monitoring_interval is ${interval}; RDS takes 0, 1, 5, 10, 15, 30 or 60.`,
        );
      else if (isWritten(evidence, database, 'monitoring_role_arn')) report.pass();
      else
        report.fail(
          place,
          `${database.address} has monitoring_interval = ${interval} and no monitoring_role_arn.`,
        );
    }
  },
});
