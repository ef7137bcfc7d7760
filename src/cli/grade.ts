import { createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import { severities } from '../domain/category.js';
import type { Task } from '../domain/task.js';
import { prepareEngine } from '../engine.js';
import { extract } from '../extract/extract.js';
import { readAnswerFolder } from '../extract/answer-folder.js';
import type { Check } from '../grading/contract.js';
import { loadGraders } from '../grading/load.js';
import { createLimit } from '../limits.js';
import { startProgress } from '../output/progress.js';
import { oneLine } from '../output/text.js';
import { assess, isWithheld, type Bench } from '../pipeline.js';
import { countAtLeast, type Graded } from '../report/graded.js';
import { loadTask } from '../tasks/load.js';
import { lastStage } from '../terraform/ladder.js';
import { UsageError } from './errors.js';
import { gradeFormats, writerOf } from './grade-formats.js';

const optionsSchema = z.object({
  task: z.string().optional(),
  check: z.array(z.string()).optional(),
  stages: z.enum(['none', 'validate', 'plan', 'all']),
  concurrency: z.number(),
  engine: z.enum(['gateway', 'plain']),
  terraformBin: z.string(),
  unsafeNoSandbox: z.boolean().default(false),
  output: z.string().optional(),
  format: z.enum(gradeFormats).optional(),
  json: z.boolean().default(false),
  failOn: z.enum(severities).optional(),
  only: z.literal('failures').optional(),
});
type Options = z.infer<typeof optionsSchema>;

/** A path's answer, and where its files stand: null for those taken out of a text. */
async function gradeOne(path: string, task: Task | null, bench: Bench): Promise<Graded> {
  const named = { path, task: task?.id ?? null };
  try {
    const isFolder = (await stat(path)).isDirectory();
    const extraction = isFolder ? await readAnswerFolder(path) : extract(await readFile(path, 'utf8'));
    const assessment = await assess({ extraction, task }, bench);
    return { ...named, folder: isFolder ? inWorkingDirectory(path) : null, assessment };
  } catch (error) {
    return { ...named, folder: null, error: error instanceof Error ? error.message : String(error) };
  }
}

/** The folder relative to where the command runs, or null outside it. */
function inWorkingDirectory(path: string): string | null {
  const inside = relative(process.cwd(), resolve(path)).replaceAll('\\', '/');
  if (isAbsolute(inside) || inside === '..' || inside.startsWith('../')) return null;
  return inside === '' ? '.' : inside;
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

function note(text: string): void {
  process.stderr.write(`${oneLine(text)}\n`);
}

/** Grades each path on its own; one that cannot be read does not stop the others. */
export async function gradeCommand(given: readonly string[], raw: unknown): Promise<void> {
  const options = optionsSchema.parse(raw);
  const task = options.task === undefined ? null : await loadTask(options.task);
  const { checks } = await loadGraders();
  const { paths, only } = await tellApart(given, options.check ?? [], { checks }, task);
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
    unsafeNoSandbox: options.unsafeNoSandbox,
    ...(only.length === 0 ? {} : { only }),
  };
  try {
    const { unread, faults, withheld } = await gradeAll(paths, task, bench, options);
    if (options.failOn !== undefined && faults > 0)
      note(`${faults} of severity ${options.failOn} or worse, failed stages included (--fail-on)`);
    // Stages were asked for and could not be run: say so in the status too.
    if (withheld > 0) note(`${withheld} answers were only read: no sandbox works here; see plumbline doctor`);
    if (unread > 0 || faults > 0 || withheld > 0) process.exitCode = 1;
  } finally {
    await prepared.close();
  }
}

/** Grades and prints in the order of the arguments; counts what could not be read and what `--fail-on` asks for. */
async function gradeAll(
  paths: readonly string[],
  task: Task | null,
  bench: Bench,
  options: Options,
): Promise<{ unread: number; faults: number; withheld: number }> {
  const output = options.output === undefined ? process.stdout : createWriteStream(options.output);
  const write = (text: string): void => void output.write(text);
  const writer = writerOf(formatOf(options), write, rulesOf(bench), options.only === 'failures');
  const progress = startProgress(paths.length);
  const limit = createLimit(options.concurrency);
  const jobs = paths.map((path) =>
    limit.add(async () => {
      const graded = await gradeOne(path, task, bench);
      progress.step(path);
      return graded;
    }),
  );
  let unread = 0;
  let faults = 0;
  let withheld = 0;
  for (const pending of jobs) {
    const graded = await pending;
    if ('error' in graded) unread += 1;
    else {
      if (isWithheld(graded.assessment)) withheld += 1;
      if (options.failOn !== undefined) faults += countAtLeast(graded.assessment, options.failOn);
    }
    writer.add(graded);
  }
  writer.end();
  progress.stop();
  if (output !== process.stdout) {
    output.end();
    await finished(output);
  }
  return { unread, faults, withheld };
}

/** People read text on a terminal; a pipe or a file gets JSON lines unless something else is asked for. */
function formatOf({ format, json, output }: Options): (typeof gradeFormats)[number] {
  if (json) return 'json';
  return format ?? (output !== undefined || !process.stdout.isTTY ? 'json' : 'text');
}

function rulesOf({ checks, only }: Bench): readonly Check[] {
  if (only === undefined) return checks;
  const wanted = new Set(only);
  return checks.filter(
    (check) =>
      wanted.has(check.id) || wanted.has(check.id.split('/')[0] ?? '') || check.perRequirement === true,
  );
}
