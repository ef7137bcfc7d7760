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

function explained(extraction: Extraction): string {
  return extraction.decisions
    .map((item) =>
      oneLine(
        `${item.startLine}–${item.endLine}: ${item.action}${item.path === null ? '' : ` ${item.path}`}: ${item.reason}`,
      ),
    )
    .join('\n');
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
