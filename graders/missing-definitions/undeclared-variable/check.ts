import { defineCheck } from '../../../src/grading/contract.js';
import { reportUndeclared } from '../../../src/grading/queries/declarations.js';

export default defineCheck({
  id: 'missing-definitions/undeclared-variable',
  title: 'A variable that is used and declared nowhere',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform validate stops at a reference to a variable that its module does not declare.',
  fix: 'Declare the variable with a type, and a default where the caller need not give it.',
  grade(context) {
    reportUndeclared(context, 'var', 'Variable');
  },
});
