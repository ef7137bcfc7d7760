import type { Evidence, Resource } from '../../domain/evidence.js';
import { isList, isUnknown, type Value } from '../../domain/value.js';
import { joined, resourcesOf } from './blocks.js';
import { policiesOf } from './policies.js';
import { targets } from './policies-joins.js';
import type { AttachedPolicy, Element, Policy } from './policies-model.js';
import { elementsOf } from './policies-statements.js';
import { valueAt } from './values.js';

const attachmentTypes = [
  'aws_iam_role_policy_attachment',
  'aws_iam_policy_attachment',
  'aws_iam_user_policy_attachment',
  'aws_iam_group_policy_attachment',
];

/** A managed policy given to somebody: its ARN as written, and where. */
export interface ManagedPolicyUse {
  readonly arn: Element;
  readonly resource: Resource;
  readonly attribute: string;
}

/** Every use of a managed policy by its ARN, over attachments, `managed_policy_arns` and permission sets. */
export function managedPolicyUses(evidence: Evidence): readonly ManagedPolicyUse[] {
  const attached = resourcesOf(evidence, ...attachmentTypes).map((resource) => use(resource, 'policy_arn'));
  const permissionSets = resourcesOf(evidence, 'aws_ssoadmin_managed_policy_attachment').map((resource) =>
    use(resource, 'managed_policy_arn'),
  );
  const lists = [
    ...resourcesOf(evidence, 'aws_iam_role').map((resource) => uses(resource, 'managed_policy_arns')),
    ...resourcesOf(evidence, 'aws_iam_role_policy_attachments_exclusive').map((resource) =>
      uses(resource, 'policy_arns'),
    ),
  ];
  return [...attached, ...permissionSets, ...lists].flat();
}

function use(resource: Resource, attribute: string): readonly ManagedPolicyUse[] {
  return elementsOf(valueAt(resource, attribute)).map((arn) => ({ arn, resource, attribute }));
}

function uses(resource: Resource, attribute: string): readonly ManagedPolicyUse[] {
  const value: Value | undefined = valueAt(resource, attribute);
  if (!isList(value)) return [];
  return value.flatMap((item, index) =>
    elementsOf(item).map((arn) => ({ arn, resource, attribute: `${attribute}.${index}` })),
  );
}

/** Managed policies given to one role. */
export function managedPoliciesOf(evidence: Evidence, role: Resource): readonly ManagedPolicyUse[] {
  const sides = new Set([
    role,
    ...joined(evidence, role, ['aws_iam_role_policy_attachment'], 'role'),
    ...joined(evidence, role, ['aws_iam_policy_attachment'], 'roles'),
    ...joined(evidence, role, ['aws_iam_role_policy_attachments_exclusive'], 'role_name'),
  ]);
  return managedPolicyUses(evidence).filter((managed) => sides.has(managed.resource));
}

/**
 * What a role may do by the policies of the answer: its inline policies, those attached by reference. Incomplete where
 * a managed policy of AWS, or one from outside, is attached too.
 */
export function identityPoliciesOf(evidence: Evidence, role: Resource): Policy {
  const inline = new Set([role, ...joined(evidence, role, ['aws_iam_role_policy'], 'role')]);
  const managed = managedPoliciesOf(evidence, role);
  const declared = managed.map(({ resource, attribute }) =>
    targets(evidence, resource, attribute, 'aws_iam_policy'),
  );
  const carriers = new Set([...inline, ...declared.flat()]);
  const policies = policiesOf(evidence, 'identity').filter((policy) => carriers.has(policy.resource));
  return {
    statements: policies.flatMap((policy) => policy.statements),
    complete: policies.every((policy) => policy.complete) && declared.every((found) => found.length > 0),
  };
}

/** The role's trust policy, or null. */
export function trustOf(evidence: Evidence, role: Resource): AttachedPolicy | null {
  return policiesOf(evidence, 'trust').find((policy) => policy.resource === role) ?? null;
}

/**
 * Path and name of an AWS managed policy (`service-role/AWSLambdaBasicExecutionRole`) from its ARN, whatever the
 * partition; null for other ARNs and those that cannot be told.
 */
export function awsManagedName(arn: Element): string | null {
  const last = isUnknown(arn) ? arn.parts.at(-1) : arn;
  if (typeof last !== 'string') return null;
  return /:iam::aws:policy\/([\w+=,.@/-]+)$/.exec(last)?.[1] ?? null;
}
