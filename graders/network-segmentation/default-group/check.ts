import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { trafficRules } from '../../../src/grading/queries/network-rules.js';
import { stringOf } from '../../../src/grading/queries/values.js';

/** What AWS puts into the default group where no group is written. */
const carriers: Readonly<Record<string, string>> = {
  aws_alb: 'security_groups',
  aws_db_instance: 'vpc_security_group_ids',
  aws_elasticache_replication_group: 'security_group_ids',
  aws_lb: 'security_groups',
  aws_rds_cluster: 'vpc_security_group_ids',
};

export default defineCheck({
  id: 'network-segmentation/default-group',
  title: 'The default security group in use',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'The default group admits everything that carries it, and whatever is started without a group carries it.',
  fix: 'Give every resource a group of its own, and leave the default group without rules.',
  references: {
    trivy: ['AVD-AWS-0173'],
    checkov: ['CKV2_AWS_12'],
    fsbp: ['EC2.2'],
    config: ['vpc-default-security-group-closed'],
    cis: ['5.4'],
  },
  grade(context) {
    const { evidence, report } = context;
    judgeRules(context);
    for (const resource of evidence.resources) {
      for (const attribute of namesDefault(resource)) {
        report.fail(
          at(resource, attribute),
          `${resource.address} uses the default security group of its VPC.`,
        );
      }
    }
    for (const resource of resourcesOf(evidence, ...Object.keys(carriers)))
      judgeCarrier(context, evidence, resource);
  },
});

function judgeRules({ evidence, report }: GradeContext): void {
  const { rules, opaque } = trafficRules(evidence);
  for (const group of resourcesOf(evidence, 'aws_default_security_group')) {
    const own = rules.filter((rule) => rule.groups.includes(group));
    for (const rule of own) {
      report.fail(
        at(rule.resource, rule.path === '' ? undefined : rule.path),
        `${group.address} has an ${rule.direction} rule.`,
      );
    }
    const unread = opaque.filter((rule) => rule.groups.includes(group));
    for (const rule of unread)
      report.unknown(at(rule.resource, rule.path), `${group.address}: its rules cannot be resolved.`);
    if (own.length + unread.length === 0) report.pass();
  }
}

function namesDefault(resource: Resource): readonly string[] {
  if (resource.type === 'aws_default_security_group') return [];
  return Object.entries(resource.references)
    .filter(([, references]) => references.some(({ attribute }) => attribute === 'default_security_group_id'))
    .map(([path]) => path);
}

function judgeCarrier({ report }: GradeContext, evidence: Evidence, resource: Resource): void {
  const attribute = carriers[resource.type] ?? '';
  if (isWritten(evidence, resource, attribute)) {
    report.pass();
    return;
  }
  if (resource.type === 'aws_lb' || resource.type === 'aws_alb') {
    const kind = stringOf(resource, 'load_balancer_type');
    if (isUnknown(kind))
      report.unknown(at(resource, 'load_balancer_type'), `${resource.address}: its kind cannot be resolved.`);
    if (kind !== undefined && kind !== 'application') return;
  }
  if (
    ['replicate_source_db', 'replication_source_identifier'].some((source) =>
      isWritten(evidence, resource, source),
    )
  )
    return;
  report.fail(
    at(resource),
    `${resource.address} has no ${attribute}, so it carries the default security group.`,
  );
}
