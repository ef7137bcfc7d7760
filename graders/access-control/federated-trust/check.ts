import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { gradeStatements, type StatementFault } from '../../../src/grading/queries/policies-grade.js';
import {
  nameOf,
  type Condition,
  type Element,
  type Statement,
} from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 'access-control/federated-trust',
  title: 'Federated trust that does not say who',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A role that trusts an identity provider without a condition on the subject can be assumed by every user of that provider: any GitHub repository, any pod of the cluster.',
  fix: 'Add a condition on the provider’s sub (and aud): token.actions.githubusercontent.com:sub = repo:org/name:*.',
  references: {
    checkov: ['CKV_AWS_358'],
    docs: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html'],
  },
  limits: 'For providers other than GitHub and EKS a condition on the audience suffices.',
  grade(context) {
    gradeStatements(context, ['trust'], judge);
  },
});

function judge(statement: Statement): StatementFault | null {
  const federated = statement.principals.filter(({ type }) => type === 'Federated').map(({ id }) => id);
  if (federated.length === 0 || statement.effect === 'Deny') return null;
  const name = nameOf(statement);
  if (
    statement.conditionsUnknown ||
    statement.conditions.some(({ key }) => isUnknown(key) && key.parts.length === 0)
  ) {
    return { verdict: 'unknown', element: 'condition', message: `Whom ${name} lets in cannot be resolved.` };
  }
  const wanted = federated.some(needsSubject) ? /:sub$/i : /:(sub|aud|amr|sub_type)$/i;
  const fits = statement.conditions.filter(({ key }) => wanted.test(lastText(key)));
  if (fits.length > 0 && !fits.every(isOpen)) return null;
  const missing = wanted.source.startsWith(':sub$') ? 'subject (sub)' : 'subject or audience';
  return {
    verdict: 'fail',
    element: 'principals',
    message: `${name} trusts an identity provider without a condition that narrows the ${missing}.`,
  };
}

/** GitHub's and a cluster's tokens all carry the same audience: only the subject tells one from another. */
function needsSubject(id: Element): boolean {
  const text = isUnknown(id) ? id.parts.filter((part) => typeof part === 'string').join(' ') : id;
  return /token\.actions\.githubusercontent\.com|oidc\.eks\./.test(text);
}

function isOpen({ values }: Condition): boolean {
  return values.some((value) => value === '*' || value === 'repo:*');
}

function lastText(key: Element): string {
  const last = isUnknown(key) ? key.parts.at(-1) : key;
  return typeof last === 'string' ? last : '';
}
