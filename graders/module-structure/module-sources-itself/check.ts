import { defineCheck } from '../../../src/grading/contract.js';
import type { Evidence, ModuleCall } from '../../../src/domain/evidence.js';
import { at, blockAt } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'module-structure/module-sources-itself',
  title: 'A module whose source is its own folder or one that calls it',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'A module that calls itself never ends: terraform init descends until it gives up.',
  fix: 'Move the called code into a folder of its own and let source name that folder.',
  grade({ evidence, report }) {
    for (const call of evidence.modules) {
      if (call.folder === null) continue;
      if (!callers(evidence, call).includes(call.folder)) {
        report.pass();
        continue;
      }
      const block = blockAt(evidence, call.address);
      const place =
        block === undefined ? { location: call.location, address: call.address } : at(block, 'source');
      report.fail(
        place,
        `source "${call.source ?? ''}" is the folder ${call.folder}, from which the module is itself called.`,
      );
    }
  },
});

/** Folders of the modules around a call, the innermost first. */
function callers(evidence: Evidence, call: ModuleCall): readonly string[] {
  const folders: string[] = [];
  let address = parentOf(call.address);
  while (address !== '') {
    const parent = evidence.modules.find((other) => other.address === address);
    if (parent?.folder != null) folders.push(parent.folder);
    address = parentOf(address);
  }
  return [...folders, evidence.root];
}

function parentOf(address: string): string {
  const cut = address.lastIndexOf('.module.');
  return cut < 0 ? '' : address.slice(0, cut);
}
