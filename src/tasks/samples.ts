import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { finishReasonSchema, outcomeSchema } from '../domain/answer.js';
import { type Finding } from '../domain/finding.js';
import { stageNameSchema } from '../domain/stage.js';
import { projectFolders, samplesFolderName, type TaskFolders } from './folders.js';
import { readJson, readText, TaskError } from './problems.js';

/** A finding that a sample answer was written to show. */
const shownFindingSchema = z.strictObject({
  /** Id of the check that must fail, or `requirement-coverage/<requirement>`. */
  check: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  /** Where, for findings whose address cannot change with the grader's taste. */
  address: z.string().optional(),
});

const sampleSchema = z.strictObject({
  /** `sample/<name>` as a model; `<name>.md` as a file. */
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(8).max(100),
  taskId: z.string().min(1),
  /** What grading must find; it may find more. Empty for a sample whose failure is not a check's. */
  shows: z.array(shownFindingSchema),
  outcome: outcomeSchema,
  /** Last stage that passes when the whole ladder runs; `null` where not even init passes. */
  reached: stageNameSchema.nullable(),
  finishReason: finishReasonSchema,
});

/** The index `datasets/samples/samples.json`. */
const sampleIndexSchema = z.strictObject({
  /** What these answers are: not a model's. */
  note: z.string().min(1),
  samples: z.array(sampleSchema).min(1),
});

/** One answer written for this project, which no model ever gave, and what it shows. */
export interface Sample extends z.infer<typeof sampleSchema> {
  /** The whole answer, as a model would have sent it. */
  readonly text: string;
}

/** Every sample answer in the order of the index. Throws {@link TaskError} where index and files differ. */
export async function loadSamples(folders: TaskFolders = projectFolders()): Promise<readonly Sample[]> {
  const folder = join(folders.datasets, samplesFolderName);
  const shown = `datasets/${samplesFolderName}`;
  const { samples } = await readJson(
    join(folder, 'samples.json'),
    `${shown}/samples.json`,
    sampleIndexSchema,
  );
  await assertComplete(
    samples.map((sample) => sample.name),
    folder,
    shown,
  );
  return Promise.all(
    samples.map(async (sample) => ({
      ...sample,
      text: await readText(join(folder, `${sample.name}.md`), `${shown}/${sample.name}.md`, 'Restore it.'),
    })),
  );
}

/** What a sample was written to show and grading did not find: empty where all is well. */
export function notShown(
  sample: Pick<Sample, 'shows'>,
  findings: readonly Pick<Finding, 'check' | 'address' | 'verdict'>[],
): Sample['shows'] {
  return sample.shows.filter(
    ({ check, address }) =>
      !findings.some(
        (finding) =>
          finding.verdict === 'fail' &&
          finding.check === check &&
          (address === undefined || finding.address === address),
      ),
  );
}

/** One sample answer. Throws {@link TaskError} that lists the names there are. */
export async function loadSample(name: string, folders: TaskFolders = projectFolders()): Promise<Sample> {
  const samples = await loadSamples(folders);
  const found = samples.find((sample) => sample.name === name);
  if (found !== undefined) return found;
  throw new TaskError(
    `There is no sample "${name}". Samples are: ${samples.map((sample) => sample.name).join(', ')}.`,
  );
}

async function assertComplete(names: readonly string[], folder: string, shown: string): Promise<void> {
  const files = (await readdir(folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -3));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new TaskError(`${shown}/samples.json names "${twice}" twice; remove one.`);
  const absent = names.find((name) => !files.includes(name));
  if (absent !== undefined) {
    throw new TaskError(
      `${shown}/samples.json names "${absent}", but ${shown}/${absent}.md does not exist; write it.`,
    );
  }
  const unnamed = files.find((file) => !names.includes(file));
  if (unnamed !== undefined) {
    throw new TaskError(`${shown}/${unnamed}.md is not in ${shown}/samples.json; say there what it shows.`);
  }
}
