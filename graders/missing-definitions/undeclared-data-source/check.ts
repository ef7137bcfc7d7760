import { defineCheck } from '../../../src/grading/contract.js';
import { reportUndeclared } from '../../../src/grading/queries/declarations.js';

export default defineCheck({
  id: 'missing-definitions/undeclared-data-source',
  title: 'A data source that is used and declared nowhere',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform validate stops at a reference to a data source that its module does not declare.',
  fix: 'Declare the data block in the same module, or pass its value in through a variable.',
  grade(context) {
    reportUndeclared(context, 'data', 'Data source');
  },
});
