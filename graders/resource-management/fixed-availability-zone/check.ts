import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { literalTexts, zonesIn } from '../../../src/grading/queries/literals.js';

export default defineCheck({
  id: 'resource-management/fixed-availability-zone',
  title: 'An availability zone written out by name',
  severity: 'low',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'Which zones an account has differs; a zone by name fails in another region or account.',
  fix: 'Take the zones from data.aws_availability_zones, or from a variable.',
  limits: 'The default of a variable is a setting, and no fault.',
  grade({ evidence, report }) {
    for (const { block, attribute, text } of literalTexts(evidence)) {
      const found = zonesIn(text);
      if (found.length === 0) report.pass();
      else report.fail(at(block, attribute.path), `The zone ${found.join(', ')} is written out.`);
    }
  },
});
