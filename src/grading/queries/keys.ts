import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown, type Unknown } from '../../domain/value.js';
import { blockAt, joined, referencesOf, referredType, resourcesOf } from './blocks.js';
import { policyAt } from './policies.js';
import { isSwitchedOff, isMentioned, targets } from './policies-joins.js';
import type { Policy } from './policies-model.js';
import { prefixOf, stringOf, valueAt } from './values.js';

/** Resource types that are KMS keys with a policy of their own. */
export const keyTypes = ['aws_kms_key', 'aws_kms_replica_key', 'aws_kms_external_key'] as const;

/**
 * The key an attribute names. `none`: not given. `aws-managed`: `alias/aws/…`. `customer`: keys of the answer.
 * `outside`: a key that exists already. `unknown`: cannot be resolved.
 */
export type KeyUse =
  | { readonly kind: 'none' | 'aws-managed' | 'outside' | 'unknown' }
  | { readonly kind: 'customer'; readonly keys: readonly Resource[] };

/** Resolves the key named at a path, through aliases and data sources too. */
export function keyOf(evidence: Evidence, resource: Resource, path: string): KeyUse {
  const value = valueAt(resource, path);
  if (value === undefined || value === '') return { kind: 'none' };
  if (!isMentioned(evidence, resource, path)) return { kind: 'none' };
  const keys = declaredKeys(evidence, resource, path);
  if (keys.length > 0) return { kind: 'customer', keys };
  if (isAwsAlias(prefixOf(value))) return { kind: 'aws-managed' };
  const lookups = targets(evidence, resource, path, 'data.aws_kms_alias', 'data.aws_kms_key');
  const [lookup] = lookups;
  if (lookup !== undefined) return lookedUp(evidence, lookup);
  if (!isUnknown(value)) return { kind: 'outside' };
  const references = referencesOf(resource, path);
  if (references.length > 0 && references.every(({ to }) => isSwitchedOff(evidence, to)))
    return { kind: 'none' };
  // A key that another data source (a remote state, a parameter) tells of exists outside the answer.
  return references.some((reference) => referredType(reference)?.startsWith('data.'))
    ? { kind: 'outside' }
    : { kind: 'unknown' };
}

function declaredKeys(evidence: Evidence, resource: Resource, path: string): readonly Resource[] {
  const direct = targets(evidence, resource, path, ...keyTypes);
  const aliases = [
    ...targets(evidence, resource, path, 'aws_kms_alias'),
    ...aliasesNamed(evidence, stringOf(resource, path)),
  ];
  const through = aliases.flatMap((alias) => targets(evidence, alias, 'target_key_id', ...keyTypes));
  return [...new Set([...direct, ...through])];
}

/** Aliases of the answer with this name (`alias/app`), or whose ARN ends in it. */
function aliasesNamed(evidence: Evidence, name: string | Unknown | undefined): readonly Resource[] {
  if (typeof name !== 'string') return [];
  const wanted = /(?:^|:)(alias\/[\w/-]+)$/.exec(name)?.[1];
  if (wanted === undefined) return [];
  return resourcesOf(evidence, 'aws_kms_alias').filter((alias) => stringOf(alias, 'name') === wanted);
}

function lookedUp(evidence: Evidence, lookup: Resource): KeyUse {
  const argument = lookup.type === 'aws_kms_alias' ? 'name' : 'key_id';
  const keys = declaredKeys(evidence, lookup, argument);
  if (keys.length > 0) return { kind: 'customer', keys };
  return { kind: isAwsAlias(prefixOf(valueAt(lookup, argument))) ? 'aws-managed' : 'outside' };
}

/** True for an alias of a key that AWS manages; its policy cannot be changed. */
export function isAwsAlias(text: string): boolean {
  return /(?:^|:)alias\/aws\//.test(text);
}

/** A key's policy and where it is written. */
export interface KeyPolicy {
  /** Null: nobody wrote one, so KMS gives the default, which speaks to the account and to no service. */
  readonly policy: Policy | null;
  /** The key, or the separate `aws_kms_key_policy`. */
  readonly resource: Resource;
  /** The attribute that holds the policy; undefined for the default. */
  readonly attribute?: 'policy';
}

/** The policy of a key of the answer, from its own attribute or from a separate policy resource. */
export function keyPolicyOf(evidence: Evidence, key: Resource): KeyPolicy {
  const [separate] = joined(evidence, key, ['aws_kms_key_policy'], 'key_id');
  const carrier = separate ?? key;
  const policy = policyAt(evidence, carrier, 'policy');
  return policy === null ? { policy, resource: carrier } : { policy, resource: carrier, attribute: 'policy' };
}

/** Region of the provider configuration that a resource uses; undefined where none is written. */
export function regionOf(evidence: Evidence, resource: Resource): string | Unknown | undefined {
  const value = blockAt(evidence, `provider.${resource.provider}`)?.attributes.region?.value;
  return typeof value === 'string' || isUnknown(value) ? value : undefined;
}
