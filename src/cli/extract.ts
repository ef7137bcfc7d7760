import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { z } from 'zod';
import type { Extraction } from '../domain/answer.js';
import { extract } from '../extract/extract.js';
import { oneLine } from '../output/text.js';
import { UsageError } from './errors.js';

const optionsSchema = z.object({
  out: z.string().optional(),
  mode: z.enum(['strict', 'lenient']),
  json: z.boolean().default(false),
  explain: z.boolean().default(false),
});

/** What `extract --json` and `grade` say of an answer's files. */
export function summary(extraction: Extraction): {
  outcome: string;
  reason: string;
  root: string;
  files: { path: string; bytes: number; startLine: number; endLine: number }[];
} {
  const { outcome, reason, root, files } = extraction;
  return {
    outcome,
    reason,
    root,
    files: files.map(({ path, bytes, startLine, endLine }) => ({ path, bytes, startLine, endLine })),
  };
}

async function readAnswer(path: string): Promise<string> {
  if (path === '-') return await readStream(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `cannot read ${path}: ${error instanceof Error ? error.message : String(error)}; name an answer's text file, or - for stdin`,
    );
  }
}

/** Columns that `--explain` keeps to. */
const width = 100;

/** Every decision with its lines: what was done, to which file, and why, set off so that the reasons stand under each other. */
function explained(extraction: Extraction): string {
  const { decisions } = extraction;
  if (decisions.length === 0) return '\nNothing in the answer could be a file: there was nothing to decide.';
  const places = decisions.map(({ startLine, endLine }) => `${startLine}–${endLine}`);
  const column = Math.max(5, ...places.map((place) => place.length));
  const action = Math.max(...decisions.map((item) => item.action.length));
  const indent = ' '.repeat(column + action + 6);
  const rows = decisions.map((item, at) => {
    const head = `  ${(places[at] ?? '').padStart(column)}  ${oneLine(item.action).padEnd(action)}  `;
    const text = oneLine(item.path === null ? item.reason : `${item.path}: ${item.reason}`);
    return head + wrap(text, width - indent.length).join(`\n${indent}`);
  });
  return ['', `  ${'lines'.padStart(column)}  decision`, ...rows].join('\n');
}

/** Breaks a text at spaces; a word longer than a line stands alone. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Takes the files out of one answer. */
export async function extractCommand(path: string, raw: unknown): Promise<void> {
  const options = optionsSchema.parse(raw);
  const extraction = extract(await readAnswer(path), { mode: options.mode });
  if (options.out !== undefined) {
    for (const file of extraction.files) {
      const target = join(options.out, file.path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, file.text);
    }
  }
  if (options.json) {
    const refused = extraction.refused.length === 0 ? {} : { refused: extraction.refused };
    process.stdout.write(
      `${JSON.stringify({ ...summary(extraction), ...refused, ...(options.explain ? { decisions: extraction.decisions } : {}) })}\n`,
    );
    return;
  }
  const files = extraction.files.map((file) =>
    oneLine(`  ${file.path} (${file.bytes} bytes, lines ${file.startLine}–${file.endLine})`),
  );
  const refused = extraction.refused.map((file) => oneLine(`  left out ${file.path}: ${file.reason}`));
  const head = `${extraction.outcome}: ${oneLine(extraction.reason)}; root ${extraction.root}`;
  process.stdout.write(
    `${[head, ...files, ...refused, ...(options.explain ? [explained(extraction)] : [])].join('\n')}\n`,
  );
}
