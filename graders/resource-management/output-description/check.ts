import { defineCheck } from '../../../src/grading/contract.js';
import { at, blocksOf } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'resource-management/output-description',
  title: 'An output without a description',
  severity: 'low',
  kind: 'intrinsic',
  reason: 'Whoever reads the output has to read the whole configuration to learn what it is.',
  fix: 'Give the output a description.',
  grade({ evidence, report }) {
    for (const block of blocksOf(evidence, 'output')) {
      const written = block.attributes.description;
      if (written !== undefined && written.value !== '') report.pass();
      else report.fail(at(block), `${block.address} has no description.`);
    }
  },
});
