import { defineCheck } from '../../../src/grading/contract.js';
import { at, blocksOf } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'resource-management/variable-type',
  title: 'A variable without a type',
  severity: 'low',
  kind: 'intrinsic',
  reason: 'Without a type Terraform takes anything, and a wrong value fails far from where it was given.',
  fix: 'Give the variable a type.',
  grade({ evidence, report }) {
    for (const block of blocksOf(evidence, 'variable')) {
      const written = block.attributes.type;
      if (written !== undefined && written.value !== '') report.pass();
      else report.fail(at(block), `${block.address} has no type.`);
    }
  },
});
