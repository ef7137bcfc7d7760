/**
 * `npm run crash`: kills a run at every named point and at random moments, goes on with it, and holds what is stored
 * against an uninterrupted run; then makes the database's disk fail. Ends with a status other than 0 on any breach.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failpoints } from '../domain/failpoint.js';
import { createLimit } from '../limits.js';
import { findTerraform } from '../terraform/find.js';
import { runChain, type ChainResult, type Kill } from './crash/chain.js';
import { readJournal } from './crash/inspect.js';
import { runChild } from './crash/process.js';
import { seeded } from './crash/random.js';
import { storageFaults } from './crash/storage.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    'terraform-kills': { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const random = seeded(Number(values.seed));

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** An uninterrupted run: its export, how long it took, and how often each point was come to. */
interface Baseline {
  readonly expected: string;
  readonly ms: number;
  readonly counts: ReadonlyMap<string, number>;
}

async function baseline(options: { stages?: boolean; epochs?: number }): Promise<Baseline> {
  const folder = mkdtempSync('/tmp/crash-');
  const temporary = join(folder, 't');
  mkdirSync(temporary);
  const ended = await runChild({ folder, ...options }, { temporary });
  if (ended.exitCode !== 0) throw new Error(`the uninterrupted run failed: ${ended.stderr}`);
  const counts = new Map<string, number>();
  for (const line of readJournal(folder)) {
    const point = /^\d+ point (.+)$/.exec(line)?.[1];
    if (point !== undefined) counts.set(point, (counts.get(point) ?? 0) + 1);
  }
  const expected = readFileSync(join(folder, 'export.jsonl'), 'utf8');
  rmSync(folder, { recursive: true, force: true });
  return { expected, ms: ended.ms, counts };
}

/** One run for each point, killed there at a random one of the times that it is come to. */
function namedChains({ counts }: Baseline): readonly (readonly [string, readonly Kill[]])[] {
  return failpoints.map((point) => {
    const kill = { point, nth: 1 + Math.floor(random() * (counts.get(point) ?? 1)) };
    // This one is come to only by a run that was killed before.
    const before = point === 'run.reopened' ? [{ point: 'answer.stored', nth: 2 }] : [];
    return [`at ${point}`, [...before, kill]] as const;
  });
}

/** Runs killed one to four times each at random moments, `count` kills in all. */
function randomChains(count: number, { ms }: Baseline): (readonly [string, readonly Kill[]])[] {
  const chains: (readonly [string, readonly Kill[]])[] = [];
  for (let left = count; left > 0;) {
    const length = Math.min(left, 1 + Math.floor(random() * 4));
    const kills = Array.from({ length }, () => ({ afterMs: random() * ms }));
    chains.push([`at ${kills.map(({ afterMs }) => `${afterMs.toFixed(0)} ms`).join(', ')}`, kills]);
    left -= length;
  }
  return chains;
}

async function runAll(
  chains: readonly (readonly [string, readonly Kill[]])[],
  options: { stages?: boolean; epochs?: number },
  { expected }: Baseline,
): Promise<readonly ChainResult[]> {
  const limit = createLimit(options.stages === true ? 1 : Math.min(availableParallelism(), 4));
  return await Promise.all(
    chains.map(([title, kills]) => limit.add(() => runChain(title, kills, options, expected))),
  );
}

interface Figures {
  readonly name: string;
  readonly runs: number;
  readonly kills: number;
  readonly askedAgain: number;
  readonly survivors: number;
  readonly breaches: readonly string[];
}

/** Sums a group up and says it. Kills that came after the end of their process do not count. */
function figures(name: string, results: readonly ChainResult[]): Figures {
  const sum = (of: (one: ChainResult) => number): number =>
    results.reduce((total, one) => total + of(one), 0);
  const found = {
    name,
    runs: results.length,
    kills: sum(({ kills }) => kills),
    askedAgain: sum(({ askedAgain }) => askedAgain),
    survivors: sum(({ survivors }) => survivors),
    breaches: results.flatMap(({ title, breaches }) =>
      breaches.map((breach) => `${name}, ${title}: ${breach}`),
    ),
  };
  say(
    `${name}: ${found.kills} kills in ${found.runs} runs, ${found.askedAgain} answers asked again, ${found.survivors} processes seen right after a kill, ${found.breaches.length} breaches`,
  );
  for (const breach of found.breaches) say(`  ${breach}`);
  return found;
}

/** Random kills, topped up until as many have really hit a running process as were asked for. */
async function randomGroup(
  name: string,
  wanted: number,
  options: { stages?: boolean; epochs?: number },
  base: Baseline,
): Promise<Figures> {
  const results: ChainResult[] = [];
  const hit = (): number => results.reduce((total, { kills }) => total + kills, 0);
  // Kills that come too late hit nothing; where other work had slowed the measured run down, they are drawn earlier.
  for (let ms = base.ms; hit() < wanted && ms > 1; ms *= 0.8)
    results.push(...(await runAll(randomChains(wanted - hit(), { ...base, ms }), options, base)));
  const found = figures(name, results);
  if (found.kills >= wanted) return found;
  return { ...found, breaches: [...found.breaches, `${name}: only ${found.kills} of ${wanted} kills hit`] };
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const plain = await baseline({});
  const groups = [figures('named points', await runAll(namedChains(plain), {}, plain))];
  groups.push(await randomGroup('random moments', Number(values.kills), {}, plain));
  if ((await findTerraform()) === null) say('with Terraform: skipped, terraform is not on PATH');
  else {
    const real = { stages: true, epochs: 1 };
    groups.push(
      await randomGroup('with Terraform', Number(values['terraform-kills']), real, await baseline(real)),
    );
  }
  const faults = [];
  for (const fault of storageFaults) {
    const result = await fault.run();
    const state = result.skipped ?? (result.breaches.length === 0 ? 'holds' : 'BREACH');
    say(`storage, ${fault.name}: ${state}${result.breaches.map((breach) => `\n  ${breach}`).join('')}`);
    faults.push({ name: fault.name, ...result });
  }
  const breaches = [...groups, ...faults].reduce((total, group) => total + group.breaches.length, 0);
  const seconds = (performance.now() - startedAt) / 1000;
  say(
    `${breaches} breaches, ${seconds.toFixed(0)} s, seed ${values.seed}, user id ${process.getuid?.() ?? 'unknown'}`,
  );
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ groups, faults, seconds }, null, 2)}\n`);
  if (breaches > 0) process.exitCode = 1;
}

await main();
