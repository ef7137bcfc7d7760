/**
 * True where `name` matches `pattern`: `*` and `?` stay inside one segment, `**` spans segments, `[a-z]` classes and
 * `{a,b}` alternatives work as in the published provider. Time is bounded by the two lengths, whatever the pattern.
 */
export function matchesGlob(pattern: string, name: string): boolean {
  return alternatives(pattern).some((each) => matchSegments(each.split('/'), name.split('/')));
}

/** Spells out `{a,b}`; at most 64 spellings, the rest is taken literally. */
function alternatives(pattern: string): readonly string[] {
  let spelled = [pattern];
  for (;;) {
    const next = spelled.flatMap((each) => {
      const close = each.indexOf('}');
      const open = each.lastIndexOf('{', close);
      if (close < 0 || open < 0) return [each];
      const [head, tail] = [each.slice(0, open), each.slice(close + 1)];
      return each
        .slice(open + 1, close)
        .split(',')
        .map((choice) => head + choice + tail);
    });
    if (next.length > 64 || next.join('\n') === spelled.join('\n')) return spelled;
    spelled = next;
  }
}

function matchSegments(pattern: readonly string[], name: readonly string[]): boolean {
  return walk(pattern, name, (segment) => segment === '**', matchSegment);
}

function matchSegment(pattern: string, text: string): boolean {
  return walk(tokens(pattern), [...text], (token) => token === '*', matchCharacter);
}

/** Greedy matching with one point of return: a later star always replaces an earlier one. */
function walk(
  pattern: readonly string[],
  items: readonly string[],
  isStar: (part: string) => boolean,
  matches: (part: string, item: string) => boolean,
): boolean {
  let [at, item, star, retry] = [0, 0, -1, 0];
  while (item < items.length) {
    const part = pattern[at];
    const current = items[item] ?? '';
    if (part !== undefined && isStar(part)) {
      star = at++;
      retry = item;
    } else if (part !== undefined && matches(part, current)) {
      at++;
      item++;
    } else if (star >= 0) {
      at = star + 1;
      item = ++retry;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}

function tokens(pattern: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const close = pattern[at] === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (close > 0) {
      found.push(pattern.slice(at, close + 1));
      at = close;
    } else if (pattern[at] === '\\' && at + 1 < pattern.length) found.push(`\\${pattern[++at] ?? ''}`);
    else found.push(pattern.charAt(at));
  }
  return found;
}

function matchCharacter(token: string, character: string): boolean {
  if (token === '?') return true;
  if (token.length > 1 && token.startsWith('\\')) return token.slice(1) === character;
  if (token.length > 2 && token.startsWith('[')) return inClass(token.slice(1, -1), character);
  return token === character;
}

function inClass(body: string, character: string): boolean {
  const negated = body.startsWith('!') || body.startsWith('^');
  const members = negated ? body.slice(1) : body;
  let found = false;
  for (let at = 0; at < members.length; at++) {
    const last = members[at + 1] === '-' ? members[at + 2] : undefined;
    if (last === undefined) found ||= members[at] === character;
    else {
      found ||= members.charAt(at) <= character && character <= last;
      at += 2;
    }
  }
  return found !== negated;
}
