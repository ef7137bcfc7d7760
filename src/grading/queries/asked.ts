import type { Condition, Requirement } from '../../domain/task.js';
import { sameScalar, toNumber, toText } from './values.js';

/** As much of a task as these questions need. */
interface Asking {
  readonly requirements: readonly Pick<Requirement, 'needs'>[];
}

/** Whether the task asks for resources of one of these types. What a task asks for is never a fault. */
export function asksForType(task: Asking | null, ...types: readonly string[]): boolean {
  return needs(task).some((need) => need.types.some((type) => types.includes(type)));
}

/** Whether a requirement of the task asks for this very value of an attribute on a resource of the type. */
export function asksForValue(
  task: Asking | null,
  type: string,
  attribute: string,
  value: string | number | boolean,
): boolean {
  return needs(task).some((need) => {
    const condition = need.settings[attribute] ?? need.where[attribute];
    return need.types.includes(type) && condition !== undefined && accepts(condition, value);
  });
}

function needs(task: Asking | null) {
  return (task?.requirements ?? []).flatMap((requirement) => requirement.needs);
}

function accepts(condition: Condition, value: string | number | boolean): boolean {
  if ('equals' in condition) return sameScalar(condition.equals, value);
  if ('oneOf' in condition) return condition.oneOf.some((one) => sameScalar(one, value));
  const number = toNumber(value);
  if ('atLeast' in condition) return number !== undefined && number >= condition.atLeast;
  if ('atMost' in condition) return number !== undefined && number <= condition.atMost;
  if ('matches' in condition) return new RegExp(condition.matches, 'u').test(toText(value) ?? '');
  return false;
}
