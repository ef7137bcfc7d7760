import { hasUnknown, isList, isObject, type Value } from '../../domain/value.js';
import type { Call, Expression } from '../../hcl/ast.js';
import { parseTemplate } from '../../hcl/fragment.js';
import { foldTemplate } from '../fold-template.js';
import type { Scope } from '../scope.js';
import { FoldError, FoldLimit, unknownFrom } from '../values.js';
import { collectionFunctions } from './collections.js';
import { conversionFunctions } from './conversions.js';
import { encodingFunctions } from './encoding.js';
import { fileFunctions } from './files.js';
import type { Function, FunctionTable } from './function.js';
import { networkFunctions } from './network.js';
import { numberFunctions } from './numbers.js';
import { patternFunctions } from './patterns.js';
import { setFunctions } from './sets.js';
import { stringFunctions } from './strings.js';

type Evaluate = (expression: Expression, scope: Scope) => Value;

const tables: readonly FunctionTable[] = [
  collectionFunctions,
  conversionFunctions,
  encodingFunctions,
  fileFunctions,
  networkFunctions,
  numberFunctions,
  patternFunctions,
  setFunctions,
  stringFunctions,
];
const functions = new Map<string, Function>(tables.flatMap((table) => Object.entries(table)));

/** Calls a function of Terraform; one that is not pure, or not known here, gives an unknown. */
export function callFunction(call: Call, scope: Scope, evaluate: Evaluate): Value {
  const name = call.name.replace(/^core::/, '');
  if (name === 'try') return evaluateTry(call, scope, evaluate);
  if (name === 'can') return evaluateCan(call, scope, evaluate);
  const args = call.args.map((arg) => evaluate(arg, scope));
  if (name === 'templatefile') return renderFile(args, scope, evaluate);
  if (call.spread) {
    const last = args.pop() ?? null;
    if (!isList(last)) return unknownFrom([...args, last]);
    args.push(...last);
  }
  const found = functions.get(name);
  if (found === undefined) return unknownFrom(args);
  if (found.whole && args.some(hasUnknown)) return unknownFrom(args);
  const result = callSafely(found, args, scope);
  return typeof result === 'string' ? scope.budget.text(result) : result;
}

/** A text or list that JavaScript cannot hold is a limit, not a crash. */
function callSafely(found: Function, args: readonly Value[], scope: Scope): Value {
  try {
    return found.call(args, scope);
  } catch (error) {
    if (error instanceof RangeError) throw new FoldLimit('A value grows too large.');
    throw error;
  }
}

/** The first argument without an error; one that is unknown may yet be an error, so it settles nothing. */
function evaluateTry(call: Call, scope: Scope, evaluate: Evaluate): Value {
  const strict = { ...scope, strict: true };
  for (const arg of call.args) {
    try {
      return evaluate(arg, strict);
    } catch (error) {
      if (!(error instanceof FoldError)) throw error;
    }
  }
  throw new FoldError('No argument of "try" has a value.');
}

function evaluateCan(call: Call, scope: Scope, evaluate: Evaluate): Value {
  const [arg] = call.args;
  if (arg === undefined) throw new FoldLimit('"can" takes one argument.');
  try {
    const value = evaluate(arg, { ...scope, strict: true });
    return hasUnknown(value) ? unknownFrom([value]) : true;
  } catch (error) {
    if (error instanceof FoldError) return false;
    throw error;
  }
}

/** Renders a template file that the answer ships, with the names given and no others. */
function renderFile(args: readonly Value[], scope: Scope, evaluate: Evaluate): Value {
  const [path, names] = args;
  const content = typeof path === 'string' ? scope.module.readFile(path) : null;
  if (content === null || !isObject(names)) return unknownFrom(args);
  const template = parseTemplate(content);
  if (template === null) throw new FoldError('The template does not parse.');
  let bindings: Scope['bindings'] = null;
  for (const [name, value] of Object.entries(names)) bindings = { name, value, outer: bindings };
  return foldTemplate(template, { ...scope, bindings }, evaluate);
}
