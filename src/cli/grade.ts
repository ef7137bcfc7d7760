import { createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import type { Extraction } from '../domain/answer.js';
import type { Assessment } from '../domain/run.js';
import type { Task } from '../domain/task.js';
import { prepareEngine } from '../engine.js';
import { extract } from '../extract/extract.js';
import { readAnswerFolder } from '../extract/answer-folder.js';
import { loadGraders } from '../grading/load.js';
import { createLimit } from '../limits.js';
import { startProgress } from '../output/progress.js';
import { oneLine } from '../output/text.js';
import { assess, type Bench } from '../pipeline.js';
import { assessmentText } from '../report/assessment.js';
import { loadTask } from '../tasks/load.js';
import { lastStage } from '../terraform/ladder.js';
import { UsageError } from './errors.js';
import { summary } from './extract.js';

const optionsSchema = z.object({
  task: z.string().optional(),
  check: z.array(z.string()).optional(),
  stages: z.enum(['none', 'validate', 'plan', 'all']),
  concurrency: z.number(),
  engine: z.enum(['gateway', 'plain']),
  terraformBin: z.string(),
  out: z.string().optional(),
  json: z.boolean().default(false),
});

/** What one path came to: an assessment, or why it could not be read. */
type Graded = { readonly path: string } & ({ readonly assessment: Assessment } | { readonly error: string });

async function readSubject(path: string): Promise<Extraction> {
  const found = await stat(path);
  return found.isDirectory() ? await readAnswerFolder(path) : extract(await readFile(path, 'utf8'));
}

/** The object printed for a path. Its shape is part of the command's interface. */
export function gradeObject(
  path: string,
  task: string | null,
  { extraction, stages, substitutions, outcomes, score }: Assessment,
): object {
  return {
    path,
    task,
    answer: summary(extraction),
    stages,
    substitutions,
    findings: outcomes.flatMap((outcome) => outcome.findings),
    categories: Object.fromEntries(
      score.categories.map(
        ({ category, score: value, pass, fail, unknown, blocked, notApplicable, notGraded }) => [
          category,
          { score: value, pass, fail, unknown, blocked, notApplicable, notGraded },
        ],
      ),
    ),
    deployability: score.deployability,
    coverage: score.coverage,
    score: score.score,
  };
}

/**
 * `--check` takes several ids and so takes paths that follow it too: what names no check and stands on disk is a path.
 *
 * @throws {UsageError} where something is neither, or no path is left.
 */
async function tellApart(
  paths: readonly string[],
  named: readonly string[],
  bench: Pick<Bench, 'checks'>,
  task: Task | null,
): Promise<{ paths: readonly string[]; only: readonly string[] }> {
  const known = new Set([
    ...bench.checks.flatMap((check) => [check.id, check.id.split('/')[0] ?? '']),
    ...(task?.requirements ?? []).map((requirement) => `requirement-coverage/${requirement.id}`),
  ]);
  const only = named.filter((id) => known.has(id));
  const more = named.filter((id) => !known.has(id));
  for (const id of more) {
    const onDisk = await stat(id).then(
      () => true,
      () => false,
    );
    if (onDisk) continue;
    throw new UsageError(
      `no check or category is called ${id}; expected ids such as encryption or encryption/key-rotation (folders of graders/)`,
    );
  }
  const all = [...paths, ...more];
  if (all.length === 0)
    throw new UsageError('expected at least one answer (.md) or folder of .tf files, received none');
  return { paths: all, only };
}

/** Grades each path on its own; one that cannot be read does not stop the others. */
export async function gradeCommand(given: readonly string[], raw: unknown): Promise<void> {
  const options = optionsSchema.parse(raw);
  const task = options.task === undefined ? null : await loadTask(options.task);
  const { checks } = await loadGraders();
  const { paths, only } = await tellApart(given, options.check ?? [], { checks }, task);
  const note = (text: string): void => {
    process.stderr.write(`${oneLine(text)}\n`);
  };
  const prepared = await prepareEngine({
    kind: options.engine,
    terraformBin: options.terraformBin,
    wanted: options.stages !== 'none',
    note,
  });
  if (prepared.notRun !== null && options.stages !== 'none') note(`Stages are not run: ${prepared.notRun}`);
  const bench: Bench = {
    checks,
    engine: prepared.engine,
    notRun: prepared.notRun,
    last: lastStage(options.stages === 'none' ? 'validate' : options.stages),
    ...(only.length === 0 ? {} : { only }),
  };
  try {
    const failed = await gradeAll(paths, task, bench, options);
    // Stages were asked for and could not be run: say so in the status too.
    const unconfined = prepared.engine?.sandbox.kind === 'none';
    if (failed > 0 || unconfined) process.exitCode = 1;
  } finally {
    await prepared.close();
  }
}

async function gradeAll(
  paths: readonly string[],
  task: Task | null,
  bench: Bench,
  options: z.infer<typeof optionsSchema>,
): Promise<number> {
  const asJson = options.json || options.out !== undefined || !process.stdout.isTTY;
  const output = options.out === undefined ? process.stdout : createWriteStream(options.out);
  const progress = startProgress(paths.length);
  const limit = createLimit(options.concurrency);
  let failed = 0;
  const jobs = paths.map((path) =>
    limit.add(async (): Promise<Graded> => {
      try {
        return { path, assessment: await assess({ extraction: await readSubject(path), task }, bench) };
      } catch (error) {
        return { path, error: error instanceof Error ? error.message : String(error) };
      } finally {
        progress.step(path);
      }
    }),
  );
  // In the order of the arguments, each as soon as it and those before it are done.
  for (const pending of jobs) {
    const graded = await pending;
    if ('error' in graded) failed += 1;
    output.write(asJson ? `${JSON.stringify(printed(graded, task))}\n` : readable(graded));
  }
  progress.stop();
  if (options.out !== undefined) {
    output.end();
    await finished(output);
  }
  return failed;
}

function printed(graded: Graded, task: Task | null): object {
  return 'error' in graded
    ? { path: graded.path, task: task?.id ?? null, error: graded.error }
    : gradeObject(graded.path, task?.id ?? null, graded.assessment);
}

function readable(graded: Graded): string {
  if ('error' in graded) return `${oneLine(graded.path)}: could not be graded: ${oneLine(graded.error)}\n`;
  return `${assessmentText(graded.path, graded.assessment)}\n`;
}
