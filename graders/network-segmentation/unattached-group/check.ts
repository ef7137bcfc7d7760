import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { carriersOf, hasCarriers, hiddenUse } from '../../../src/grading/queries/network-uses.js';

export default defineCheck({
  id: 'network-segmentation/unattached-group',
  title: 'A security group that is attached to nothing',
  severity: 'low',
  kind: 'intrinsic',
  reason:
    'A group protects only what carries it: one that nothing carries means that something runs with another group, or with none.',
  fix: 'Name the group in vpc_security_group_ids, security_groups or security_group_ids of what it is meant for, or remove it.',
  references: {
    checkov: ['CKV2_AWS_5'],
    fsbp: ['EC2.22'],
    config: ['ec2-security-group-attached-to-eni'],
  },
  limits: 'A group that only an output exports may be attached elsewhere and is unknown.',
  grade({ evidence, report }) {
    for (const group of resourcesOf(evidence, 'aws_security_group')) {
      if (carriersOf(evidence, group).length > 0) {
        report.pass();
        continue;
      }
      const hidden = hiddenUse(evidence, group);
      if (hidden !== null)
        report.unknown(at(group), `Nothing declared carries ${group.address}, but ${hidden}.`);
      else if (hasCarriers(evidence)) report.fail(at(group), `Nothing carries ${group.address}.`);
      else
        report.unknown(
          at(group),
          `Nothing declared could carry ${group.address}; it may be meant for something outside.`,
        );
    }
  },
});
