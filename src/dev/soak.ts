/**
 * Answers of ours, median size, one after the other through one engine, the whole ladder each: does the cost of an
 * answer and the memory stay flat? Prints a line every 100 answers. `node dist/src/dev/soak.js [ANSWERS [EVERY]]`,
 * 1,000 and 100 unless told. CPU and memory are read from /proc, without a sandbox (bubblewrap does not pass on what
 * its children used).
 */
import { readFileSync } from 'node:fs';
import { prepareEngine } from '../engine.js';
import { survey } from '../evidence/survey.js';
import { unconfined } from '../sandbox/none.js';
import { rehearse, type Engine } from '../terraform/rehearse.js';
import { perfAnswer } from './perf/answers.js';
import { memoryNow, readCpu, spent } from './perf/cpu.js';

const size = 30;
const answers = Number(process.argv[2] ?? 1000);
const every = Number(process.argv[3] ?? 100);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function runOnce(engine: Engine): Promise<void> {
  const files = perfAnswer(size);
  const { types, openVariables, neutralised } = survey(files, '.');
  const rehearsal = { files, root: '.', types, openVariables, neutralised } as const;
  const { stages, faults } = await rehearse(
    { ...rehearsal, last: 'destroy', protection: 'unstated' },
    engine,
  );
  const failed = stages.find(({ verdict }) => verdict !== 'pass');
  if (failed !== undefined)
    throw new Error(`${failed.stage} did not pass: ${JSON.stringify(failed.diagnostics[0] ?? faults)}`);
}

async function soak(engine: Engine): Promise<void> {
  say(
    'answers   CPU ms/answer   of it ours   wall ms/answer   our RSS MB   providers MB (count)   open files',
  );
  await runOnce(engine); // The first answer decodes schemas and starts providers.
  for (let done = 0; done < answers;) {
    const block = Math.min(every, answers - done);
    const [before, startedAt] = [readCpu(engine.aws.path), performance.now()];
    for (let index = 0; index < block; index += 1) await runOnce(engine);
    const wall = performance.now() - startedAt;
    const cpu = spent(before, readCpu(engine.aws.path));
    const memory = memoryNow(engine.aws.path);
    done += block;
    const perAnswer = (milliseconds: number): string => (milliseconds / block).toFixed(0);
    say(
      [
        String(done).padStart(7),
        perAnswer(cpu.total * 1000).padStart(16),
        perAnswer(cpu.own * 1000).padStart(13),
        perAnswer(wall).padStart(17),
        memory.own.toFixed(0).padStart(13),
        `${memory.providers.toFixed(0)} (${memory.count})`.padStart(23),
        String(memory.openFiles).padStart(13),
      ].join(''),
    );
  }
}

async function main(): Promise<void> {
  if (process.platform !== 'linux' || !(answers > 0) || !(every > 0)) {
    say('soak needs Linux (/proc), and as arguments how many answers to run and after how many to print');
    process.exitCode = 1;
    return;
  }
  const prepared = await prepareEngine({
    kind: 'gateway',
    terraformBin: 'terraform',
    wanted: true,
    sandbox: unconfined,
    note: (text) => {
      process.stderr.write(`${text}\n`);
    },
  });
  const { engine, terraform, aws, notRun } = prepared;
  try {
    if (engine === null) {
      say(`cannot run: ${notRun ?? ''}`);
      process.exitCode = 1;
      return;
    }
    say(`Terraform ${terraform?.version ?? ''}, aws ${aws?.version ?? ''}, Node ${process.version}`);
    say(
      `answers of ${size} resources, init to destroy; load ${readFileSync('/proc/loadavg', 'utf8').trim()}`,
    );
    await soak(engine);
  } finally {
    await prepared.close();
  }
}

await main();
