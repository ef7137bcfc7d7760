/** Names that somebody who mistyped one may have meant. */

/** Edits (insert, delete, replace) between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...b].entries()) {
      const replace = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replace, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * Up to three names close to what was typed, nearest first: a name counts by its whole or by what follows its last `/`,
 * and at most a third of the letters may differ. Names that hold the word come in where none is close.
 */
export function nearest(typed: string, names: readonly string[]): readonly string[] {
  const scored = names.map((name) => ({
    name,
    score: Math.min(
      distance(typed, name),
      distance(typed.slice(typed.lastIndexOf('/') + 1), name.slice(name.lastIndexOf('/') + 1)),
    ),
  }));
  const close = scored.filter(({ score }) => score <= Math.max(1, Math.floor(typed.length / 3)));
  const found =
    close.length > 0 ? close : scored.filter(({ name }) => typed.length > 2 && name.includes(typed));
  return found
    .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}
