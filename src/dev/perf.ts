/**
 * `npm run perf`: plain Terraform against the gateway, side by side in one run, on answers of ours that need only
 * AWS. Prints ratios and writes results/perf.json. Times are this machine's and noisy; the ratios are what counts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { prepareEngine } from '../engine.js';
import { survey } from '../evidence/survey.js';
import { createLimit } from '../limits.js';
import type { StageName } from '../domain/stage.js';
import { unconfined } from '../sandbox/none.js';
import { rehearse, type Engine } from '../terraform/rehearse.js';
import { perfAnswer } from './perf/answers.js';
import { peakMemory, readCpu, spent } from './perf/cpu.js';

const sizes = [2, 30, 100];
const rounds = Number(process.env.PERF_ROUNDS ?? 5);
const throughputAnswers = Number(process.env.PERF_ANSWERS ?? 20);

interface Sample {
  readonly wall: number;
  readonly cpu: number;
  readonly own: number;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function middle(samples: readonly Sample[]): Sample {
  return {
    wall: median(samples.map((one) => one.wall)),
    cpu: median(samples.map((one) => one.cpu)),
    own: median(samples.map((one) => one.own)),
  };
}

/** Runs one answer; throws where it fails, for then the figures would mean nothing. */
async function runOnce(size: number, engine: Engine, last: StageName): Promise<void> {
  const files = perfAnswer(size);
  const { types, openVariables, neutralised } = survey(files, '.');
  const rehearsal = {
    files,
    root: '.',
    types,
    openVariables,
    neutralised,
    last,
    protection: 'unstated',
  } as const;
  const { stages } = await rehearse(rehearsal, engine);
  const failed = stages.find((stage) => stage.verdict === 'fail');
  if (failed === undefined) return;
  throw new Error(`${engine.kind} failed at ${failed.stage}: ${JSON.stringify(failed.diagnostics[0])}`);
}

async function measure(size: number, engine: Engine, last: StageName): Promise<Sample> {
  const before = readCpu(engine.aws.path);
  const startedAt = performance.now();
  await runOnce(size, engine, last);
  const wall = (performance.now() - startedAt) / 1000;
  const cpu = spent(before, readCpu(engine.aws.path));
  return { wall, cpu: cpu.total, own: cpu.own };
}

async function throughput(
  engine: Engine,
  concurrency: number,
): Promise<{ perMinute: number; ownShare: number }> {
  const limit = createLimit(concurrency);
  const before = readCpu(engine.aws.path);
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: throughputAnswers }, () => limit.add(() => runOnce(30, engine, 'destroy'))),
  );
  const minutes = (performance.now() - startedAt) / 60_000;
  const cpu = spent(before, readCpu(engine.aws.path));
  return { perMinute: throughputAnswers / minutes, ownShare: cpu.own / cpu.total };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

interface Engines {
  readonly plain: Engine;
  readonly gateway: Engine;
  /** The gateway again, in the sandbox that holds on this machine; null where none does. */
  readonly confined: Engine | null;
}

/** Answers a minute on the whole ladder, and our own share of the CPU (not measurable in the sandbox). */
async function rates({ gateway, confined }: Engines): Promise<object[]> {
  const found: object[] = [];
  for (const concurrency of [1, 2]) {
    const bare = await throughput(gateway, concurrency);
    const safe = confined === null ? null : await throughput(confined, concurrency);
    found.push({
      concurrency,
      perMinute: bare.perMinute,
      ownShare: bare.ownShare,
      perMinuteInSandbox: safe?.perMinute ?? null,
    });
    say(
      `whole ladder, 30 resources, concurrency ${concurrency}: ${bare.perMinute.toFixed(0)} answers/min, ` +
        (safe === null
          ? 'no sandbox here'
          : `${safe.perMinute.toFixed(0)} in the sandbox (${confined?.sandbox.kind ?? ''})`) +
        `; our own processes ${(100 * bare.ownShare).toFixed(1)} % of the CPU`,
    );
  }
  return found;
}

async function measureAll(engines: Engines, versions: string): Promise<void> {
  say(
    `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores; ${versions}; median of ${rounds}`,
  );
  const bySize = [];
  for (const size of sizes) bySize.push(await compare(size, engines.plain, engines.gateway));
  const throughputs = await rates(engines);
  const memory = peakMemory(engines.gateway.aws.path);
  say(`peak memory: ours ${memory.own.toFixed(0)} MB, provider processes ${memory.providers.toFixed(0)} MB`);
  mkdirSync('results', { recursive: true });
  const record = { at: new Date().toISOString(), rounds, bySize, throughputs, memory };
  writeFileSync('results/perf.json', `${JSON.stringify(record, null, 2)}\n`);
  say('written: results/perf.json');
}

async function main(): Promise<void> {
  if (process.platform !== 'linux') {
    say('npm run perf reads CPU times from /proc and so needs Linux');
    process.exitCode = 1;
    return;
  }
  const options = { terraformBin: 'terraform', wanted: true, note };
  // CPU is compared without a sandbox on either side: bubblewrap does not pass on what its children used.
  const plain = await prepareEngine({ ...options, kind: 'plain', sandbox: unconfined });
  const gateway = await prepareEngine({ ...options, kind: 'gateway', sandbox: unconfined });
  const confined = await prepareEngine({ ...options, kind: 'gateway' });
  try {
    if (plain.engine === null || gateway.engine === null) {
      say(`cannot measure: ${plain.notRun ?? gateway.notRun ?? ''}`);
      process.exitCode = 1;
      return;
    }
    const holds = confined.engine !== null && confined.engine.sandbox.kind !== 'none';
    await measureAll(
      { plain: plain.engine, gateway: gateway.engine, confined: holds ? confined.engine : null },
      `Terraform ${gateway.terraform?.version ?? ''}, aws ${gateway.aws?.version ?? ''}`,
    );
  } finally {
    await Promise.all([plain, gateway, confined].map((prepared) => prepared.close()));
  }
}

async function compare(size: number, plain: Engine, gateway: Engine): Promise<object> {
  const [plainRuns, planRuns, ladderRuns]: [Sample[], Sample[], Sample[]] = [[], [], []];
  await measure(size, gateway, 'plan'); // first use of a size decodes its schemas
  for (let round = 0; round < rounds; round += 1) {
    plainRuns.push(await measure(size, plain, 'plan'));
    planRuns.push(await measure(size, gateway, 'plan'));
    ladderRuns.push(await measure(size, gateway, 'destroy'));
  }
  const [slow, plan, ladder] = [middle(plainRuns), middle(planRuns), middle(ladderRuns)];
  const times = (a: number, b: number): string => `${(a / b).toFixed(1)}×`;
  const show = (one: Sample): string => `${one.wall.toFixed(2)} s wall, ${one.cpu.toFixed(2)} s CPU`;
  say(`${size} resources`);
  say(`  init+validate+plan, plain     ${show(slow)}`);
  say(
    `  init+validate+plan, gateway   ${show(plan)}: ${times(slow.cpu, plan.cpu)} less CPU, ${times(slow.wall, plan.wall)} less wall`,
  );
  say(
    `  whole ladder, gateway         ${show(ladder)}: ${times(slow.cpu, ladder.cpu)} less CPU than plain's first three`,
  );
  return {
    size,
    plain: slow,
    plan,
    ladder,
    cpuRatio: slow.cpu / plan.cpu,
    wallRatio: slow.wall / plan.wall,
    ladderCpuRatio: slow.cpu / ladder.cpu,
  };
}

await main();
