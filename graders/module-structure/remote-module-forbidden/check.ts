import { defineCheck } from '../../../src/grading/contract.js';
import { at, blockAt } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'module-structure/remote-module-forbidden',
  title: 'A module from a registry or repository where the task forbids it',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'The task asks for a self-contained answer; a module from elsewhere cannot be fetched, read or graded.',
  fix: 'Write the resources out, in the root module or in a local module that the answer contains.',
  limits: 'Judges only where the task declares that modules from elsewhere are forbidden.',
  grade({ evidence, task, report }) {
    if (task === null || task.expects.remoteModules) return;
    report.pass();
    for (const call of evidence.modules) {
      if (call.folder !== null) continue;
      const block = blockAt(evidence, call.address);
      const place =
        block === undefined ? { location: call.location, address: call.address } : at(block, 'source');
      if (call.source === null)
        report.unknown(place, 'source is missing or not literal text, so nobody can tell where it leads.');
      else
        report.fail(
          place,
          `source "${call.source}" is outside the answer; the task allows local modules only.`,
        );
    }
  },
});
