import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareEngine, type PreparedEngine } from '../../engine.js';
import { loadGraders } from '../../grading/load.js';
import { candidates } from '../../sandbox/choose.js';
import type { Sandbox } from '../../sandbox/contract.js';
import { hostileAnswers } from './answers/index.js';
import { inspectConfined } from './confinement.js';
import { fuzzFlow } from './fuzz.js';
import type { Hold } from './hold.js';
import { leaksIn, readLair } from './lair.js';
import { listen } from './listener.js';
import { optionsSchema, type TortureOptions, type TortureResult } from './options.js';
import { measureOverhead } from './overhead.js';
import { descendants, withToken } from './processes.js';
import { openSinks } from './sinks.js';
import { torture, type Scene } from './suite.js';

/** Limits on CPU time in the suite, against the usual: reached on purpose again and again. */
const cpuShare = 0.1;
/** Milliseconds that the event loop may be held, of CPU time. */
const longestHoldMs = 3_000;
/** Megabytes that our own process may take. */
const mostMemory = 1_500;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function wanted(kind: string | null): { sandbox?: Sandbox } {
  if (kind === null) return {};
  const sandbox = candidates().find((one) => one.kind === kind);
  if (sandbox === undefined)
    throw new Error(
      `no sandbox called ${kind} here; found: ${candidates()
        .map((one) => one.kind)
        .join(', ')}`,
    );
  return { sandbox };
}

async function engineFor(kind: string | null): Promise<PreparedEngine> {
  return await prepareEngine({
    kind: 'gateway',
    terraformBin: 'terraform',
    wanted: true,
    ...wanted(kind),
    note: (text) => process.stderr.write(`${text}\n`),
  });
}

/** Grades every hostile answer with the real engine in the real sandbox, and writes what it saw into the lair. */
export async function gradeAll(folder: string): Promise<void> {
  const options = optionsSchema.parse(JSON.parse(readFileSync(join(folder, 'options.json'), 'utf8')));
  const plan = readLair(folder);
  const listener = await listen();
  const prepared = await engineFor(options.sandbox);
  if (prepared.engine === null || prepared.engine.sandbox.kind === 'none')
    throw new Error(prepared.notRun ?? 'no sandbox works here: there is nothing to torture');
  const { checks } = await loadGraders();
  const sinks = openSinks(folder, checks);
  const scene: Scene = {
    bench: { checks, engine: { ...prepared.engine, cpuShare }, notRun: null, last: 'destroy' },
    lair: { ...plan, port: listener.port, pid: process.pid, parent: process.ppid },
    listener,
    sinks,
    done: ({ name, seconds, breaches }) =>
      say(
        `${breaches.length === 0 ? 'holds ' : 'BREACH'} ${name} (${seconds.toFixed(1)} s)${breaches.map((text) => `\n         ${text.slice(0, 600)}`).join('')}`,
      ),
  };
  const chosen = hostileAnswers.filter(
    ({ name }) => options.only.length === 0 || options.only.some((part) => name.includes(part)),
  );
  const { sandbox } = prepared.engine;
  const inspector = inspectConfined(sandbox.kind, plan.temp);
  const { verdicts, hold } = await torture(chosen, scene);
  const { breaches: seen, ...inspected } = inspector.stop();
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const { text, breaches } = sinks.finish();
  const overhead = await measured(options, prepared);
  await prepared.close();
  const fuzz = options.fuzz ? await fuzzFlow(10_000, 1) : null;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const left = [...withToken(plan.token), ...descendants(process.pid)];
  listener.close();
  const result: TortureResult = {
    sandbox: sandbox.kind,
    verdicts: verdicts.map((verdict) => ({ ...verdict, breaches: [...verdict.breaches] })),
    breaches: [
      ...breaches,
      ...seen,
      ...burdens(hold, memory),
      ...leaksIn(text, plan).map((leak) => `a secret is in the database or a leaderboard: ${leak}`),
      ...left.map((one) => `process ${one.pid} survives the end: ${one.command.slice(0, 200)}`),
    ],
    hits: listener.hits.length,
    hears: [...listener.hears],
    survivors: left.length,
    inspected,
    hold: { ...hold, during: [...hold.during] },
    memory,
    fuzz,
    overhead,
  };
  writeFileSync(join(folder, 'result.json'), JSON.stringify(result));
}

/** What an answer may burden all others with: nobody is to wait for seconds, and ten at once are to fit in a laptop. */
function burdens(hold: Hold, memory: number): string[] {
  return [
    ...(hold.ms > longestHoldMs
      ? [`our process was held for ${hold.ms.toFixed(0)} ms by one of ${hold.during.join(', ')}`]
      : []),
    ...(memory > mostMemory ? [`our process took ${memory} MB of memory`] : []),
  ];
}

async function measured(
  options: TortureOptions,
  { engine }: PreparedEngine,
): Promise<TortureResult['overhead']> {
  return options.overhead && engine !== null ? await measureOverhead(engine) : null;
}
