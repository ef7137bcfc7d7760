import { defineCheck } from '../../../src/grading/contract.js';
import { reportUndeclared } from '../../../src/grading/queries/declarations.js';

export default defineCheck({
  id: 'missing-definitions/undeclared-module',
  title: 'A module that is used and called nowhere',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform validate stops at a reference to a module that no module block calls.',
  fix: 'Add the module block, or take the value from where it really is.',
  grade(context) {
    reportUndeclared(context, 'module', 'Module');
  },
});
