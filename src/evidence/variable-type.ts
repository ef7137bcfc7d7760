import { isList, isObject, isUnknown, type Value } from '../domain/value.js';
import type { Expression } from '../hcl/ast.js';
import { toBoolean, toNumber, toText } from './convert.js';
import { FoldError, makeSet, objectOf } from './values.js';

/**
 * Converts a value to a variable's declared type as Terraform does: `"5"` to a number, a list to a set, defaults of
 * `optional(…)` filled in. Gives the value as it is where the type is not understood.
 */
export function convertToType(value: Value, type: Expression | undefined): Value {
  if (type === undefined || value === null || isUnknown(value)) return value;
  try {
    return convert(value, type);
  } catch (error) {
    if (error instanceof FoldError) return value;
    throw error;
  }
}

function convert(value: Value, type: Expression): Value {
  if (value === null || isUnknown(value)) return value;
  const name = type.kind === 'variable' ? type.name : type.kind === 'literal' ? String(type.value) : '';
  if (name === 'string') return toText(value);
  if (name === 'number') return toNumber(value);
  if (name === 'bool') return toBoolean(value);
  if (type.kind !== 'call') return value;
  const [inner] = type.args;
  if (inner === undefined) return value;
  switch (type.name) {
    case 'list':
      return isList(value) ? value.map((item) => convert(item, inner)) : value;
    case 'set':
      return isList(value) ? makeSet(value.map((item) => convert(item, inner))) : value;
    case 'map':
      return isObject(value)
        ? objectOf(Object.entries(value).map(([key, item]) => [key, convert(item, inner)]))
        : value;
    case 'object':
      return isObject(value) && inner.kind === 'object' ? convertObject(value, inner) : value;
    case 'tuple':
      return isList(value) && inner.kind === 'list'
        ? value.map((item, at) => convertToType(item, inner.items[at]))
        : value;
    default:
      return value;
  }
}

function convertObject(
  value: Readonly<Record<string, Value>>,
  type: Extract<Expression, { kind: 'object' }>,
): Value {
  return objectOf(
    type.entries.flatMap(({ key, value: inner }): (readonly [string, Value])[] => {
      const name = key.kind === 'literal' ? String(key.value) : '';
      const given = Object.hasOwn(value, name) ? (value[name] ?? null) : undefined;
      if (inner.kind !== 'call' || inner.name !== 'optional')
        return [[name, given === undefined ? null : convertToType(given, inner)]];
      const [optional, fallback] = inner.args;
      const settled = given ?? (fallback === undefined ? null : constantOf(fallback));
      return [[name, convertToType(settled, optional)]];
    }),
  );
}

/** The value of literals, lists and objects of them; null for anything that is not constant. */
export function constantOf(expression: Expression): Value {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'list') return expression.items.map(constantOf);
  if (expression.kind === 'parentheses') return constantOf(expression.inner);
  if (expression.kind === 'object') {
    return objectOf(
      expression.entries.map(({ key, value }) => [
        key.kind === 'literal' ? String(key.value) : '',
        constantOf(value),
      ]),
    );
  }
  if (expression.kind !== 'unary') return null;
  const value = constantOf(expression.operand);
  return typeof value === 'number' && expression.operator === '-' ? -value : null;
}
