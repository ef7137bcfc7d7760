import { isList, type Value } from '../../domain/value.js';
import type { Scope } from '../scope.js';
import { FoldError, equal, isSet, makeSet } from '../values.js';
import { list, unsupported, whole, type FunctionTable } from './function.js';

/** Functions of sets. */
export const setFunctions: FunctionTable = {
  distinct: whole((args) => distinct(list(args, 0))),
  setunion: whole((args) => makeSet(args.flatMap((_, at) => list(args, at)))),
  setintersection: whole((args) =>
    makeSet(list(args, 0).filter((item) => args.every((_, at) => holds(list(args, at), item)))),
  ),
  setsubtract: whole((args) => makeSet(list(args, 0).filter((item) => !holds(list(args, 1), item)))),
  setproduct: whole(setProduct),
};

function distinct(items: readonly Value[]): Value {
  if (items.length > 2_000) unsupported('so long a list');
  return items.filter((item, at) => items.findIndex((other) => equal(other, item)) === at);
}

function holds(items: readonly Value[], wanted: Value): boolean {
  return items.some((item) => equal(item, wanted));
}

/** Every combination; a set of lists where each argument is a set. */
function setProduct(args: readonly Value[], scope: Scope): Value {
  if (args.length < 2) throw new FoldError('At least two lists are required.');
  let product: Value[][] = [[]];
  for (const [at] of args.entries()) {
    const items = list(args, at);
    scope.budget.items(product.length * items.length);
    product = product.flatMap((before) => items.map((item) => [...before, item]));
  }
  return args.every((arg) => isList(arg) && isSet(arg)) ? makeSet(product) : product;
}
