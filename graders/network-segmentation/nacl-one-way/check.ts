import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { aclEntries } from '../../../src/grading/queries/network-acls.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

export default defineCheck({
  id: 'network-segmentation/nacl-one-way',
  title: 'A network ACL that admits traffic in one direction only',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Network ACLs keep no state and deny what no rule allows: without rules for the answers no connection comes about.',
  fix: 'Add rules for the other direction, ephemeral ports 1024-65535 for answers included.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html'] },
  grade(context) {
    const { evidence, report } = context;
    for (const acl of resourcesOf(evidence, 'aws_network_acl')) {
      const { entries, complete } = aclEntries(evidence, acl);
      if (entries.length === 0 && complete) continue;
      const missing = (['ingress', 'egress'] as const).filter(
        (direction) => !entries.some((entry) => entry.direction === direction && entry.action === 'allow'),
      );
      const unclear =
        !complete || entries.some(({ direction, action }) => direction === undefined || action === undefined);
      if (missing.length === 0) report.pass();
      else if (unclear) report.unknown(at(acl), `${acl.address}: some of its rules cannot be resolved.`);
      else
        failAbsent(
          context,
          at(acl),
          `${acl.address} has rules, but allows no ${missing.join(' and no ')} traffic.`,
        );
    }
  },
});
