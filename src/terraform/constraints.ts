/** Numbers of a version: `5.100.0` → [5, 100, 0]; what follows a dash or plus is left out. */
function numbersOf(version: string): number[] {
  return (version.trim().replace(/^v/, '').split(/[-+]/)[0] ?? '')
    .split('.')
    .map((part) => Number.parseInt(part, 10));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < 3; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function satisfies(version: readonly number[], operator: string, bound: readonly number[]): boolean {
  const order = compare(version, bound);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '!=':
      return order !== 0;
    case '~>':
      // The last part given may grow, those before it may not.
      return (
        order >= 0 &&
        bound.slice(0, Math.max(bound.length - 1, 1)).every((part, index) => part === (version[index] ?? 0))
      );
    default:
      return order === 0;
  }
}

/**
 * True where a version meets a constraint of Terraform's (`>= 5.0, < 6.0`), by the rules of its documentation on
 * version constraints; null where the text is no constraint.
 */
export function allows(constraint: string, version: string): boolean | null {
  const given = numbersOf(version);
  let all = true;
  for (const term of constraint.split(',')) {
    const [, operator = '', bound] =
      /^\s*(>=|<=|!=|~>|>|<|=)?\s*v?(\d+(?:\.\d+){0,2}\S*)\s*$/.exec(term) ?? [];
    if (bound === undefined) return null;
    all = all && satisfies(given, operator, numbersOf(bound));
  }
  return all;
}
