import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { trafficRules } from '../../../src/grading/queries/network-rules.js';

export default defineCheck({
  id: 'network-segmentation/mixed-rules',
  title: 'Inline rules and rule resources on one security group',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Inline rules claim the whole list: each apply removes the rules of the separate resources, which the next apply adds again.',
  fix: 'Write all rules of a group and direction in one way, best as separate rule resources.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'] },
  grade({ evidence, report }) {
    const { rules, opaque } = trafficRules(evidence);
    const inline = [...rules, ...opaque].filter(
      ({ path, resource }) => path !== '' && path !== 'type' && resource.type === 'aws_security_group',
    );
    for (const rule of rules.filter(({ path }) => path === '')) {
      const clash = inline.find(
        ({ resource, direction }) => direction === rule.direction && rule.groups.includes(resource),
      );
      const place = at(rule.resource, 'security_group_id');
      if (clash !== undefined) {
        report.fail(
          place,
          `${rule.resource.address} adds an ${rule.direction} rule to ${clash.resource.block}, which has inline ones.`,
        );
      } else if (rule.groups.length === 0 && inline.some(({ direction }) => direction === rule.direction)) {
        report.unknown(place, `${rule.resource.address}: which group it belongs to cannot be resolved.`);
      } else report.pass();
    }
  },
});
