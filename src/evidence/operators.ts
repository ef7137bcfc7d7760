import { hasUnknown, isUnknown, type Value } from '../domain/value.js';
import type { BinaryOperator } from '../hcl/ast.js';
import { toBoolean, toNumber } from './convert.js';
import { FoldError, equal, unknownFrom } from './values.js';

/** Applies a binary operator to folded operands. */
export function applyBinary(operator: BinaryOperator, left: Value, right: Value): Value {
  if (operator === '&&' || operator === '||') return applyLogic(operator === '||', left, right);
  if (operator === '==' || operator === '!=') {
    if (isSettledUnequal(left, right)) return operator === '!=';
    if (hasUnknown(left) || hasUnknown(right)) return unknownFrom([left, right]);
    return equal(left, right) === (operator === '==');
  }
  const a = toNumber(left);
  const b = toNumber(right);
  if (isUnknown(a) || isUnknown(b)) return unknownFrom([left, right]);
  return arithmetic(operator, a, b);
}

/** A list or object that is known to be there is not null, whatever is in it. */
function isSettledUnequal(left: Value, right: Value): boolean {
  const there = (value: Value): boolean => value !== null && !isUnknown(value);
  return (left === null && there(right)) || (right === null && there(left));
}

/** One operand can settle the result alone. */
function applyLogic(decisive: boolean, left: Value, right: Value): Value {
  const a = toBoolean(left);
  const b = toBoolean(right);
  if (a === decisive || b === decisive) return decisive;
  return isUnknown(a) || isUnknown(b) ? unknownFrom([left, right]) : !decisive;
}

function arithmetic(
  operator: Exclude<BinaryOperator, '&&' | '||' | '==' | '!='>,
  a: number,
  b: number,
): Value {
  switch (operator) {
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '+':
      return decimal(a + b);
    case '-':
      return decimal(a - b);
    case '*':
      return decimal(a * b);
    case '/':
      if (b === 0) throw new FoldError('Division by zero.');
      return a / b;
    case '%':
      if (b === 0) throw new FoldError('Division by zero.');
      return a % b;
  }
}

/** Terraform counts in decimals of high precision: 0.1 + 0.2 is 0.3 there. */
function decimal(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** Applies `-` or `!`. */
export function applyUnary(operator: '-' | '!', operand: Value): Value {
  if (operator === '!') {
    const value = toBoolean(operand);
    return isUnknown(value) ? value : !value;
  }
  const value = toNumber(operand);
  return isUnknown(value) ? value : -value;
}
