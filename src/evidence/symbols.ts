import type { Value } from '../domain/value.js';
import type { Expression } from '../hcl/ast.js';
import { takeApart } from './traversal.js';
import { objectOf } from './values.js';

/**
 * Reads an expression whose words name things rather than have values (`provider = aws.west`, `ignore_changes`,
 * `required_providers`): traversals become their own text, anything that is not plain becomes null.
 */
export function symbolsIn(expression: Expression): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return expression.items.map(symbolsIn);
    case 'object':
      return objectOf(expression.entries.flatMap(({ key, value }) => entryOf(symbolsIn(key), value)));
    case 'parentheses':
      return symbolsIn(expression.inner);
    case 'variable':
    case 'attribute':
    case 'index': {
      const { root, steps } = takeApart(expression);
      if (root.kind !== 'variable') return null;
      const tail = steps.map((step) =>
        step.kind === 'attribute' ? `.${step.name}` : `[${step.key ?? '*'}]`,
      );
      return root.name + tail.join('');
    }
    case 'template':
    case 'for':
    case 'splat':
    case 'splat-item':
    case 'call':
    case 'conditional':
    case 'binary':
    case 'unary':
      return null;
  }
}

function entryOf(key: Value, value: Expression): (readonly [string, Value])[] {
  return typeof key === 'string' ? [[key, symbolsIn(value)]] : [];
}
