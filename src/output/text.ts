/**
 * Text from answers, diagnostics and model names is a stranger's. Nothing of it reaches a terminal, a table or a
 * spreadsheet without going through here.
 */

// C0 and C1 controls except tab and line feed, and the characters that reorder or hide text.
// eslint-disable-next-line no-control-regex -- finding control characters is its purpose
const dangerous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Makes control and direction characters visible as `\u{…}`, so that they do nothing. Keeps tabs and line feeds. */
export function harmless(text: string): string {
  return text.replace(dangerous, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same in one line: runs of white space become one blank. */
export function oneLine(text: string): string {
  return harmless(text.replace(/\s+/g, ' ').trim());
}

/** Cuts to a length, with an ellipsis where something was cut. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(length - 1, 0))}…`;
}

/** A value for a CSV cell: spreadsheets must not run it as a formula. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = oneLine(value);
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A value for a Markdown table cell. */
export function markdownCell(text: string): string {
  return oneLine(text)
    .replace(/\\/g, '\\\\')
    .replace(/[|`*_<>[\]]/g, (character) => `\\${character}`);
}
