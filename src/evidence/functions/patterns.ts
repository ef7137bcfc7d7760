import type { Value } from '../../domain/value.js';
import { FoldError } from '../values.js';
import { text, unsupported, whole, type FunctionTable } from './function.js';
import { compilePattern } from './pattern.js';

/** Functions that search by regular expression. */
export const patternFunctions: FunctionTable = {
  regex: whole((args) => first(text(args, 0), text(args, 1))),
  regexall: whole((args) => all(text(args, 0), text(args, 1))),
  replace: whole((args) => replace(text(args, 0), text(args, 1), text(args, 2))),
};

function first(pattern: string, subject: string): Value {
  const match = compilePattern(pattern, subject).exec(subject);
  if (match === null) throw new FoldError('The pattern does not match.');
  return captured(match);
}

function all(pattern: string, subject: string): Value {
  return [...subject.matchAll(compilePattern(pattern, subject))].map(captured);
}

/** The whole match, a list of its groups, or an object of its named groups. */
function captured(match: RegExpExecArray): Value {
  if (match.length === 1) return match[0];
  if (match.groups)
    return Object.fromEntries(Object.entries(match.groups).map(([key, value]) => [key, value ?? null]));
  return match.slice(1).map((group: string | undefined) => group ?? null);
}

/** Replacing every character must not make a longer text than this. */
const maxReplaced = 10_000_000;

/** A search text between slashes is a pattern. */
function replace(subject: string, search: string, replacement: string): string {
  if ((subject.length + 1) * (replacement.length + 1) > maxReplaced) unsupported('so long a replacement');
  if (search.length < 2 || !search.startsWith('/') || !search.endsWith('/')) {
    return subject.split(search).join(replacement);
  }
  const pattern = compilePattern(search.slice(1, -1), subject);
  if (/\$\{?[A-Za-z]/.test(replacement)) unsupported('named groups in a replacement');
  if (replacement.includes('$') && subject.length > 10_000) unsupported('groups of so long a text');
  return subject.replace(pattern, replacement.replace(/\$\{(\d+)\}/g, '$$$1').replaceAll('$0', '$&'));
}
