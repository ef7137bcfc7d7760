import { isList, type Value } from '../../domain/value.js';
import { FoldError } from '../values.js';
import { list, number, text, unsupported, whole, type FunctionTable } from './function.js';

/** Functions of numbers. */
export const numberFunctions: FunctionTable = {
  min: whole((args) => Math.min(...numbers(args))),
  max: whole((args) => Math.max(...numbers(args))),
  abs: whole((args) => Math.abs(number(args, 0))),
  ceil: whole((args) => Math.ceil(number(args, 0)) + 0),
  floor: whole((args) => Math.floor(number(args, 0))),
  pow: whole((args) => finite(number(args, 0) ** number(args, 1))),
  log: whole((args) => finite(Math.log(number(args, 0)) / Math.log(number(args, 1)))),
  signum: whole((args) => Math.sign(number(args, 0))),
  parseint: whole((args) => parseInteger(text(args, 0), number(args, 1))),
  sum: whole((args) => numbers(list(args, 0)).reduce((total, item) => total + item, 0)),
  range: whole(range),
};

function numbers(args: readonly Value[]): number[] {
  const items = args.map((_, at) => number(args, at));
  if (items.length === 0) throw new FoldError('At least one number is required.');
  return items;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : unsupported('a number that is not finite');
}

function parseInteger(digits: string, base: number): number {
  const value = parseInt(digits, base);
  if (Number.isNaN(value) || !/^-?[0-9a-zA-Z]+$/.test(digits))
    throw new FoldError('This text is not a number.');
  return Number.isSafeInteger(value) ? value : unsupported('a very large number');
}

/** Terraform refuses ranges of more than 1,024 numbers. */
function range(args: readonly Value[]): Value {
  if (args.some(isList)) throw new FoldError('A number is required here.');
  const [first, second] = args.length === 1 ? [0, number(args, 0)] : [number(args, 0), number(args, 1)];
  const step = args.length > 2 ? number(args, 2) : first <= second ? 1 : -1;
  if (step === 0) throw new FoldError('A range needs a step other than 0.');
  const count = Math.max(0, Math.ceil((second - first) / step));
  if (count > 1_024) throw new FoldError('A range of more than 1,024 numbers is refused.');
  return Array.from({ length: count }, (_, at) => first + at * step);
}
