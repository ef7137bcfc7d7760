/** Lines for a terminal of 100 columns. */

/** Columns that text is broken at. */
export const columns = 100;

/**
 * Breaks a text into lines of at most `width` columns, each behind `indent` blanks. A word longer than a line
 * stands alone on its own, unbroken: addresses and paths are there to be copied.
 */
export function wrapped(text: string, indent: number, width: number = columns): string[] {
  const room = width - indent;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((content) => `${' '.repeat(indent)}${content}`);
}

/** The same with a mark in front of the first line, below which the others stand: `fix: …`. */
export function hanging(mark: string, text: string, indent: number, width: number = columns): string[] {
  const [first, ...rest] = wrapped(text, indent + mark.length, width);
  return [`${' '.repeat(indent)}${mark}${(first ?? '').trimStart()}`, ...rest];
}

/** Rows as a table: the first column to the left, the others to the right. */
export function aligned(rows: readonly (readonly string[])[], indent: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `${' '.repeat(indent)}${cells.join('  ')}`.trimEnd();
  });
}
