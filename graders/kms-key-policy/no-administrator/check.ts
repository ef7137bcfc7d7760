import { defineCheck } from '../../../src/grading/contract.js';
import { all, any, coversAction, isEverybody } from '../../../src/grading/queries/policies-judge.js';
import type { Answer, AttachedPolicy, Statement } from '../../../src/grading/queries/policies-model.js';
import { policiesOf } from '../../../src/grading/queries/policies.js';
import { isUnknown } from '../../../src/domain/value.js';

export default defineCheck({
  id: 'kms-key-policy/no-administrator',
  title: 'Key policy that nobody may change',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'KMS refuses a key policy under which the caller could not change it any more (MalformedPolicyDocumentException); with the safety check bypassed the key can never be managed or deleted.',
  fix: 'Allow the account root (arn:aws:iam::<account>:root) or an administrator role kms:* in the key policy.',
  references: {
    docs: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html'],
  },
  grade({ evidence, report }) {
    for (const policy of policiesOf(evidence, 'key')) {
      const place = { resource: policy.resource, attribute: policy.attribute };
      const answer = administered(policy);
      if (answer === 'yes') report.pass();
      else if (answer === 'unknown')
        report.unknown(place, 'Whether anybody may change this key policy cannot be resolved.');
      else
        report.fail(
          place,
          'No statement allows an account, role or user kms:PutKeyPolicy: neither the account root nor an administrator.',
        );
    }
  },
});

function administered(policy: AttachedPolicy): Answer {
  return any([...policy.statements.map(allowsChange), policy.complete ? 'no' : 'unknown']);
}

function allowsChange(statement: Statement): Answer {
  if (statement.effect === 'Deny') return 'no';
  const people = statement.principals.map((principal): Answer => {
    if (isUnknown(principal.type)) return 'unknown';
    return principal.type === 'AWS' || isEverybody(principal) ? 'yes' : 'no';
  });
  return all(
    any(people),
    coversAction(statement, 'kms:PutKeyPolicy'),
    isUnknown(statement.effect) ? 'unknown' : 'yes',
  );
}
