import type { Resource } from '../../domain/evidence.js';
import { isUnknown, type Value } from '../../domain/value.js';
import type { GradeContext } from '../contract.js';
import { resourcesOf } from './blocks.js';
import { keyOf } from './keys.js';
import type { KeyUser } from './keys-admission.js';
import { isMentioned } from './policies-joins.js';
import { boolOf } from './values.js';

/** A setting that must be true. */
export interface Switch {
  readonly types: readonly string[];
  readonly path: string;
  /** What is the case where it is not, for the message: `the volume is not encrypted`. */
  readonly otherwise: string;
  /** Resources that take the setting from elsewhere, or have it by default; they pass. */
  readonly isGiven?: (resource: Resource) => boolean;
}

/** One finding for each resource whose setting is not true; absent counts as false. */
export function gradeSwitch(
  { evidence, report }: GradeContext,
  { types, path, otherwise, isGiven }: Switch,
): void {
  for (const resource of resourcesOf(evidence, ...types)) {
    // What only the provider computes was not chosen by the answer.
    const value = isMentioned(evidence, resource, path) ? boolOf(resource, path) : undefined;
    const place = { resource, attribute: path };
    if (value === true || (value === undefined && isGiven?.(resource) === true)) report.pass();
    else if (isUnknown(value)) report.unknown(place, `${path} of ${resource.address} cannot be resolved.`);
    else report.fail(place, `${path} is ${value === undefined ? 'not set' : 'false'}: ${otherwise}.`);
  }
}

/** One finding for each use that names no customer key: none at all, or one that AWS manages. */
export function gradeCustomerKeys({ evidence, report }: GradeContext, uses: readonly KeyUser[]): void {
  for (const { resource, path } of uses) {
    const place = { resource, attribute: path };
    const use = keyOf(evidence, resource, path);
    if (use.kind === 'customer' || use.kind === 'outside') report.pass();
    else if (use.kind === 'unknown')
      report.unknown(place, `Which key ${resource.address} uses cannot be resolved.`);
    else
      report.fail(
        place,
        use.kind === 'none'
          ? `${resource.address} names no customer key.`
          : `${resource.address} uses a key that AWS manages.`,
      );
  }
}

/** Every resource of the types as a user of the key at one path. */
export function usersOf(
  { evidence }: GradeContext,
  path: string,
  ...types: readonly string[]
): readonly KeyUser[] {
  return resourcesOf(evidence, ...types).map((resource) => ({ resource, path }));
}

/** True where an attribute is given at all: a value, or one that cannot be resolved. */
export function isGiven(resource: Resource, ...attributes: readonly string[]): boolean {
  return attributes.some((attribute) => isSet(resource.values[attribute]));
}

function isSet(value: Value | undefined): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}
