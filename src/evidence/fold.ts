import { Unknown, hasUnknown, isList, isUnknown, type Value } from '../domain/value.js';
import type { Expression, ForExpression, ObjectExpression, Splat } from '../hcl/ast.js';
import { readAttribute, readIndex } from './access.js';
import { elementsOf, toBoolean, toText } from './convert.js';
import { foldTemplate } from './fold-template.js';
import { callFunction } from './functions/call.js';
import { applyBinary, applyUnary } from './operators.js';
import { bind, lookUp, type Scope } from './scope.js';
import { FoldError, FoldLimit, equal, isSet, objectOf, unknownFrom, type Objects } from './values.js';

/**
 * The value of an expression as far as constants settle it. Never throws: what has no value is an unknown that
 * refers to whatever the expression refers to.
 */
export function fold(expression: Expression, scope: Scope): Value {
  try {
    return evaluate(expression, scope);
  } catch (error) {
    if (error instanceof FoldError || error instanceof FoldLimit) {
      return new Unknown(scope.module.references(expression, scope.bindings));
    }
    throw error;
  }
}

/** Like {@link fold}, but throws {@link FoldError} where Terraform would report an error. */
export function evaluate(expression: Expression, scope: Scope): Value {
  scope.budget.enter();
  try {
    return scope.budget.value(evaluateKind(expression, scope));
  } finally {
    scope.budget.leave();
  }
}

/** A value inside a list or an object: its error is its own, unless `try` watches. */
function child(expression: Expression, scope: Scope): Value {
  return scope.strict ? evaluate(expression, scope) : fold(expression, scope);
}

function evaluateKind(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'parentheses':
      return evaluate(expression.inner, scope);
    case 'template':
      return foldTemplate(expression, scope, child);
    case 'list':
      return expression.items.map((item) => child(item, scope));
    case 'object':
      return evaluateObject(expression, scope);
    case 'for':
      return evaluateFor(expression, scope);
    case 'variable':
    case 'attribute':
    case 'index':
      return evaluateTraversal(expression, scope);
    case 'splat':
      return evaluateSplat(expression, scope);
    case 'splat-item':
      return lookUp(scope.bindings, '*') ?? new Unknown();
    case 'call':
      return callFunction(expression, scope, evaluate);
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'binary':
      return applyBinary(
        expression.operator,
        evaluate(expression.left, scope),
        evaluate(expression.right, scope),
      );
    case 'unary':
      return applyUnary(expression.operator, evaluate(expression.operand, scope));
  }
}

function evaluateObject(expression: ObjectExpression, scope: Scope): Value {
  const entries: [string, Value][] = [];
  for (const { key, value } of expression.entries) {
    const name = toText(evaluate(key, scope));
    if (typeof name !== 'string')
      return unknownFrom([name, ...expression.entries.map((e) => child(e.value, scope))]);
    entries.push([name, child(value, scope)]);
  }
  return objectOf(entries);
}

function evaluateConditional(expression: Extract<Expression, { kind: 'conditional' }>, scope: Scope): Value {
  const condition = toBoolean(evaluate(expression.condition, scope));
  if (condition === true) return evaluate(expression.then, scope);
  if (condition === false) return evaluate(expression.otherwise, scope);
  const then = fold(expression.then, scope);
  const otherwise = fold(expression.otherwise, scope);
  if (!hasUnknown(then) && !hasUnknown(otherwise) && equal(then, otherwise)) return then;
  return unknownFrom([condition, then, otherwise]);
}

/** Splits `a.b[0].c` into its first word and steps, and lets the scope say what the first words mean. */
function evaluateTraversal(expression: Expression, scope: Scope): Value {
  const steps: Extract<Expression, { kind: 'attribute' | 'index' }>[] = [];
  let root = expression;
  while (root.kind === 'attribute' || root.kind === 'index') {
    steps.push(root);
    root = root.source;
  }
  steps.reverse();
  let [value, used] =
    root.kind === 'variable' ? resolveRoot(root.name, steps, scope) : [evaluate(root, scope), 0];
  for (; used < steps.length; used++) {
    const step = steps[used];
    if (step?.kind === 'attribute') value = readAttribute(value, step.name);
    else if (step) value = readIndex(value, evaluate(step.key, scope));
  }
  return value;
}

/** The value that the first words name, and how many steps they took. */
function resolveRoot(
  name: string,
  steps: readonly Extract<Expression, { kind: 'attribute' | 'index' }>[],
  scope: Scope,
): [Value, number] {
  const bound = lookUp(scope.bindings, name);
  if (bound !== undefined) return [bound, 0];
  const [first, second] = steps.map((step) => (step.kind === 'attribute' ? step.name : undefined));
  if (first === undefined) throw new FoldError(`"${name}" names nothing here.`);
  switch (name) {
    case 'var':
      return [scope.module.variable(first), 1];
    case 'local':
      return [scope.module.local(first), 1];
    case 'module':
      return [scope.module.child(first), 1];
    case 'path':
      return [scope.module.path(first), 1];
    case 'terraform':
      return [first === 'workspace' ? 'default' : new Unknown(), 1];
    case 'each':
    case 'count':
    case 'self':
      return [new Unknown(), 1];
    case 'data':
    case 'ephemeral':
      if (second === undefined) throw new FoldError(`"${name}" needs a type and a name.`);
      return [scope.module.block(`${name}.${first}.${second}`), 2];
    default:
      return [scope.module.block(`${name}.${first}`), 1];
  }
}

function evaluateSplat(expression: Splat, scope: Scope): Value {
  const source = evaluate(expression.source, scope);
  const each = (item: Value): Value => evaluate(expression.each, bind(scope, '*', item));
  if (source === null) return [];
  if (isList(source)) return source.map(each);
  return isUnknown(source) && source.constructor === Unknown ? unknownFrom([each(source)]) : [each(source)];
}

function evaluateFor(expression: ForExpression, scope: Scope): Value {
  const collection = evaluate(expression.collection, scope);
  if (isUnknown(collection)) {
    return new Unknown(scope.module.references(expression, scope.bindings));
  }
  const results: (readonly [Value, Value])[] = [];
  const asSet = isSet(collection);
  for (const [key, item] of elementsOf(collection)) {
    let inner = bind(scope, expression.valueName, item);
    if (expression.keyName !== null) inner = bind(inner, expression.keyName, asSet ? item : key);
    if (expression.condition !== null) {
      const kept = toBoolean(evaluate(expression.condition, inner));
      if (kept === false) continue;
      if (kept !== true) return new Unknown(scope.module.references(expression, scope.bindings));
    }
    const name = expression.key === null ? null : evaluate(expression.key, inner);
    results.push([name, child(expression.value, inner)]);
  }
  scope.budget.items(results.length);
  if (expression.key === null) return results.map(([, value]) => value);
  return gather(results, expression.group);
}

function gather(results: readonly (readonly [Value, Value])[], group: boolean): Value {
  const object: Record<string, Value> = {};
  const groups = new Map<string, Value[]>();
  for (const [key, value] of results) {
    const name = toText(key);
    if (typeof name !== 'string') return unknownFrom(results.flat());
    const members = groups.get(name);
    if (members) members.push(value);
    else groups.set(name, [value]);
  }
  for (const [name, members] of groups) {
    const [first = null] = members;
    if (!group && members.length > 1) throw new FoldError(`The key "${name}" occurs twice.`);
    Object.defineProperty(object, name, { value: group ? members : first, enumerable: true });
  }
  const result: Objects = object;
  return result;
}
