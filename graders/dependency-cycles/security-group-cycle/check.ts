import { defineCheck } from '../../../src/grading/contract.js';
import { at, blocksOf } from '../../../src/grading/queries/blocks.js';
import { cyclesOf, isSecurityGroupCycle, pathOf } from '../../../src/grading/queries/cycles.js';

export default defineCheck({
  id: 'dependency-cycles/security-group-cycle',
  title: 'Security groups that name one another in inline rules',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'Each group waits for the other to exist, so terraform plan stops with a cycle and nothing is deployed.',
  fix: 'Declare the groups without rules, and put each rule into an aws_vpc_security_group_ingress_rule or _egress_rule.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'] },
  grade({ evidence, report }) {
    const cycles = cyclesOf(evidence).filter(isSecurityGroupCycle);
    for (const cycle of cycles) {
      const [first] = cycle.edges;
      if (first !== undefined)
        report.fail(at(first.block, first.attribute ?? undefined), `Cycle: ${pathOf(cycle)}.`);
    }
    if (cycles.length > 0 || blocksOf(evidence, 'resource', 'aws_security_group').length < 2) return;
    const [broken] = evidence.syntax;
    if (broken === undefined) report.pass();
    else report.unknown(broken, 'This file does not parse, so rules in it cannot be followed.');
  },
});
