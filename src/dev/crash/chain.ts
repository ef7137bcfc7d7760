import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Order } from './child.js';
import { askedIn, inspect, processesOf, readJournal } from './inspect.js';
import { runChild } from './process.js';

/** When one process of a run is killed. */
export type Kill = { readonly point: string; readonly nth: number } | { readonly afterMs: number };

/** What one run, killed some times and then finished, showed. */
export interface ChainResult {
  readonly title: string;
  readonly kills: number;
  /** Answers asked again, over all kills. */
  readonly askedAgain: number;
  /** Processes of ours that lived on right after a kill; the next start must have ended them. */
  readonly survivors: number;
  readonly breaches: readonly string[];
}

const concurrency = 4;

/**
 * Runs, kills, looks, goes on, and so on; then lets it finish and holds everything against an uninterrupted run.
 *
 * @param expected the uninterrupted run's export
 */
export async function runChain(
  title: string,
  kills: readonly Kill[],
  options: Pick<Partial<Order>, 'stages' | 'epochs'>,
  expected: string,
): Promise<ChainResult> {
  const folder = mkdtempSync('/tmp/crash-');
  const temporary = join(folder, 't');
  mkdirSync(temporary);
  const order = { ...options, folder, concurrency };
  const found: string[] = [];
  let [done, askedAgain, survivors] = [0, 0, 0];
  let before: ReadonlySet<string> = new Set();
  let asked: ReadonlySet<string> = new Set();
  const look = (lines: number, killed: boolean): void => {
    const journal = readJournal(folder);
    const now = askedIn(journal.slice(lines));
    const again = now.filter((key) => asked.has(key));
    found.push(
      ...now.filter((key) => before.has(key)).map((key) => `a stored answer was asked again: ${key}`),
    );
    if (again.length > concurrency) found.push(`${again.length} answers were asked again after one kill`);
    askedAgain += again.length;
    const left = inspect(join(folder, 'run.sqlite'), journal);
    found.push(...left.breaches);
    before = left.answered;
    asked = new Set(killed ? [...asked, ...now] : now);
  };
  for (const kill of kills) {
    const lines = readJournal(folder).length;
    const timed = 'afterMs' in kill ? { killAfterMs: kill.afterMs } : {};
    const ended = await runChild(
      { ...order, kill: 'point' in kill ? kill : { point: '', nth: 0 } },
      { temporary, ...timed },
    );
    if (ended.killed) done += 1;
    else if ('point' in kill || ended.exitCode !== 0)
      found.push(`not killed at ${JSON.stringify(kill)}: exit ${String(ended.exitCode)} ${ended.stderr}`);
    survivors += processesOf(temporary).length;
    look(lines, true);
  }
  const lines = readJournal(folder).length;
  const last = await runChild({ ...order, kill: { point: '', nth: 0 } }, { temporary });
  if (last.exitCode !== 0) found.push(`did not finish: exit ${String(last.exitCode)} ${last.stderr}`);
  look(lines, false);
  found.push(...atTheEnd(folder, temporary, expected));
  rmSync(folder, { recursive: true, force: true });
  return { title, kills: done, askedAgain, survivors, breaches: found };
}

/** The finished run's export is the uninterrupted one's, and nothing is left of the dead processes. */
function atTheEnd(folder: string, temporary: string, expected: string): readonly string[] {
  const path = join(folder, 'export.jsonl');
  const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const left = readdirSync(temporary);
  const alive = processesOf(temporary);
  return [
    ...(written === expected ? [] : [`the export differs${firstDifference(written, expected)}`]),
    ...(left.length === 0 ? [] : [`left in the temporary folder: ${left.join(', ')}`]),
    ...(alive.length === 0 ? [] : [`${alive.length} processes live on`]),
  ];
}

function firstDifference(written: string, expected: string): string {
  const [a, b] = [written.split('\n'), expected.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return ` at line ${at + 1}: ${a[at]?.slice(0, 300) ?? '(end)'} instead of ${b[at]?.slice(0, 300) ?? '(end)'}`;
}
