import { z } from 'zod';
import { harmless, oneLine } from '../output/text.js';
import { assessmentText } from '../report/assessment.js';
import { rowLabel } from '../report/leaderboard.js';
import { withStore, type Database } from '../store/open.js';
import { listSamples, readSample, type SampleRow, type StoredSample } from '../store/read-sample.js';
import { UsageError } from './errors.js';

const optionsSchema = z.object({
  run: z.string().optional(),
  task: z.string().optional(),
  epoch: z.number(),
  answer: z.boolean().default(false),
  json: z.boolean().default(false),
  db: z.string(),
});

function listText(samples: readonly SampleRow[]): string {
  const lines = samples.map((sample) => {
    const score = sample.score === null ? '–' : sample.score.toFixed(1);
    const state =
      sample.status === 'error'
        ? `error: ${sample.error_message ?? ''}`
        : `${sample.outcome ?? sample.status}, reached ${sample.furthest ?? 'no stage'}`;
    return oneLine(`${sample.task_id}  ${rowLabel(sample)}  epoch ${sample.epoch}  ${score}  ${state}`);
  });
  return `${lines.join('\n')}\n`;
}

function sampleText({ sample, files, stages, substitutions, findings }: StoredSample): string {
  const title = `${rowLabel(sample)} on ${sample.task_id}, epoch ${sample.epoch}, run ${sample.run_id}`;
  if (sample.status === 'error') {
    return `${oneLine(title)}\nnot scored: ${oneLine(`${sample.error_kind ?? 'error'}: ${sample.error_message ?? ''}`)}\n`;
  }
  const extraction = {
    outcome: sample.outcome ?? 'not read',
    reason: sample.outcome_reason ?? '',
    root: sample.root ?? '.',
    files,
  };
  return `${assessmentText(title, { extraction, stages, substitutions, outcomes: [{ findings }], score: sample })}\n`;
}

function show(db: Database, model: string | undefined, options: z.infer<typeof optionsSchema>): string {
  const samples = listSamples(db, options.run);
  if (samples.length === 0)
    throw new UsageError(`${options.db} holds no such run; make one with npm run bench`);
  if (model === undefined) return options.json ? `${JSON.stringify(samples, null, 2)}\n` : listText(samples);
  const found = samples.find(
    (sample) =>
      sample.model === model &&
      sample.epoch === options.epoch &&
      (options.task === undefined || sample.task_id === options.task),
  );
  if (found === undefined) {
    throw new UsageError(
      `the run has no sample of "${model}" like that; it has ${[...new Set(samples.map((sample) => sample.model))].join(', ')}`,
    );
  }
  if (options.answer)
    return process.stdout.isTTY ? `${harmless(found.answer ?? '')}\n` : (found.answer ?? '');
  const stored = readSample(db, found);
  return options.json ? `${JSON.stringify(stored, null, 2)}\n` : sampleText(stored);
}

/** Shows one sample whole, or lists a run's samples. */
export function showCommand(model: string | undefined, raw: unknown): void {
  const options = optionsSchema.parse(raw);
  process.stdout.write(withStore(options.db, { readonly: true }, (db) => show(db, model, options)));
}
