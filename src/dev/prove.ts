/**
 * `npm run prove`: runs each reference, and every mutant made of it, through the real pipeline, and says whether the
 * check aimed at fails at the right place and no other does. Status 1 on a miss that is no known limit.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { stageNameSchema, type StageName } from '../domain/stage.js';
import { prepareEngine } from '../engine.js';
import { loadGraders } from '../grading/load.js';
import { createLimit } from '../limits.js';
import { asDeclared, type Judgement, type Observed } from '../mutants/judge.js';
import type { Mutant } from '../mutants/mutant.js';
import { prove } from '../mutants/proof.js';
import { sampleOf } from '../mutants/sample.js';
import { missText, proofText } from '../mutants/text.js';
import { startProgress } from '../output/progress.js';
import type { Bench } from '../pipeline.js';
import { loadBeds, runMutants, type Bed } from './prove/run.js';

const usage = `npm run prove -- [options]
  --only ID,…       mutants, checks, categories or tasks with these ids
  --sample N        a fixed sample of N mutants of each task
  --stages STAGE    last stage to run (default: apply, or the later one that a mutant is to fail at)
  --concurrency N   mutants at a time (default: 2)
  --json FILE       writes every judgement there
  --verbose         shows what each mutant made fail, with the messages`;

const optionsSchema = z.object({
  only: z.string().optional(),
  sample: z.coerce.number().int().positive().optional(),
  stages: stageNameSchema.optional(),
  concurrency: z.coerce.number().int().positive().default(2),
  json: z.string().optional(),
  verbose: z.boolean().default(false),
  help: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      sample: { type: 'string' },
      stages: { type: 'string' },
      concurrency: { type: 'string' },
      json: { type: 'string' },
      verbose: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  return optionsSchema.parse(values);
}

/** The mutants wanted of one task. */
function chosen(bed: Bed, { only, sample, stages }: Options): Bed {
  const words = only?.split(',');
  const wanted = bed.mutants.filter(
    ({ id, trips }) =>
      words === undefined ||
      words.some(
        (word) => word === bed.task.id || word === id || word === trips || trips.startsWith(`${word}/`),
      ),
  );
  // A mutant that shows at a stage which is not run would count as a miss.
  const order = stageNameSchema.options;
  const shown = wanted.filter(
    ({ stage }) =>
      stage === undefined || stages === undefined || order.indexOf(stage) <= order.indexOf(stages),
  );
  return { ...bed, mutants: sample === undefined ? shown : sampleOf(shown, sample) };
}

/** Every value that checks look at is there after the apply; the stages behind it cost as much again. */
function laterOf(one: StageName, other: StageName): StageName {
  const order = stageNameSchema.options;
  return order.indexOf(one) < order.indexOf(other) ? other : one;
}

function detail({ mutant }: Judgement, { outcomes, stages }: Observed): string {
  const findings = outcomes
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown' || verdict === 'blocked')
    .flatMap((outcome) => outcome.findings)
    .map(
      (one) =>
        `    ${one.verdict} ${one.check} at ${one.address ?? '-'} ${one.file ?? ''}:${one.line ?? ''} ${one.message}`,
    );
  const failed = stages.filter(({ verdict }) => verdict === 'fail');
  const diagnostics = failed.map(
    ({ stage, fault, diagnostics: [first] }) =>
      `    ${stage} fails (${fault ?? ''}): ${first?.address ?? ''} ${first?.summary ?? ''} ${first?.detail ?? ''}`,
  );
  return [`  ${mutant.id} [${mutant.trips}]`, ...diagnostics, ...findings].join('\n');
}

async function run(options: Options, bench: Bench): Promise<readonly Judgement[]> {
  const beds = (await loadBeds())
    .map((bed) => chosen(bed, options))
    .filter(({ mutants }) => mutants.length > 0);
  const limit = createLimit(options.concurrency);
  const progress = startProgress(beds.reduce((total, { mutants }) => total + mutants.length, 0));
  const judgements: Judgement[] = [];
  for (const bed of beds) {
    const landed = (judgement: Judgement, observed: Observed): void => {
      progress.step(asDeclared(judgement) ? judgement.mutant.id : missText(judgement));
      if (options.verbose) say(detail(judgement, observed));
    };
    const last = (mutant: Mutant): StageName => options.stages ?? laterOf('apply', mutant.stage ?? 'apply');
    judgements.push(...(await runMutants(bed, bed.mutants, { bench, last, limit, landed })));
  }
  progress.stop();
  return judgements;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    say(usage);
    return;
  }
  const startedAt = performance.now();
  const prepared = await prepareEngine({
    kind: 'gateway',
    terraformBin: 'terraform',
    wanted: true,
    note: complain,
  });
  try {
    if (prepared.engine === null) throw new Error(`mutants need the stages: ${prepared.notRun ?? ''}`);
    const { checks } = await loadGraders();
    const bench: Bench = { checks, engine: prepared.engine, notRun: null, last: options.stages ?? 'destroy' };
    const judgements = await run(options, bench);
    if (judgements.length === 0) throw new Error('no mutant has that id, check, category or task');
    const proof = prove(judgements);
    say(proofText(proof));
    say(`${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    if (options.json !== undefined)
      writeFileSync(options.json, `${JSON.stringify({ proof, judgements }, null, 2)}\n`);
    if (proof.misses.length + proof.liftedLimits.length > 0) process.exitCode = 1;
  } finally {
    await prepared.close();
  }
}

await main().catch((error: unknown) => {
  complain(`prove: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
