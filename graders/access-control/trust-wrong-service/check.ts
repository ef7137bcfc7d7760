import type { Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { allowsService } from '../../../src/grading/queries/policies-judge.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import type { Answer, Element } from '../../../src/grading/queries/policies-model.js';
import { trustOf } from '../../../src/grading/queries/policies-roles.js';
import { roleUses } from '../../../src/grading/queries/policies-trust.js';

export default defineCheck({
  id: 'access-control/trust-wrong-service',
  title: 'Role that the service using it may not assume',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'A service can only act with a role whose trust policy names it; otherwise the apply fails ("The role cannot be assumed"), or the service stays without rights.',
  fix: 'Name the service as principal of sts:AssumeRole in assume_role_policy: ecs-tasks.amazonaws.com, ec2.amazonaws.com, …',
  references: {
    docs: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html'],
  },
  limits:
    'The role of a function is judged by lambda-configuration/role-trust, that of a flow log by monitoring/flow-log-delivery.',
  grade({ evidence, report }) {
    const demands = new Map<string, { role: Resource; service: string; users: string[] }>();
    for (const { type, path, service } of roleUses) {
      for (const user of resourcesOf(evidence, type)) {
        for (const role of targets(evidence, user, path, 'aws_iam_role')) {
          const demand = demands.get(`${role.address} ${service}`) ?? { role, service, users: [] };
          demand.users.push(user.address);
          demands.set(`${role.address} ${service}`, demand);
        }
      }
    }
    for (const { role, service, users } of demands.values()) {
      const place = { resource: role, attribute: 'assume_role_policy' };
      const trust = trustOf(evidence, role);
      const answer =
        trust === null ? 'unknown' : allowsService(trust, isRegional(service), ['sts:AssumeRole']);
      if (answer === 'yes') report.pass();
      else if (answer === 'unknown')
        report.unknown(
          place,
          `Whether ${role.block} trusts ${service} cannot be resolved; ${users.join(', ')} needs it.`,
        );
      else
        report.fail(
          place,
          `${role.block} does not trust ${service}, under which ${users.join(', ')} assumes it.`,
        );
    }
  },
});

/** A service by its name, or by its name in a region or partition. */
function isRegional(service: string): (id: Element) => Answer {
  const stem = service.replace(/\.amazonaws\.com$/, '');
  return (id) => {
    if (!isUnknown(id)) {
      const [, rest] = id.toLowerCase().split(`${stem}.`, 2);
      return id.toLowerCase().startsWith(`${stem}.`) &&
        rest !== undefined &&
        /^([a-z]{2}(-[a-z]+)+-\d\.)?amazonaws\.com(\.cn)?$/.test(rest)
        ? 'yes'
        : 'no';
    }
    const [first] = id.parts;
    if (typeof first !== 'string') return 'unknown';
    return first.startsWith(`${stem}.`) ? 'yes' : stem.startsWith(first) ? 'unknown' : 'no';
  };
}
