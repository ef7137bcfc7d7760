import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { accountsIn, literalTexts } from '../../../src/grading/queries/literals.js';

export default defineCheck({
  id: 'resource-management/fixed-account',
  title: 'An account number written out',
  severity: 'medium',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'The number is made up or belongs to one account: the ARN points at nothing, or at somebody else.',
  fix: 'Use data.aws_caller_identity.current.account_id, or a variable for the account of somebody else.',
  limits:
    'Accounts that AWS and publishers of images own are known; the default of a variable is a setting, and no fault.',
  grade({ evidence, report }) {
    for (const { block, attribute, text } of literalTexts(evidence)) {
      if (/(^|\.)owners$/.test(attribute.path)) continue;
      const found = accountsIn(text);
      if (found.length > 0)
        report.fail(at(block, attribute.path), `The account ${found.join(', ')} is written out.`);
      else if (/arn:|account/.test(text)) report.pass();
    }
  },
});
