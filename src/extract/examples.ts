import { commentText } from './comment-names.js';
import { words } from './captions.js';
import type { Context } from './context.js';
import { isBlank } from './lines.js';
import { shapeOf, type HclShape } from './hcl-shape.js';

/** Signs that a fence shows something rather than being part of the answer. */
export interface Signs {
  /** Shown as a mistake or as the state before. */
  readonly wrong: string | null;
  /** Shown as a way to use or extend what was given. */
  readonly usage: string | null;
  /** The heading further up speaks of usage or examples. */
  readonly section: string | null;
  /** Parts are left out: `...` where code should be. */
  readonly elided: 'in code' | 'in a comment' | null;
}

/** Words of a short caption or comment. */
const wrongWords = new Set(
  'wrong incorrect bad avoid before original broken insecure problematic problem vulnerable antipattern old mistake mistaken'.split(
    ' ',
  ),
);
/** Marks that count in a whole sentence too. */
const wrongMarks = [
  '❌',
  '✗',
  '✘',
  '🚫',
  "don't do",
  'do not do',
  'do not use',
  "don't use",
  'anti-pattern',
  'is wrong',
  'incorrect',
];
const usageWords = new Set(
  'usage example examples sample snippet snippets alternatively alternative option optional optionally customize customise'.split(
    ' ',
  ),
);
const usageMarks = [
  'how to',
  'for instance',
  'e.g.',
  'you can',
  'you could',
  'if you',
  'could be',
  'would look',
  'looks like',
  'look like',
  'like this',
  'like so',
];
/** What is done to a configuration later on: these count from the heading further up as well. */
const laterMarks = [
  'to add',
  'adding a',
  'adding new',
  'extending',
  'troubleshooting',
  'customiz',
  'expected output',
  'consuming',
];
/** A caption of more words is a sentence. */
const captionWords = 7;

/** Reads the signs from the nearest heading, the paragraph before a fence, and the fence's own first comment. */
export function readSigns(context: Context, lines: readonly string[], shape: HclShape | null): Signs {
  const heading = context.label?.text ?? context.headings.at(-1)?.text ?? '';
  const outer = context.headings.slice(0, -1).at(-1)?.text ?? '';
  const near = [context.paragraph[0]?.text ?? '', heading, firstComment(lines)];
  const usage = firstMatch(near, usageWords, [...usageMarks, ...laterMarks]);
  return {
    wrong: firstMatch(near, wrongWords, wrongMarks),
    usage: usage ?? firstMatch([outer], new Set(), laterMarks) ?? placeholderSource(lines, shape),
    section: firstMatch([outer], usageWords, []),
    elided: findElision(lines, shape),
  };
}

function firstMatch(
  texts: readonly string[],
  single: ReadonlySet<string>,
  marks: readonly string[],
): string | null {
  return texts.map((text) => match(text, single, marks)).find((found) => found !== null) ?? null;
}

function match(text: string, single: ReadonlySet<string>, marks: readonly string[]): string | null {
  if (text.length > 400) return null;
  const lower = text.toLowerCase();
  const all = words(lower);
  const word =
    single === wrongWords && all.length > captionWords ? undefined : all.find((one) => single.has(one));
  return word ?? marks.find((mark) => lower.includes(mark)) ?? null;
}

/** The source of a module call that stands for the answer itself, where the text is such calls and nothing else. */
function placeholderSource(lines: readonly string[], shape: HclShape | null): string | null {
  if (shape === null || shape.blocks.length === 0 || !shape.blocks.every((block) => block.kind === 'module'))
    return null;
  for (const line of lines) {
    if (!line.trimStart().startsWith('source') || line.length > 400) continue;
    const source = line.split('"')[1] ?? '';
    if (['./', '../', '.', '..'].includes(source) || /path[-_/]to|your[-_]|example\.com/.test(source))
      return source;
  }
  return null;
}

function firstComment(lines: readonly string[]): string {
  const first = lines.find((line) => !isBlank(line))?.trim() ?? '';
  return commentText(first) ?? '';
}

/**
 * `...` alone on a line, `{ ... }`, or a comment that stands for code left out. In code it makes a fragment of a text
 * where every third block has it; one such block in a long file is a fault of the file.
 */
function findElision(lines: readonly string[], shape: HclShape | null): Signs['elided'] {
  let comment = false;
  const elided: number[] = [];
  lines.forEach((line, index) => {
    if (line.length > 400 || (!line.includes('...') && !line.includes('…'))) return;
    const text = line.trim();
    if (text === '...' || text === '…' || text.includes('{ ... }') || text.includes('{...}'))
      elided.push(index);
    const remark = commentText(text)?.trim();
    if (remark?.startsWith('...') === true || remark?.startsWith('…') === true) comment = true;
  });
  if (shape !== null && elided.length > 0) {
    const blocks = shape.blocks.filter((block) =>
      elided.some((line) => line >= block.start && line <= block.end),
    );
    if (blocks.length * 3 >= shape.blocks.length) return 'in code';
  }
  return comment ? 'in a comment' : null;
}

/** True where code is left out of a text with `...`. */
export function hasElision(lines: readonly string[]): boolean {
  return findElision(lines, shapeOf(lines)) !== null;
}
