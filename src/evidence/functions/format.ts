import { isList, isUnknown, type Unknown, type Value } from '../../domain/value.js';
import { toNumber, toText } from '../convert.js';
import { joinParts } from '../fold-template.js';
import type { Scope } from '../scope.js';
import { FoldError, unknownFrom } from '../values.js';
import { encodeJson } from './json-encode.js';
import { argument, unsupported } from './function.js';

const verb = /%(?:%|([-+ 0#]*)(\d+)?(?:\.(\d+))?(?:\[(\d+)\])?([a-zA-Z]))/g;

/** `format(spec, …)`. Unknown arguments leave the known pieces in place. */
export function format(args: readonly Value[], scope: Scope): Value {
  const spec = argument(args, 0);
  if (typeof spec !== 'string') return unknownFrom(args);
  const pieces: (string | Unknown)[] = [];
  let from = 0;
  let next = 1;
  for (const match of spec.matchAll(verb)) {
    pieces.push(spec.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[0] === '%%') pieces.push('%');
    else {
      const at = match[4] === undefined ? next : Number(match[4]);
      next = at + 1;
      pieces.push(formatOne(argument(args, at), match));
    }
  }
  pieces.push(spec.slice(from));
  return joinParts(pieces, scope);
}

function formatOne(value: Value, match: RegExpExecArray): string | Unknown {
  const [, flags = '', width = '', precision, , kind = ''] = match;
  if (isUnknown(value)) return width === '' ? value : unknownFrom([value]);
  const plain = formatKind(value, kind, precision, flags);
  const missing = Number(width) - [...plain].length;
  if (missing <= 0) return plain;
  if (missing > 1_000) unsupported('a width of more than 1,000');
  if (flags.includes('-')) return plain + ' '.repeat(missing);
  if (!flags.includes('0')) return ' '.repeat(missing) + plain;
  return plain.startsWith('-') ? `-${'0'.repeat(missing)}${plain.slice(1)}` : '0'.repeat(missing) + plain;
}

function formatKind(value: Value, kind: string, precision: string | undefined, flags: string): string {
  switch (kind) {
    case 's':
    case 'v':
      return textOf(value, precision, kind);
    case 'q':
      return JSON.stringify(textOf(value, undefined, 's'));
    case 't':
      return textOf(value, undefined, 's');
    case 'd':
      return signed(Math.trunc(known(value)).toString(), flags);
    case 'x':
      return known(value).toString(16);
    case 'X':
      return known(value).toString(16).toUpperCase();
    case 'b':
      return known(value).toString(2);
    case 'o':
      return known(value).toString(8);
    case 'f':
      return signed(known(value).toFixed(Math.min(Number(precision ?? 6), 100)), flags);
    default:
      return unsupported(`the format verb %${kind}`);
  }
}

function signed(digits: string, flags: string): string {
  return flags.includes('+') && !digits.startsWith('-') ? `+${digits}` : digits;
}

function textOf(value: Value, precision: string | undefined, kind: string): string {
  if (value === null) return 'null';
  if (typeof value === 'object') {
    if (kind === 's') throw new FoldError('A string is required for %s.');
    const encoded = encodeJson(value);
    return encoded.every((piece) => typeof piece === 'string')
      ? encoded.join('')
      : unsupported('unknown values in %v');
  }
  const plain = toText(value);
  if (typeof plain !== 'string') return unsupported('an unknown text');
  return precision === undefined ? plain : [...plain].slice(0, Number(precision)).join('');
}

function known(value: Value): number {
  const result = toNumber(value);
  return isUnknown(result) ? unsupported('an unknown number') : result;
}

/** `formatlist(spec, …)`: one text for each position of the lists; other arguments are used in all. */
export function formatList(args: readonly Value[], scope: Scope): Value {
  const lists = args.filter(isList);
  if (args.some(isUnknown)) return unknownFrom(args);
  const length = lists[0]?.length ?? 1;
  if (lists.some((items) => items.length !== length)) throw new FoldError('The lists differ in length.');
  scope.budget.items(length);
  return Array.from({ length }, (_, at) =>
    format(
      args.map((arg) => (isList(arg) ? (arg[at] ?? null) : arg)),
      scope,
    ),
  );
}
