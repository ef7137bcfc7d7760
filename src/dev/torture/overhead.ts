import { survey } from '../../evidence/survey.js';
import { prepareEngine } from '../../engine.js';
import { unconfined } from '../../sandbox/none.js';
import { rehearse, type Engine } from '../../terraform/rehearse.js';
import { perfAnswer } from '../perf/answers.js';

const rounds = 7;
/** Resources of the answer measured. */
const size = 30;

async function ladder(engine: Engine): Promise<number> {
  const files = perfAnswer(size);
  const { types, openVariables, neutralised } = survey(files, '.');
  const startedAt = performance.now();
  const { stages } = await rehearse(
    { files, root: '.', types, openVariables, neutralised, last: 'destroy', protection: 'unstated' },
    engine,
  );
  const bad = stages.find((stage) => stage.verdict !== 'pass');
  if (bad !== undefined)
    throw new Error(`the honest answer does not pass ${bad.stage}: ${JSON.stringify(bad.diagnostics[0])}`);
  return (performance.now() - startedAt) / 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Seconds that an honest answer of ours takes on the whole ladder, in the sandbox and without, in turns; medians. */
export async function measureOverhead(
  engine: Engine,
): Promise<{ rounds: number; confined: number; bare: number } | null> {
  const prepared = await prepareEngine({
    kind: 'gateway',
    terraformBin: 'terraform',
    wanted: true,
    sandbox: unconfined,
    note: () => undefined,
  });
  try {
    if (prepared.engine === null) return null;
    await ladder(engine);
    await ladder(prepared.engine);
    const [confined, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      confined.push(await ladder(engine));
      bare.push(await ladder(prepared.engine));
    }
    return { rounds, confined: median(confined), bare: median(bare) };
  } finally {
    await prepared.close();
  }
}
