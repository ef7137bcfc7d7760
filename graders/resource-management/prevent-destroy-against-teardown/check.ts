import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, blocksOf } from '../../../src/grading/queries/blocks.js';
import { toBool } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'resource-management/prevent-destroy-against-teardown',
  title: 'prevent_destroy where the task wants easy teardown',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform destroy stops at a resource with prevent_destroy, and everything it needs stays behind.',
  fix: 'Take prevent_destroy out of the lifecycle block.',
  limits: 'Judges only where the task says that it must be possible to tear everything down.',
  grade({ evidence, task, report }) {
    if (task?.expects.deletionProtection !== 'forbidden') return;
    report.pass();
    for (const block of blocksOf(evidence, 'resource')) {
      const path = 'lifecycle.0.prevent_destroy';
      const value = block.attributes[path]?.value;
      if (isUnknown(value))
        report.unknown(at(block, path), 'prevent_destroy cannot be resolved; it must be literal.');
      else if (toBool(value) === true)
        report.fail(at(block, path), 'prevent_destroy is true; the task wants teardown.');
    }
  },
});
