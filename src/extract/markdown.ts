import MarkdownIt from 'markdown-it';
import { fileNamesIn } from './file-names.js';
import { limits } from './limits.js';
import { fileTag } from './tags.js';

/** Marks nested deeper than this are text; the package's types do not know the option. */
const options = { html: true, maxNesting: 12 };

/**
 * CommonMark without what the fence scanner has read already (fences, indented code) and without link definitions. Inline
 * text is parsed line by line where it can hold a name, so it is off here.
 */
const blocks = new MarkdownIt('commonmark', options);
blocks.core.ruler.disable('inline', true);
blocks.block.ruler.disable(['fence', 'code', 'reference'], true);
const inline = new MarkdownIt('commonmark', options);

type Token = ReturnType<typeof blocks.parse>[number];

/** Words of an underlined line that may be a title; more are a sentence over a rule. */
const titleWords = 8;

/**
 * The lines outside fences as a Markdown parser reads them, each in plain form: list and quote marks gone, titles underlined
 * with `---` as `## title`, links as their texts, escapes and entities as their characters, HTML and its comments as what
 * they say. Emphasis and code marks stay: they tell labels. A line that is not given to the parser (inside a fence, longer
 * than a name, beyond the limits) stays as it is.
 *
 * @param outside true for the lines outside fences.
 */
export function plainLines(lines: readonly string[], outside: Uint8Array): readonly string[] {
  const plain = [...lines];
  const reader = new InlineReader();
  for (const token of blocks.parse(proseOf(lines, outside), {})) {
    const [start, end] = token.map ?? [0, 0];
    if (token.type === 'html_block') {
      for (let at = start; at < end; at++) if (outside[at] === 1) plain[at] = htmlText(lines[at] ?? '');
    } else if (token.type === 'heading_open') {
      reader.heading = token;
    } else if (token.type === 'inline') {
      const title = reader.title(token);
      const texts = title === null ? token.content.split('\n') : [title];
      if (title !== null && end - start > 1) plain[end - 1] = '';
      if (title === null && texts.length !== end - start) continue;
      for (const [offset, text] of texts.entries()) {
        if (outside[start + offset] === 1) plain[start + offset] = reader.plain(text);
      }
    }
  }
  return plain;
}

/** What the parser is given: lines that are too long to name a file, or stand inside a fence, are empty. */
function proseOf(lines: readonly string[], outside: Uint8Array): string {
  const given: string[] = [];
  let chars = 0;
  for (const [at, line] of lines.entries()) {
    if (at >= limits.proseLines || chars > limits.proseChars) break;
    const kept = outside[at] === 1 && line.length <= limits.nameLine ? line : '';
    chars += kept.length;
    given.push(kept);
  }
  return given.join('\n');
}

class InlineReader {
  heading: Token | null = null;
  private left: number = limits.inlineLines;

  /** A heading's text with its marks; null for a paragraph, and for a sentence that only stands over a rule. */
  title(token: Token): string | null {
    const heading = this.heading;
    this.heading = null;
    if (heading === null) return null;
    const underlined = heading.markup === '-' || heading.markup === '=';
    const text = token.content;
    const short = text.split(' ').length <= titleWords && !text.includes('\n') && !text.endsWith('.');
    if (underlined && (!short || fileNamesIn(text).length === 0)) return null;
    return `${'#'.repeat(Number(heading.tag.slice(1)))} ${text}`;
  }

  /** A line's text without links, images, HTML, escapes and entities. */
  plain(text: string): string {
    if (!/[[<&\\]/.test(text) || this.left === 0) return text;
    this.left--;
    const [token] = inline.parseInline(text, {});
    return (token?.children ?? []).map(written).join('').trim();
  }
}

function written(token: Token): string {
  switch (token.type) {
    case 'code_inline':
      return `\`${token.content}\``;
    case 'html_inline':
      return htmlText(token.content);
    case 'link_open':
    case 'link_close':
      return '';
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'text':
    case 'text_special':
    case 'image':
      return token.content;
    default:
      return token.markup;
  }
}

/** What a line of HTML says: the file that its tag names, its text, or its comment's; a heading element as a heading. */
function htmlText(line: string): string {
  if (line.length > limits.nameLine) return line;
  const named = fileTag(line)?.path ?? '';
  if (named !== '') return named;
  const level = /<h([1-6])[\s>]/i.exec(line)?.[1];
  const text = line
    .replace(/<!--|-->/g, ' ')
    .replace(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .trim();
  return level === undefined || text === '' ? text : `${'#'.repeat(Number(level))} ${text}`;
}
