import { limits } from './limits.js';
import { headingOf, isBlank } from './lines.js';

/** True for text with Markdown's marks or whole sentences, and no line that begins code. */
export function looksLikeProse(lines: readonly string[]): boolean {
  let prose = 0;
  let code = 0;
  for (const line of lines) {
    if (isBlank(line)) continue;
    if (isProseLine(line)) prose++;
    else if (isCodeLine(line)) code++;
  }
  return prose > 0 && code === 0;
}

const bullets = ['- ', '* ', '+ ', '> ', '**', '| '];

/** A heading of two marks or more, a list item, bold text, a table row or a sentence. */
export function isProseLine(line: string): boolean {
  if (line.length > 4 * limits.nameLine) return false;
  const trimmed = line.trim();
  const heading = headingOf(line);
  if (heading !== null) return heading.level > 1;
  if (bullets.some((mark) => trimmed.startsWith(mark))) return true;
  if (startsWithNumber(trimmed)) return true;
  return isSentence(trimmed);
}

function startsWithNumber(text: string): boolean {
  let at = 0;
  while (at < 3 && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++;
  return at > 0 && text.startsWith('. ', at);
}

/** At least four words that end like a sentence or begin with a capital, without the signs of code. */
export function isSentence(text: string): boolean {
  if (text.includes(' = ') || text.endsWith('{') || text.endsWith(';') || text.endsWith('\\')) return false;
  const words = text.split(' ').filter((word) => word !== '');
  if (words.length < 4) return false;
  const last = text.charAt(text.length - 1);
  const first = text.charCodeAt(0);
  return '.:!?'.includes(last)
    ? isLetter(first)
    : first >= 65 && first <= 90 && words.slice(0, 4).every(isWord);
}

function isWord(word: string): boolean {
  return [...word].every(
    (char) => isLetter(char.charCodeAt(0)) || "'’,-.".includes(char) || char.charCodeAt(0) > 127,
  );
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isCodeLine(line: string): boolean {
  const end = line.trimEnd().slice(-1);
  return '{}[];'.includes(end) && end !== '' ? true : line.includes(' = ');
}
