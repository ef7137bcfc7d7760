import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { literalTexts, regionsWithin } from '../../../src/grading/queries/literals.js';

export default defineCheck({
  id: 'resource-management/fixed-region',
  title: 'A region written into the middle of an ARN, endpoint or service name',
  severity: 'low',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'The text names one region while the provider may be set to another, and then points at nothing.',
  fix: 'Use the region of data.aws_region.current, or a variable, inside the text.',
  limits:
    'A region that the task itself names is no fault, nor is one that is a whole value (a replica region, say).',
  grade({ evidence, task, report }) {
    for (const { block, attribute, text } of literalTexts(evidence)) {
      const found = regionsWithin(text).filter((region) => region !== task?.expects.region);
      if (found.length === 0) report.pass();
      else report.fail(at(block, attribute.path), `The region ${found.join(', ')} is written into it.`);
    }
  },
});
