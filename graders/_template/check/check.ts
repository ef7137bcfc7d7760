import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf } from '../../../src/grading/queries/values.js';
import { isUnknown } from '../../../src/domain/value.js';

export default defineCheck({
  id: '__category__/__check__',
  title: 'A phrase that says what it catches, at most 80 characters',
  severity: 'medium',
  kind: 'intrinsic',
  reason: 'What breaks, or what is exposed, where this is wrong.',
  fix: 'What to write instead.',
  references: {},
  grade({ evidence, report }) {
    for (const resource of resourcesOf(evidence, 'aws_example')) {
      const enabled = boolOf(resource, 'enabled');
      if (isUnknown(enabled))
        report.unknown(at(resource, 'enabled'), 'Whether it is enabled cannot be resolved.');
      else if (enabled === true) report.pass();
      else report.fail(at(resource, 'enabled'), `enabled is ${enabled ?? 'not set'}; it must be true.`);
    }
  },
});
