import { defineCheck } from '../../../src/grading/contract.js';
import { at, blockAt } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'module-structure/module-not-given',
  title: 'A local module whose folder is not in the answer',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform init stops at a local module source that does not exist; nothing after it can run.',
  fix: 'Write the module into the folder that source names, or put its resources into the root module.',
  grade({ evidence, report }) {
    for (const call of evidence.modules) {
      if (call.folder === null) continue;
      if (call.found) report.pass();
      else {
        const block = blockAt(evidence, call.address);
        const place =
          block === undefined ? { location: call.location, address: call.address } : at(block, 'source');
        report.fail(
          place,
          `source "${call.source ?? ''}" is the folder ${call.folder}, which holds no .tf file of the answer.`,
        );
      }
    }
  },
});
