import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AnswerFile } from './domain/answer.js';
import { extract } from './extract/extract.js';
import { packageRoot } from './tasks/folders.js';
import { listTaskIds, loadGiven, loadReference, loadTask } from './tasks/load.js';
import { loadSamples } from './tasks/samples.js';

const manifestSchema = z.strictObject({
  /** What the file is for. */
  note: z.string(),
  /** `sample/<name>` or `reference/<task>` → SHA-256 (hex) of the files that it brings to Terraform. */
  answers: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type BundledManifest = z.infer<typeof manifestSchema>;

/** Where the hashes stand, from the package's root. */
export const bundledManifestPath = 'datasets/bundled.json';

/** SHA-256 (hex) over paths and texts, whatever order the files come in. */
export function filesHash(files: readonly AnswerFile[]): string {
  const hash = createHash('sha256');
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, text } of sorted) hash.update(JSON.stringify([path, text])).update('\n');
  return hash.digest('hex');
}

/** An answer's files with those that the task says stand beside it; the answer's own win. */
export function withGiven(files: readonly AnswerFile[], given: readonly AnswerFile[]): AnswerFile[] {
  const own = new Set(files.map((file) => file.path));
  return [...files, ...given.filter((file) => !own.has(file.path))];
}

/** The hashes of every sample and reference as they are now; what `npm run docs` writes and a test compares. */
export async function bundledManifest(): Promise<BundledManifest> {
  const answers: Record<string, string> = {};
  for (const sample of await loadSamples()) {
    const { files } = extract(sample.text, { finishReason: sample.finishReason });
    const given = await loadGiven(await loadTask(sample.taskId));
    answers[`sample/${sample.name}`] = filesHash(withGiven(files, given));
  }
  for (const id of await listTaskIds()) {
    const given = await loadGiven(await loadTask(id));
    answers[`reference/${id}`] = filesHash(withGiven(await loadReference(id), given));
  }
  return {
    note: 'Written by npm run docs. Only answers whose files have one of these hashes run where no sandbox works: they are our own code.',
    answers,
  };
}

let known: ReadonlySet<string> | null = null;

/** Whether these files are, byte for byte, those of a bundled sample or reference: our own code, which may run unconfined. */
export function isBundled(files: readonly AnswerFile[]): boolean {
  known ??= new Set(
    Object.values(
      manifestSchema.parse(JSON.parse(readFileSync(join(packageRoot(), bundledManifestPath), 'utf8')))
        .answers,
    ),
  );
  return known.has(filesHash(files));
}
