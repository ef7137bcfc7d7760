import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { unreadPart, usesOfBlock } from '../../../src/grading/queries/declarations.js';

export default defineCheck({
  id: 'resource-management/unused-declaration',
  title: 'A variable, local value or data source that nothing uses',
  severity: 'low',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'A setting that changes nothing misleads whoever sets it; an unused data source can still stop a plan.',
  fix: 'Use it where it was meant, or take it out.',
  grade({ evidence, report }) {
    for (const block of evidence.blocks) {
      if (block.kind !== 'variable' && block.kind !== 'local' && block.kind !== 'data') continue;
      // A variable's own validation is no use of it.
      const used = usesOfBlock(evidence, block.address).some((use) => use.block.address !== block.address);
      if (used) {
        report.pass();
        continue;
      }
      const unread = unreadPart(evidence, block);
      if (unread === null) report.fail(at(block), `${block.address} is used nowhere.`);
      else report.unknown(at(block), `${block.address} is used nowhere in what could be read; ${unread}.`);
    }
  },
});
