import { defineCheck } from '../../../src/grading/contract.js';
import { reportUndeclared } from '../../../src/grading/queries/declarations.js';

export default defineCheck({
  id: 'missing-definitions/undeclared-resource',
  title: 'A resource that is used and declared nowhere',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform validate stops at a reference to a resource that its module does not declare.',
  fix: 'Declare the resource in the same module, or pass its value in through a variable.',
  grade(context) {
    reportUndeclared(context, 'resource', 'Resource');
    reportUndeclared(context, 'ephemeral', 'Ephemeral resource');
  },
});
