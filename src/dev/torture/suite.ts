import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Extraction } from '../../domain/answer.js';
import type { Assessment } from '../../domain/run.js';
import { readAnswerFolder } from '../../extract/answer-folder.js';
import { extract } from '../../extract/extract.js';
import { createLimit } from '../../limits.js';
import { assess, type Bench } from '../../pipeline.js';
import type { HostileAnswer, Lair } from './contract.js';
import { watchHolds, type Hold } from './hold.js';
import { judge } from './judge.js';
import { leaksIn, type LairPlan } from './lair.js';
import type { Listener } from './listener.js';
import { descendants, withToken } from './processes.js';
import type { Sinks } from './sinks.js';

/** How one hostile answer went. */
export interface Verdict {
  readonly name: string;
  readonly threat: string;
  /** Seconds from extraction to the last score. */
  readonly seconds: number;
  /** What it did that it must not. */
  readonly breaches: readonly string[];
}

/** Everything around the answers while they run. */
export interface Scene {
  readonly bench: Bench;
  readonly lair: Lair & LairPlan;
  readonly listener: Listener;
  readonly sinks: Sinks;
  /** Told of each answer as it is done. */
  readonly done: (verdict: Verdict) => void;
}

/** Extracts, runs, grades, stores and prints every answer, two at a time, and looks for damage after each. */
export async function torture(
  answers: readonly HostileAnswer[],
  scene: Scene,
): Promise<{ verdicts: Verdict[]; hold: Hold }> {
  const limit = createLimit(2);
  /** When each answer that still runs began, in clock ticks since the machine started. */
  const begun = new Map<string, number>();
  const holds = watchHolds(() => [...begun.keys()]);
  const verdicts = await Promise.all(
    answers.map((hostile) =>
      limit.add(async () => {
        begun.set(hostile.name, ticks());
        const startedAt = performance.now();
        const breaches = await suffer(hostile, scene);
        begun.delete(hostile.name);
        breaches.push(...survivors(scene, Math.min(...begun.values(), ticks())));
        const seconds = (performance.now() - startedAt) / 1000;
        const verdict = { name: hostile.name, threat: hostile.threat, seconds, breaches };
        scene.done(verdict);
        return verdict;
      }),
    ),
  );
  return { verdicts, hold: holds.stop() };
}

async function suffer(hostile: HostileAnswer, scene: Scene): Promise<string[]> {
  const hitsBefore = scene.listener.hits.length;
  try {
    const { text, extraction } = await take(hostile, scene.lair);
    const assessment = await assess({ extraction, task: null }, benchFor(hostile, scene.bench));
    const shown = scene.sinks.keep(hostile.name, text, assessment);
    return [
      ...judge(hostile, assessment),
      ...(await twinDiffers(hostile, assessment, scene)),
      ...shown.breaches,
      ...leaksIn(shown.text, scene.lair).map((leak) => `a secret came out: ${leak}`),
      ...scene.listener.hits.slice(hitsBefore).map((hit) => `the listener heard ${hit}`),
    ];
  } catch (error) {
    return [`our own code threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

function benchFor({ cpuShare }: HostileAnswer, bench: Bench): Bench {
  return cpuShare === undefined || bench.engine === null
    ? bench
    : { ...bench, engine: { ...bench.engine, cpuShare } };
}

async function take(hostile: HostileAnswer, lair: Lair): Promise<{ text: string; extraction: Extraction }> {
  if (typeof hostile.answer === 'function') {
    const text = hostile.answer(lair);
    return { text, extraction: extract(text) };
  }
  const folder = join(lair.folder, 'folders', hostile.name);
  mkdirSync(folder, { recursive: true });
  hostile.answer.folder(folder, lair);
  return { text: '', extraction: await readAnswerFolder(folder) };
}

/** Findings and score of the same answer without what should not matter. */
async function twinDiffers(hostile: HostileAnswer, assessment: Assessment, scene: Scene): Promise<string[]> {
  if (hostile.twin === undefined) return [];
  const twin = await assess({ extraction: extract(hostile.twin(scene.lair)), task: null }, scene.bench);
  const findings = ({ outcomes }: Assessment): string =>
    outcomes.flatMap((outcome) => outcome.findings.map((item) => `${item.check} ${item.verdict}`)).join('\n');
  const same = findings(twin) === findings(assessment) && twin.score.score === assessment.score.score;
  return same ? [] : ['it is graded differently from its harmless twin'];
}

/** Clock ticks since the machine started, as /proc counts them: a hundred a second. */
function ticks(): number {
  return Math.floor(Number(readFileSync('/proc/uptime', 'latin1').split(' ')[0]) * 100);
}

/** What still runs and belongs to no answer at work: hostile commands anywhere, and children of ours left behind. */
function survivors({ lair, bench }: Scene, since: number): string[] {
  const provider = bench.engine?.aws.path ?? '';
  const left = descendants(process.pid).filter(
    (one) => one.began < since - 5 && one.command.includes(lair.temp) && !one.command.includes(provider),
  );
  return [...withToken(lair.token), ...left].map(
    (one) => `process ${one.pid} survives: ${one.command.slice(0, 120)}`,
  );
}
