import { defineCheck } from '../../../src/grading/contract.js';
import { reportUndeclared } from '../../../src/grading/queries/declarations.js';

export default defineCheck({
  id: 'missing-definitions/undeclared-local',
  title: 'A local value that is used and declared nowhere',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform validate stops at a reference to a local value that its module does not declare.',
  fix: 'Add the value to a locals block of the same module.',
  grade(context) {
    reportUndeclared(context, 'local', 'Local value');
  },
});
