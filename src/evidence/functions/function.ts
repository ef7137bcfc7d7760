import { isList, isObject, isUnknown, type Unknown, type Value } from '../../domain/value.js';
import { toNumber, toText } from '../convert.js';
import type { Scope } from '../scope.js';
import { FoldError, FoldLimit } from '../values.js';

/** A function of Terraform. Throws `FoldError` where Terraform would report an error. */
export interface Function {
  /** True where any unknown inside any argument makes the result unknown: `call` then sees known values only. */
  readonly whole: boolean;
  readonly call: (args: readonly Value[], scope: Scope) => Value;
}

export type FunctionTable = Readonly<Record<string, Function>>;

/** A function of wholly known arguments. */
export function whole(call: Function['call']): Function {
  return { whole: true, call };
}

/** A function that can say something although parts of its arguments are unknown. */
export function partial(call: Function['call']): Function {
  return { whole: false, call };
}

/** An argument as a string. For functions of wholly known arguments. */
export function text(args: readonly Value[], at: number): string {
  const value = toText(argument(args, at));
  return isUnknown(value) ? unsupported('an unknown text') : value;
}

/** An argument as a number. For functions of wholly known arguments. */
export function number(args: readonly Value[], at: number): number {
  const value = toNumber(argument(args, at));
  return isUnknown(value) ? unsupported('an unknown number') : value;
}

/** An argument as a list or set. */
export function list(args: readonly Value[], at: number): readonly Value[] {
  const value = argument(args, at);
  if (!isList(value)) throw new FoldError('A list is required here.');
  return value;
}

/** An argument as an object or map. */
export function object(args: readonly Value[], at: number): Readonly<Record<string, Value>> {
  const value = argument(args, at);
  if (!isObject(value)) throw new FoldError('A map is required here.');
  return value;
}

/** An argument that must be there. */
export function argument(args: readonly Value[], at: number): Value {
  const value = args[at];
  if (value === undefined) throw new FoldError('An argument is missing.');
  return value;
}

/** Gives up: Terraform may well have a value here, and we cannot tell it. */
export function unsupported(what: string): never {
  throw new FoldLimit(`Not evaluated: ${what}.`);
}

/** True where the argument itself is unknown (not merely something inside it). */
export function unknownAmong(values: readonly Value[]): Unknown | undefined {
  return values.find(isUnknown);
}
