import { isList, isUnknown, type Unknown, type Value } from '../../domain/value.js';
import { toText } from '../convert.js';
import { joinParts } from '../fold-template.js';
import type { Scope } from '../scope.js';
import { FoldError, unknownFrom } from '../values.js';
import { format, formatList } from './format.js';
import { argument, number, partial, text, unsupported, whole, type FunctionTable } from './function.js';

/** Functions of strings that need no patterns. */
export const stringFunctions: FunctionTable = {
  lower: partial((args) => mapText(args, (value) => value.toLowerCase())),
  upper: partial((args) => mapText(args, (value) => value.toUpperCase())),
  title: whole((args) =>
    text(args, 0).replace(/(^|[^\p{L}\p{N}_])(\p{L})/gu, (_, a: string, b: string) => a + b.toUpperCase()),
  ),
  trimspace: whole((args) => text(args, 0).trim()),
  trim: whole((args) => trimEnd(trimStart(text(args, 0), text(args, 1)), text(args, 1))),
  trimprefix: whole((args) => trimPrefix(text(args, 0), text(args, 1))),
  trimsuffix: whole((args) => trimSuffix(text(args, 0), text(args, 1))),
  chomp: whole((args) => text(args, 0).replace(/(\r?\n)+$/, '')),
  indent: whole((args) => indent(number(args, 0), text(args, 1))),
  join: partial(join),
  split: whole((args) => (text(args, 1) === '' ? [''] : text(args, 1).split(text(args, 0)))),
  substr: whole((args) => substring(text(args, 0), number(args, 1), number(args, 2))),
  strrev: whole((args) => [...text(args, 0)].reverse().join('')),
  startswith: partial((args) => startsWith(argument(args, 0), argument(args, 1))),
  endswith: whole((args) => text(args, 0).endsWith(text(args, 1))),
  strcontains: whole((args) => text(args, 0).includes(text(args, 1))),
  format: partial(format),
  formatlist: partial(formatList),
};

/** Changes known text, and the known pieces of a template. */
function mapText(args: readonly Value[], change: (value: string) => string): Value {
  const value = toText(argument(args, 0));
  if (typeof value === 'string') return change(value);
  const parts = value.parts.map((part) => (typeof part === 'string' ? change(part) : unknownFrom([part])));
  return unknownFrom([value], parts);
}

function trimStart(value: string, cutset: string): string {
  let at = 0;
  while (at < value.length && cutset.includes(value.charAt(at))) at++;
  return value.slice(at);
}

function trimEnd(value: string, cutset: string): string {
  let end = value.length;
  while (end > 0 && cutset.includes(value.charAt(end - 1))) end--;
  return value.slice(0, end);
}

function trimPrefix(value: string, prefix: string): string {
  return value.startsWith(prefix) ? value.slice(prefix.length) : value;
}

function trimSuffix(value: string, suffix: string): string {
  return suffix !== '' && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value;
}

function indent(spaces: number, value: string): string {
  if (!(spaces >= 0 && spaces <= 1_000)) return unsupported('an indentation of more than 1,000');
  return value.replaceAll('\n', `\n${' '.repeat(spaces)}`);
}

function substring(value: string, offset: number, length: number): string {
  const characters = [...value];
  const from = offset < 0 ? Math.max(0, characters.length + offset) : offset;
  return characters.slice(from, length < 0 ? undefined : from + length).join('');
}

/** The known beginning of a template can settle it. */
function startsWith(value: Value, prefix: Value): Value {
  const start = toText(value);
  const wanted = toText(prefix);
  if (typeof wanted !== 'string') return unknownFrom([value, prefix]);
  if (typeof start === 'string') return start.startsWith(wanted);
  const [known] = start.parts;
  const settled = typeof known === 'string' && (known.length >= wanted.length || !wanted.startsWith(known));
  return settled ? known.startsWith(wanted) : unknownFrom([value]);
}

function join(args: readonly Value[], scope: Scope): Value {
  const separator = toText(argument(args, 0));
  const pieces: (string | Unknown)[] = [];
  for (const items of args.slice(1)) {
    if (isUnknown(items)) return unknownFrom(args);
    if (!isList(items)) throw new FoldError('A list is required here.');
    for (const item of items) {
      if (pieces.length > 0) pieces.push(separator);
      pieces.push(toText(item));
    }
    scope.budget.items(pieces.length);
  }
  return joinParts(pieces, scope);
}
