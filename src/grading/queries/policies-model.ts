import type { Resource } from '../../domain/evidence.js';
import type { Unknown } from '../../domain/value.js';
import type { Place } from '../contract.js';

/** Three-valued: nothing is guessed from what cannot be resolved. */
export type Answer = 'yes' | 'no' | 'unknown';

/** One element of a policy's list: text (with its wildcards) or something nobody could resolve. */
export type Element = string | Unknown;

/** One principal. `"*"` and `{ AWS = "*" }` both arrive with `id` `*`. */
export interface Principal {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`, `*`. */
  readonly type: Element;
  readonly id: Element;
}

/** One test of a condition block: `StringEquals` `aws:SourceArn` [...]. */
export interface Condition {
  readonly operator: Element;
  readonly key: Element;
  readonly values: readonly Element[];
}

/** One statement in whatever way it was spelt. An element that is absent is an empty list. */
export interface Statement {
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny' | Unknown;
  readonly actions: readonly Element[];
  readonly notActions: readonly Element[];
  readonly resources: readonly Element[];
  readonly notResources: readonly Element[];
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly conditions: readonly Condition[];
  /** True where the condition block exists but could not be read. */
  readonly conditionsUnknown: boolean;
  /** Where it is written: a statement of a policy document data source, or the attribute that holds the JSON. */
  readonly origin: Origin;
}

/** Where a statement is written. */
export interface Origin {
  readonly resource: Resource;
  /** `statement.0` in a policy document, else the attribute that holds the JSON (`policy`). */
  readonly path: string;
  /** True for a policy document data source, whose elements have attributes of their own. */
  readonly document: boolean;
}

/**
 * `identity`: says what a role, user or group may do. `trust`: who may assume a role. `key`: a KMS key's own
 * policy. `resource`: any other policy that stands on a resource and has principals.
 */
export type PolicyKind = 'identity' | 'trust' | 'key' | 'resource';

/** A policy, with all its statements as far as they can be read. */
export interface Policy {
  readonly statements: readonly Statement[];
  /** False where statements may exist that could not be read; absence then shows nothing. */
  readonly complete: boolean;
}

/** A policy and the resource that carries it. */
export interface AttachedPolicy extends Policy {
  readonly kind: PolicyKind;
  readonly resource: Resource;
  /** Attribute path that holds it: `policy`, `inline_policy.0.policy`. */
  readonly attribute: string;
}

/** The element of a statement that a finding is about. */
export type StatementElement =
  'effect' | 'actions' | 'not_actions' | 'resources' | 'principals' | 'not_principals' | 'condition';

/** Where a finding about a statement stands: its element in a policy document, else the attribute holding the JSON. */
export function placeOf(statement: Statement, element?: StatementElement): Place {
  const { resource, path, document } = statement.origin;
  if (!document || element === undefined) return { resource, attribute: path };
  return { resource, attribute: `${path}.${element}` };
}

/** How a message names a statement: by its Sid, else by what it allows. */
export function nameOf(statement: Statement): string {
  return statement.sid === null || statement.sid === '' ? 'a statement' : `statement "${statement.sid}"`;
}

/** A policy nobody could read. */
export const unreadable: Policy = { statements: [], complete: false };
