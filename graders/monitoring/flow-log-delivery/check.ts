import type { Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { roleAllows } from '../../../src/grading/queries/lambda-roles.js';
import { isWritten, linked } from '../../../src/grading/queries/network-links.js';
import { allowsService, serviceNamed } from '../../../src/grading/queries/policies-judge.js';
import { trustOf } from '../../../src/grading/queries/policies-roles.js';
import { stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'monitoring/flow-log-delivery',
  title: 'A flow log that cannot deliver',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'AWS refuses a flow log to CloudWatch Logs without a role, and one whose role may not write delivers nothing.',
  fix: 'Set log_destination, and for CloudWatch Logs an iam_role_arn that trusts vpc-flow-logs.amazonaws.com and may write log events.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html'] },
  grade(context) {
    for (const log of resourcesOf(context.evidence, 'aws_flow_log')) judge(context, log);
  },
});

function judge({ evidence, report }: GradeContext, log: Resource): void {
  const kind = stringOf(log, 'log_destination_type') ?? 'cloud-watch-logs';
  const placed = ['log_destination', 'log_group_name'].some((attribute) =>
    isWritten(evidence, log, attribute),
  );
  if (!placed) {
    report.fail(at(log), `${log.address} has no log_destination.`);
    return;
  }
  if (isUnknown(kind)) {
    report.unknown(
      at(log, 'log_destination_type'),
      `${log.address}: its kind of destination cannot be resolved.`,
    );
    return;
  }
  if (kind !== 'cloud-watch-logs') {
    report.pass();
    return;
  }
  const place = at(log, 'iam_role_arn');
  if (!isWritten(evidence, log, 'iam_role_arn')) {
    report.fail(at(log), `${log.address} delivers to CloudWatch Logs and has no iam_role_arn.`);
    return;
  }
  const [role] = linked(evidence, log, 'iam_role_arn', 'aws_iam_role');
  const trust = role === undefined ? null : trustOf(evidence, role);
  if (role === undefined || trust === null) {
    report.unknown(place, `${log.address}: its role is not declared in the configuration.`);
    return;
  }
  const trusted = allowsService(trust, serviceNamed('vpc-flow-logs.amazonaws.com'), ['sts:AssumeRole']);
  const writes = roleAllows(evidence, role, 'logs:PutLogEvents');
  if (trusted === 'no')
    report.fail(place, `${log.address}: ${role.block} does not trust vpc-flow-logs.amazonaws.com.`);
  else if (writes === 'no')
    report.fail(
      place,
      `${log.address}: ${role.block} does not allow logs:PutLogEvents on the streams of a log group (its ARN with ":*" behind it).`,
    );
  else if (trusted === 'unknown' || writes === 'unknown')
    report.unknown(place, `${log.address}: what ${role.block} trusts and allows cannot be resolved.`);
  else report.pass();
}
