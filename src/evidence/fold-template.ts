import { isUnknown, type Unknown, type Value } from '../domain/value.js';
import type { Expression, Template, TemplatePart } from '../hcl/ast.js';
import { elementsOf, toBoolean, toText } from './convert.js';
import { bind, maxText, type Scope } from './scope.js';
import { FoldLimit, isSet, referencesIn, unknownFrom } from './values.js';

type Evaluate = (expression: Expression, scope: Scope) => Value;

/** The text of a template; an unknown with its known pieces as parts where some piece is not settled. */
export function foldTemplate(template: Template, scope: Scope, evaluate: Evaluate): Value {
  const [only] = template.parts;
  if (template.wrap && only?.kind === 'interpolation') return evaluate(only.expression, scope);
  return joinParts(renderParts(template.parts, scope, evaluate), scope);
}

/** Joins pieces: a string where all are, else an unknown whose parts they are. */
export function joinParts(pieces: readonly (string | Unknown)[], scope: Scope): Value {
  const parts: (string | Unknown)[] = [];
  let length = 0;
  for (const piece of pieces.flatMap(partsOf)) {
    const last = parts[parts.length - 1];
    if (typeof piece !== 'string') parts.push(piece);
    else if (piece !== '') {
      length += piece.length;
      if (length > maxText) throw new FoldLimit('A text grows too long.');
      if (typeof last === 'string') parts[parts.length - 1] = last + piece;
      else parts.push(piece);
    }
  }
  for (const part of parts) if (typeof part === 'string') scope.budget.text(part);
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  return unknownFrom(pieces, parts.length > maxParts ? [] : parts);
}

/** A template of more pieces than this is just unknown. */
const maxParts = 2_000;

/**
 * A template inside a template brings its own pieces, except where it is another block's attribute: the reference to
 * that block must stay at its place.
 */
function partsOf(piece: string | Unknown): readonly (string | Unknown)[] {
  if (typeof piece === 'string' || piece.parts.length === 0) return [piece];
  return piece.references.length === referencesIn(piece.parts).length ? piece.parts : [piece];
}

function renderParts(parts: readonly TemplatePart[], scope: Scope, evaluate: Evaluate): (string | Unknown)[] {
  const out: (string | Unknown)[] = [];
  for (const part of parts) {
    if (part.kind === 'text') out.push(part.value);
    else if (part.kind === 'interpolation') out.push(toText(evaluate(part.expression, scope)));
    else if (part.kind === 'if') {
      const condition = toBoolean(evaluate(part.condition, scope));
      if (isUnknown(condition)) {
        const branches = [
          ...renderParts(part.then, scope, evaluate),
          ...renderParts(part.otherwise, scope, evaluate),
        ];
        out.push(unknownFrom([condition, ...branches]));
      } else out.push(...renderParts(condition ? part.then : part.otherwise, scope, evaluate));
    } else out.push(...renderLoop(part, scope, evaluate));
  }
  return out;
}

function renderLoop(
  part: Extract<TemplatePart, { kind: 'for' }>,
  scope: Scope,
  evaluate: Evaluate,
): (string | Unknown)[] {
  const collection = evaluate(part.collection, scope);
  if (isUnknown(collection)) return [unknownFrom([collection])];
  const asSet = isSet(collection);
  const out: (string | Unknown)[] = [];
  for (const [key, item] of elementsOf(collection)) {
    let inner = bind(scope, part.valueName, item);
    if (part.keyName !== null) inner = bind(inner, part.keyName, asSet ? item : key);
    out.push(...renderParts(part.body, inner, evaluate));
    scope.budget.items(out.length);
  }
  return out;
}
