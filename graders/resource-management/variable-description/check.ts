import { defineCheck } from '../../../src/grading/contract.js';
import { at, blocksOf } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'resource-management/variable-description',
  title: 'A variable without a description',
  severity: 'low',
  kind: 'intrinsic',
  reason: 'Whoever sets the variable has to read the whole configuration to learn what it does.',
  fix: 'Give the variable a description.',
  grade({ evidence, report }) {
    for (const block of blocksOf(evidence, 'variable')) {
      const written = block.attributes.description;
      if (written !== undefined && written.value !== '') report.pass();
      else report.fail(at(block), `${block.address} has no description.`);
    }
  },
});
