import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

export default defineCheck({
  id: 'monitoring/flow-logs',
  title: 'Flow logs on every VPC',
  severity: 'high',
  kind: 'requested',
  reason:
    'Without flow logs nobody can tell afterwards who talked to whom: an intrusion leaves no trace on the network.',
  fix: 'Add an aws_flow_log with vpc_id, traffic_type = "ALL" and a destination.',
  references: {
    trivy: ['AVD-AWS-0178'],
    checkov: ['CKV2_AWS_11'],
    fsbp: ['EC2.6'],
    config: ['vpc-flow-logs-enabled'],
    cis: ['3.7'],
  },
  grade(context) {
    const { evidence, report } = context;
    const logs = resourcesOf(evidence, 'aws_flow_log');
    const loose = logs.some(
      (log) =>
        log.locations.vpc_id !== undefined &&
        linked(evidence, log, 'vpc_id', 'aws_vpc', 'data.aws_vpc').length === 0,
    );
    for (const vpc of resourcesOf(evidence, 'aws_vpc')) {
      const own = logs.filter((log) => linked(evidence, log, 'vpc_id', 'aws_vpc').includes(vpc));
      if (own.some(({ expanded }) => expanded)) report.pass();
      else if (own.length > 0 || loose)
        report.unknown(at(vpc), `Whether ${vpc.address} has flow logs cannot be resolved.`);
      else failAbsent(context, at(vpc), `${vpc.address} has no aws_flow_log.`);
    }
  },
});
