import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown, type Reference, type Unknown } from '../../domain/value.js';
import { nameRules, type NameRule } from '../data/names.js';
import { instancesOf } from './blocks.js';
import { numberOf, stringOf } from './values.js';

/** A resource with a name that AWS has rules for. */
export interface Named {
  readonly resource: Resource;
  readonly rule: NameRule;
  readonly name: string | Unknown;
}

/** Every resource whose name is written, with the rule of its type. */
export function namedResources(evidence: Evidence): readonly Named[] {
  return evidence.resources.flatMap((resource) => {
    const rule = resource.mode === 'managed' ? nameRules[resource.type] : undefined;
    if (rule === undefined) return [];
    const name = stringOf(resource, rule.attribute);
    // An ARN in place of a name, which some types allow, has rules of its own.
    if (name === undefined || (typeof name === 'string' && name.startsWith('arn:'))) return [];
    return [{ resource, rule, name }];
  });
}

/** Literal pieces of a name: the whole where it is known, the parts between unknowns of a template. */
export function literalPieces(name: string | Unknown): readonly string[] {
  return isUnknown(name) ? name.parts.filter((part) => typeof part === 'string') : [name];
}

/**
 * The name with every unknown part replaced by the longest text it can be, where that is certain: an account number, a
 * region, a random suffix of known length. Undefined where any part may be anything.
 */
export function longestName(evidence: Evidence, name: string | Unknown): string | undefined {
  if (!isUnknown(name)) return name;
  if (name.parts.length === 0) return sampleOf(evidence, name);
  const parts = name.parts.map((part) => (isUnknown(part) ? sampleOf(evidence, part) : part));
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

function sampleOf(evidence: Evidence, unknown: Unknown): string | undefined {
  const [reference, ...others] = unknown.references;
  if (reference === undefined || others.length > 0 || unknown.parts.length > 0) return undefined;
  return sampleOfAttribute(evidence, reference);
}

function sampleOfAttribute(evidence: Evidence, { to, attribute }: Reference): string | undefined {
  if (/(^|\.)data\.aws_caller_identity\./.test(to))
    return attribute === 'account_id' ? '123456789012' : undefined;
  if (/(^|\.)data\.aws_region\./.test(to))
    return ['name', 'id'].includes(attribute ?? '') ? 'ap-southeast-1' : undefined;
  const [source] = instancesOf(evidence, to);
  if (source?.type === 'random_id' && attribute === 'hex')
    return lengthened('a1', numberOf(source, 'byte_length'), 2);
  // Without capitals and special characters a random string is lower-case letters and digits.
  if (source?.type === 'random_string' && attribute === 'result') {
    const plain = source.values.special === false && source.values.upper === false;
    return plain ? lengthened('a', numberOf(source, 'length'), 1) : undefined;
  }
  return undefined;
}

function lengthened(text: string, times: number | Unknown | undefined, each: number): string | undefined {
  return typeof times === 'number' && times * each <= 256 ? text.repeat(times) : undefined;
}
