import type { Resource } from '../../domain/evidence.js';
import type { Condition } from '../../domain/task.js';
import { isList, isObject, isUnknown, type Value } from '../../domain/value.js';
import { referencesOf, referredType } from './blocks.js';
import { providerDefault } from './defaults.js';
import { memberAt, sameScalar, toNumber, toText, unknownsIn, valueAt } from './values.js';

/** Whether a condition holds; `unknown` where the value that decides cannot be resolved. */
export type Answer = 'yes' | 'no' | 'unknown';

/**
 * Whether the attribute at a path meets a condition. A `*` in the path stands for any index: one that meets it is
 * enough. An attribute that the answer does not write has the provider's default.
 */
export function meets(resource: Resource, path: string, condition: Condition): Answer {
  if ('refersTo' in condition) return refers(resource, path, condition.refersTo);
  // What the provider fills in after apply (a managed key, a default parameter group) the answer has not set.
  if ('set' in condition && !isWritten(resource, path)) return 'no';
  const values = valuesAt(resource, path);
  const answers = values.map((value) => test(value, condition));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/** True where the answer itself writes the attribute or block that a path starts with. */
function isWritten({ locations }: Resource, path: string): boolean {
  const head = path.replace(/\..*$/, '');
  return Object.keys(locations).some((key) => key === head || key.startsWith(`${head}.`));
}

/** Every value that a path with `*` leads to; `[undefined]` where it leads nowhere. */
export function valuesAt(resource: Resource, path: string): readonly (Value | undefined)[] {
  const [head = '', ...tails] = path.split(/\.?\*\.?/);
  const start = valueAt(resource, head);
  if (tails.length === 0) return [start ?? providerDefault(resource, path)];
  let values: readonly (Value | undefined)[] = [start];
  for (const tail of tails) {
    values = values.flatMap((value): readonly (Value | undefined)[] => {
      if (isUnknown(value)) return [value];
      const members = isList(value) ? value : isObject(value) ? Object.values(value) : [];
      return tail === '' ? members : members.map((member) => memberAt(member, tail));
    });
  }
  return values.length === 0 ? [undefined] : values;
}

/** A condition in words, for messages. */
export function describeCondition(condition: Condition): string {
  if ('equals' in condition) return `must be ${JSON.stringify(condition.equals)}`;
  if ('oneOf' in condition)
    return `must be one of ${condition.oneOf.map((one) => JSON.stringify(one)).join(', ')}`;
  if ('atLeast' in condition) return `must be at least ${condition.atLeast}`;
  if ('atMost' in condition) return `must be at most ${condition.atMost}`;
  if ('matches' in condition) return `must match /${condition.matches}/`;
  if ('contains' in condition) return `must contain ${JSON.stringify(condition.contains)}`;
  if ('set' in condition) return 'must be set';
  return `must refer to ${condition.refersTo.join(' or ')}`;
}

/** What stands at a path, for messages: short, and `not set` where nothing does. */
export function describeValue(resource: Resource, path: string): string {
  const shown = valuesAt(resource, path).map((value) => {
    if (value === undefined || value === null || value === '') return 'not set';
    const text = isUnknown(value) ? 'not known' : (toText(value) ?? JSON.stringify(value));
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
  });
  return [...new Set(shown)].slice(0, 3).join(', ');
}

function test(value: Value | undefined, condition: Exclude<Condition, { refersTo: string[] }>): Answer {
  if ('set' in condition) return isSet(value);
  if (isUnknown(value)) return 'unknown';
  if ('contains' in condition) return contains(value, condition.contains);
  if ('equals' in condition) return answer(sameScalar(value, condition.equals));
  if ('oneOf' in condition) return answer(condition.oneOf.some((one) => sameScalar(value, one)));
  if ('matches' in condition) {
    const text = toText(value);
    return answer(text !== undefined && new RegExp(condition.matches).test(text));
  }
  const number = toNumber(value);
  if (number === undefined) return 'no';
  return answer('atLeast' in condition ? number >= condition.atLeast : number <= condition.atMost);
}

function contains(value: Value | undefined, wanted: string | number | boolean): Answer {
  if (typeof value === 'string') return answer(value.includes(String(wanted)));
  if (!isList(value)) return 'no';
  if (value.some((member) => sameScalar(member, wanted))) return 'yes';
  return value.some(isUnknown) ? 'unknown' : 'no';
}

/** What refers to a resource is set, even though its value is known only after apply. */
function isSet(value: Value | undefined): Answer {
  if (value === undefined || value === null || value === '') return 'no';
  if (isUnknown(value)) {
    const { references, parts } = value;
    const named =
      references.length > 0 && references.every((reference) => referredType(reference) !== undefined);
    return named || parts.some((part) => typeof part === 'string' && part !== '') ? 'yes' : 'unknown';
  }
  if (isList(value)) return answer(value.length > 0);
  return isObject(value) ? answer(Object.keys(value).length > 0) : 'yes';
}

function refers(resource: Resource, path: string, types: readonly string[]): Answer {
  const references = referencesOf(resource, path);
  const found = references.map(referredType);
  const matches = (type: string) => types.some((wanted) => type === wanted || type === `data.${wanted}`);
  if (found.some((type) => type !== undefined && matches(type))) return 'yes';
  // An input that nobody resolved may lead anywhere.
  const open = valuesAt(resource, path).flatMap((value) => unknownsIn(value));
  const unresolved = open.some((unknown) =>
    unknown.references.every((reference) => referredType(reference) === undefined),
  );
  return unresolved ? 'unknown' : 'no';
}

function answer(holds: boolean): Answer {
  return holds ? 'yes' : 'no';
}
