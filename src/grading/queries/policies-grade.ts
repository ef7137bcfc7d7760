import type { GradeContext } from '../contract.js';
import {
  placeOf,
  type AttachedPolicy,
  type PolicyKind,
  type Statement,
  type StatementElement,
} from './policies-model.js';
import { policiesOf } from './policies.js';

/** What a rule says about one statement; null where the statement is right. */
export interface StatementFault {
  readonly verdict: 'fail' | 'unknown';
  readonly element: StatementElement;
  readonly message: string;
}

/**
 * Puts a rule to every statement of the policies of some kinds: a finding for each fault, at the element in a policy
 * document and else at the attribute that holds the JSON; `unknown` for a policy that cannot be read in full.
 */
export function gradeStatements(
  { evidence, report }: GradeContext,
  kinds: readonly PolicyKind[],
  rule: (statement: Statement, policy: AttachedPolicy) => StatementFault | null,
): void {
  for (const policy of policiesOf(evidence, ...kinds)) {
    if (policy.complete) report.pass();
    else {
      const place = { resource: policy.resource, attribute: policy.attribute };
      report.unknown(place, `Not every statement of ${policy.resource.block} can be resolved.`);
    }
    for (const statement of policy.statements) {
      const fault = rule(statement, policy);
      if (fault === null) continue;
      report[fault.verdict](placeOf(statement, fault.element), fault.message);
    }
  }
}
