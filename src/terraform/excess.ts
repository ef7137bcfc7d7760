/** Values in a plan or a state, each member and each item counted; an honest one has some ten thousand. */
const maxValues = 1_000_000;
/** How deep they may nest: whoever walks them recurses. */
const maxNesting = 250;

/** The limit that a parsed plan or state goes beyond, for people, or null. Goes level by level, not deeper by itself. */
export function excessOf(value: unknown): string | null {
  let level: unknown[] = [value];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    count += level.length;
    if (count > maxValues) return `${maxValues} values in plan or state`;
    if (depth > maxNesting) return `${maxNesting} levels of nesting in a value`;
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? (Object.values(item) as unknown[]) : [],
    );
  }
  return null;
}
