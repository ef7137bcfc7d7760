import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { cyclesOf, isSecurityGroupCycle, pathOf } from '../../../src/grading/queries/cycles.js';
import { dependencyGraph } from '../../../src/grading/queries/graph.js';

export default defineCheck({
  id: 'dependency-cycles/reference-cycle',
  title: 'Blocks that wait for one another',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform plan refuses a configuration whose blocks depend on one another in a circle.',
  fix: 'Take one reference out of the circle: a separate rule or attachment resource, or a name instead of an attribute.',
  limits: 'Cycles of security groups alone are reported by security-group-cycle.',
  grade({ evidence, report }) {
    const cycles = cyclesOf(evidence).filter((cycle) => !isSecurityGroupCycle(cycle));
    for (const cycle of cycles) {
      const [first] = cycle.edges;
      if (first === undefined) continue;
      const said = cycle.edges.length === 1 ? `${first.from} refers to itself` : `Cycle: ${pathOf(cycle)}`;
      report.fail(at(first.block, first.attribute ?? undefined), `${said}.`);
    }
    if (cycles.length > 0 || dependencyGraph(evidence).edges.size === 0) return;
    const [broken] = evidence.syntax;
    if (broken === undefined) report.pass();
    else report.unknown(broken, 'This file does not parse, so references in it cannot be followed.');
  },
});
