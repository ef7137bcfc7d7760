import { isUnknown } from '../../domain/value.js';
import type { GradeContext } from '../contract.js';
import { couldBeAnything, isEverybody, narrowsCaller } from './policies-judge.js';
import { nameOf, placeOf, type AttachedPolicy, type PolicyKind, type Statement } from './policies-model.js';
import { policiesOf } from './policies.js';

/**
 * Fails statements that allow everybody without a condition on the caller, in policies of the given kinds. A condition
 * that says nothing about the caller (TLS, encryption of the request) narrows nothing.
 */
export function gradeEverybody(
  { evidence, report }: GradeContext,
  kinds: readonly PolicyKind[],
  isJudged: (policy: AttachedPolicy) => boolean = () => true,
): void {
  for (const policy of policiesOf(evidence, ...kinds).filter(isJudged)) {
    const faults = policy.statements.filter((statement) => statement.effect !== 'Deny').map(judge);
    for (const { statement, verdict } of faults) {
      const place = placeOf(statement, 'principals');
      if (verdict === 'fail') {
        report.fail(
          place,
          `${nameOf(statement)} of ${policy.resource.block} allows everybody (principal "*") and no condition says who may call.`,
        );
      } else if (verdict === 'unknown') {
        report.unknown(
          place,
          `Whom ${nameOf(statement)} of ${policy.resource.block} allows cannot be resolved.`,
        );
      } else report.pass();
    }
    if (!policy.complete) {
      report.unknown(
        { resource: policy.resource, attribute: policy.attribute },
        `Not every statement of ${policy.resource.block} can be resolved.`,
      );
    } else report.pass();
  }
}

function judge(statement: Statement): { statement: Statement; verdict: 'pass' | 'fail' | 'unknown' } {
  const open = statement.principals.some(isEverybody);
  const unsettled = statement.principals.some(
    ({ type, id }) => couldBeAnything(id) && (isUnknown(type) || type === 'AWS' || type === '*'),
  );
  if (!open && !unsettled) return { statement, verdict: 'pass' };
  const narrowed = narrowsCaller(statement);
  if (narrowed === 'yes') return { statement, verdict: 'pass' };
  return {
    statement,
    verdict: open && narrowed === 'no' && !isUnknown(statement.effect) ? 'fail' : 'unknown',
  };
}
