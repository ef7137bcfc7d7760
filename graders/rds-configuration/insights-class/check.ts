import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { engineOf } from '../../../src/grading/queries/databases.js';
import { boolOf, stringOf } from '../../../src/grading/queries/values.js';
import { lacksInsights } from '../../../src/grading/tables/rds-engines.js';

const attribute = 'performance_insights_enabled';

export default defineCheck({
  id: 'rds-configuration/insights-class',
  title: 'Performance Insights on a class too small for it',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'MySQL and MariaDB on micro and small burstable classes refuse Performance Insights: plan passes and the apply stops.',
  fix: 'Use db.t3.medium, db.t4g.medium or larger, or leave Performance Insights off.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html'],
  },
  grade({ evidence, report }) {
    for (const database of resourcesOf(evidence, 'aws_db_instance', 'aws_rds_cluster_instance')) {
      const enabled = boolOf(database, attribute);
      if (enabled !== true && !(isUnknown(enabled) && database.locations[attribute] !== undefined)) continue;
      const engine = engineOf(database);
      const size = stringOf(database, 'instance_class');
      const place = at(database, attribute);
      if (isUnknown(engine) || isUnknown(size))
        report.unknown(place, `${database.address}: its engine or class cannot be resolved.`);
      else if (!lacksInsights(engine ?? '', size ?? '')) report.pass();
      else if (enabled === true)
        report.fail(
          place,
          `${database.address}: ${String(engine)} on ${String(size)} does not support Performance Insights.`,
        );
      else report.unknown(place, `${database.address}: ${attribute} cannot be resolved.`);
    }
  },
});
