/**
 * `npm run grade-speed`: how long the static grading of an answer of about 40 KB takes (extraction, evidence, all checks,
 * score; no Terraform) once the checks are loaded: the first time in the process, and the median of 20 more. The answers
 * are ours, written by rule. Exits with 1 where a median is over the limit. `--profile` also prints the slowest checks.
 */
import type { AnswerFile } from '../domain/answer.js';
import { collectEvidence } from '../evidence/collect.js';
import { extract } from '../extract/extract.js';
import { grade } from '../grading/grade.js';
import { loadGraders } from '../grading/load.js';
import { assess } from '../pipeline.js';
import { listTaskIds, loadReference, loadTask } from '../tasks/load.js';
import { perfAnswer } from './perf/answers.js';

const limitMs = 150;
const rounds = 20;
const wantedBytes = 40_000;

const { checks } = await loadGraders();
const bench = { checks, engine: null, notRun: 'not asked for', last: 'validate' } as const;
const [taskId = ''] = await listTaskIds();
const task = await loadTask(taskId);

/** Files as an answer's text, each in a fence under its name. */
function asAnswer(files: readonly AnswerFile[]): string {
  return files.map(({ path, text }) => `### \`${path}\`\n\n\`\`\`hcl\n${text}\n\`\`\`\n`).join('\n');
}

/** The largest answer by rule of at most the wanted size. */
function byRule(): string {
  let text = '';
  for (let resources = 10; ; resources += 9) {
    const next = asAnswer(perfAnswer(resources));
    if (Buffer.byteLength(next) > wantedBytes) return text;
    text = next;
  }
}

/** The reference, with as many of its files as fit into `bytes`. */
async function fromReference(bytes: number): Promise<string> {
  const kept: AnswerFile[] = [];
  for (const file of await loadReference(taskId)) {
    if (Buffer.byteLength(asAnswer([...kept, file])) <= bytes) kept.push(file);
  }
  return asAnswer(kept);
}

interface Lap {
  readonly wall: number;
  /** Processor time of this process: what counts where others use the machine too. */
  readonly cpu: number;
}

async function once(text: string): Promise<Lap> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await assess({ extraction: extract(text), task }, bench);
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - startedAt, cpu: (user + system) / 1000 };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Prints the first and the median lap; returns the median, in wall time or processor time, whichever is less noisy. */
async function measure(name: string, text: string): Promise<number> {
  const first = await once(text);
  const laps: Lap[] = [];
  for (let round = 0; round < rounds; round += 1) laps.push(await once(text));
  const wall = median(laps.map((lap) => lap.wall));
  const cpu = median(laps.map((lap) => lap.cpu));
  const size = (Buffer.byteLength(text) / 1000).toFixed(1);
  const shown = (lap: Lap): string =>
    `${lap.wall.toFixed(0)} ms (${lap.cpu.toFixed(0)} ms of processor time)`;
  process.stdout.write(`${name}, ${size} KB: first ${shown(first)}, median ${shown({ wall, cpu })}\n`);
  return Math.min(wall, cpu);
}

/** Time of each step, and the slowest checks, on one answer already graded before. */
async function profile(text: string): Promise<void> {
  const lap = (label: string, since: number): void =>
    void process.stdout.write(`  ${(performance.now() - since).toFixed(1).padStart(7)} ms  ${label}\n`);
  let since = performance.now();
  const { files, root } = extract(text);
  lap('extract', since);
  since = performance.now();
  const evidence = await collectEvidence({ files: [...files], root, stages: [], substitutions: [] });
  lap('evidence', since);
  since = performance.now();
  const laps = checks.map((check) => {
    const startedAt = performance.now();
    grade({ evidence, task, checks: [check] });
    return { id: check.id, ms: performance.now() - startedAt };
  });
  lap('checks', since);
  laps.sort((a, b) => b.ms - a.ms);
  for (const { id, ms } of laps.slice(0, 12))
    process.stdout.write(`    ${ms.toFixed(1).padStart(6)} ms  ${id}\n`);
}

const subjects = [
  { name: 'the reference, cut', text: await fromReference(wantedBytes) },
  { name: 'written by rule', text: byRule() },
  { name: 'the whole reference (larger: not held to the limit)', text: await fromReference(Infinity) },
];
let over = 0;
for (const { name, text } of subjects) {
  const ms = await measure(name, text);
  if (process.argv.includes('--profile')) await profile(text);
  if (Buffer.byteLength(text) <= wantedBytes && !(ms < limitMs)) over += 1;
}
if (over > 0) {
  process.stderr.write(`over the limit of ${limitMs} ms\n`);
  process.exitCode = 1;
}
