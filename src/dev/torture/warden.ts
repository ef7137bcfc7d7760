import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from '../../process/run.js';
import { layLair, leaksIn, type LairPlan } from './lair.js';
import { resultSchema, type TortureOptions, type TortureResult } from './options.js';
import { withToken } from './processes.js';
import { differences, takeStock } from './trees.js';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Lays the traps, lets the grader run, looks at the traps again; gives the exit status. */
export async function guard(options: TortureOptions): Promise<number> {
  const plan = layLair();
  writeFileSync(join(plan.folder, 'options.json'), JSON.stringify(options));
  const around = [repository, plan.home, plan.decoy];
  const before = takeStock(around);
  const startedAt = performance.now();
  try {
    const { output, ended } = await runParent(plan);
    const changed = differences(before, takeStock(around));
    const result = readResult(plan.folder);
    const breaches = [
      ...(result === null ? [`the grader gave no result (${ended})`] : result.breaches),
      ...changed.map((line) => `a file changed: ${line}`),
      ...readdirSync(plan.temp).map((name) => `left in the temporary folder: ${name}`),
      ...leaksIn(output, plan).map((leak) => `a secret was printed: ${leak}`),
      ...leaksIn(databaseOf(plan.folder), plan).map(
        (leak) => `a secret is in the file of the database: ${leak}`,
      ),
      ...withToken(plan.token).map((one) => `process ${one.pid} survives: ${one.command.slice(0, 200)}`),
    ];
    const seconds = (performance.now() - startedAt) / 1000;
    return report(options, result, { breaches, changed: changed.length, seconds });
  } finally {
    rmSync(plan.folder, { recursive: true, force: true });
  }
}

async function runParent(plan: LairPlan): Promise<{ output: string; ended: string }> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
  const parent = start({
    file: process.execPath,
    args: [process.argv[1] ?? '', 'parent', plan.folder],
    cwd: process.cwd(),
    env: { ...inherited, PLUMBLINE_PARENT_SECRET: plan.secrets.parent },
  });
  const output: string[] = [];
  for (const [stream, to] of [
    [parent.process.stdout, process.stdout],
    [parent.process.stderr, process.stderr],
  ] as const) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output.push(text);
      to.write(text);
    });
  }
  const result = await parent.process;
  return {
    output: output.join(''),
    ended: result.shortMessage ?? `exit status ${result.exitCode ?? 'none'}`,
  };
}

function readResult(folder: string): TortureResult | null {
  try {
    return resultSchema.parse(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')));
  } catch {
    return null; // The caller says that there is none.
  }
}

/** The database as it lies on disk, with its log. */
function databaseOf(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.startsWith('torture.sqlite'))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
}

function report(
  options: TortureOptions,
  result: TortureResult | null,
  whole: { readonly breaches: readonly string[]; readonly changed: number; readonly seconds: number },
): number {
  const verdicts = result?.verdicts ?? [];
  const breached = verdicts.filter((verdict) => verdict.breaches.length > 0);
  const fuzz = result?.fuzz ?? null;
  const overhead = result?.overhead ?? null;
  const ok =
    result !== null &&
    breached.length === 0 &&
    whole.breaches.length === 0 &&
    (fuzz?.faults.length ?? 0) === 0;
  const ratio = overhead === null ? null : overhead.confined / overhead.bare;
  say('');
  for (const text of [...whole.breaches, ...(fuzz?.faults.slice(0, 20) ?? [])]) say(`BREACH ${text}`);
  say(`sandbox: ${result?.sandbox ?? 'none'}, as ${process.getuid?.() === 0 ? 'root' : 'an ordinary user'}`);
  say(`hostile answers: ${verdicts.length}, of which ${breached.length} did other than declared`);
  say(
    `secrets laid out: 4 (environment, parent's environment, home, temporary folder); seen again: ${leakCount(verdicts, whole.breaches)}`,
  );
  say(`listener (${result?.hears.join(', ') ?? 'none'}): ${result?.hits ?? 0} hits`);
  say(`processes left: ${result?.survivors ?? 0}; files changed around: ${whole.changed}`);
  if (result !== null) {
    const { inspected, hold, memory } = result;
    say(
      `looked at from outside: ${inspected.terraform} processes of Terraform, ${inspected.providers} of the provider (namespaces, limits, privileges, root)`,
    );
    say(
      `our own process: ${memory} MB at most; held for ${hold.ms.toFixed(0)} ms at most (${hold.during.join(', ')})`,
    );
  }
  if (fuzz !== null)
    say(
      `fuzzed answers: ${fuzz.answers}, ${fuzz.parsed} with files parsed, ${fuzz.faults.length} faults, slowest ${fuzz.slowest.toFixed(0)} ms of CPU time`,
    );
  if (overhead !== null && ratio !== null)
    say(
      `sandbox against none, one sample, medians of ${overhead.rounds}: ${overhead.confined.toFixed(2)} s to ${overhead.bare.toFixed(2)} s, ratio ${ratio.toFixed(2)}`,
    );
  say(`whole: ${whole.seconds.toFixed(0)} s; ${ok ? 'everything held' : 'NOT everything held'}`);
  if (options.json !== null)
    writeFileSync(options.json, `${JSON.stringify({ ok, ...whole, ...result, ratio }, null, 2)}\n`);
  return ok ? 0 : 1;
}

function leakCount(verdicts: TortureResult['verdicts'], breaches: readonly string[]): number {
  return [...breaches, ...verdicts.flatMap((verdict) => verdict.breaches)].filter((text) =>
    text.startsWith('a secret'),
  ).length;
}
