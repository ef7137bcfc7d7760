import { describe, expect, test } from 'vitest';
import { csvCell, cut, harmless, markdownCell, oneLine } from './text.js';

describe('text from answers', () => {
  test.each([
    ['an escape sequence', '\u001b[31mred', '\\u{1b}[31mred'],
    ['a title change (OSC)', '\u001b]0;owned\u0007', '\\u{1b}]0;owned\\u{7}'],
    ['a C1 control', '\u009b2J', '\\u{9b}2J'],
    ['a direction override', 'a\u202eb', 'a\\u{202e}b'],
    ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
    ['tab and line feed, which stay', 'a\tb\nc', 'a\tb\nc'],
  ])('%s does nothing in a terminal', (_name, given, shown) => {
    expect(harmless(given)).toBe(shown);
  });

  test('takes one line in a table', () => {
    expect(oneLine('  a\n\n b\t c ')).toBe('a b c');
    expect(cut('abcdef', 4)).toBe('abc…');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('%s is no formula in a spreadsheet', (formula) => {
    expect(csvCell(formula)).toBe(`'${formula}`);
  });

  test('keeps numbers and shows missing as empty, not zero', () => {
    expect([csvCell(-3), csvCell(null)]).toEqual(['-3', '']);
  });

  test('breaks no Markdown table and opens no tag', () => {
    expect(markdownCell('a|b <img> `x`')).toBe('a\\|b \\<img\\> \\`x\\`');
  });
});
