import { FoldError } from '../values.js';
import { unsupported } from './function.js';

/** Ways to match that a pattern may have on a text before it is left alone: JavaScript's search can take a step for each. */
const maxWays = 1_000_000;

/**
 * Compiles a pattern of Terraform's syntax for use on `subject`. What JavaScript reads differently, and what could
 * search for ever, is left alone: the value is then unknown.
 */
export function compilePattern(pattern: string, subject: string): RegExp {
  if (
    pattern.length > 1_000 ||
    /\[\[:|\\[pPQECGzAZ]|\(\?(?![:]|P<)/.test(pattern.replace(/^\(\?[is]+\)/, ''))
  ) {
    unsupported('this pattern');
  }
  if (waysToMatch(pattern, subject.length) > maxWays) unsupported('a pattern that may search for very long');
  const flags = /^\(\?([is]+)\)/.exec(pattern);
  const source = pattern.slice(flags?.[0].length ?? 0).replaceAll('(?P<', '(?<');
  try {
    return new RegExp(source, `gu${flags?.[1] ?? ''}`);
  } catch (error) {
    throw new FoldError('This is not a pattern.', { cause: error });
  }
}

/** An upper bound on how many ways a backtracking search has, from the quantifiers and alternatives. */
function waysToMatch(pattern: string, length: number): number {
  const groups: { ways: number; quantified: boolean }[] = [{ ways: length + 1, quantified: false }];
  const tokens = pattern.matchAll(
    /\\.|\(\?(?::|P?<\w+>)|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[*+?]\??|\{(\d+)(,?)(\d*)\}\??|./gsu,
  );
  let closed: { ways: number; quantified: boolean } | null = null;
  for (const [token, least, comma, most] of tokens) {
    const top = groups[groups.length - 1];
    if (top === undefined) return Infinity;
    const quantifier = quantifierOf(token, least, comma, most, length);
    if (quantifier === null && closed !== null) top.ways *= closed.ways;
    if (token.startsWith('(')) groups.push({ ways: 1, quantified: false });
    if (token === '|') top.ways += 1;
    if (quantifier !== null) {
      if (closed === null) top.ways *= quantifier.choices;
      else if (quantifier.exact === null && closed.quantified) return Infinity;
      else top.ways *= quantifier.choices * closed.ways ** (quantifier.exact ?? 1);
      if (quantifier.exact === null || closed?.quantified) top.quantified = true;
    }
    closed = token === ')' ? (groups.pop() ?? null) : null;
    if (closed !== null && groups.length === 0) return Infinity;
    if (closed !== null && closed.ways > 1) closed.quantified = true;
  }
  return groups.reduce((ways, group) => ways * group.ways, closed?.ways ?? 1);
}

function quantifierOf(
  token: string,
  least: string | undefined,
  comma: string | undefined,
  most: string | undefined,
  length: number,
): { choices: number; exact: number | null } | null {
  if (token.startsWith('?')) return { choices: 2, exact: 1 };
  if (token.startsWith('*') || token.startsWith('+')) return { choices: length + 1, exact: null };
  if (least === undefined) return null;
  if (comma === '') return { choices: 1, exact: Number(least) };
  return { choices: most ? Number(most) - Number(least) + 1 : length + 1, exact: null };
}
