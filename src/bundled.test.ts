import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Extraction } from './domain/answer.js';
import type { Assessment } from './domain/run.js';
import type { Task } from './domain/task.js';
import { prepareEngine, type PreparedEngine } from './engine.js';
import { extract } from './extract/extract.js';
import { bundledManifest, bundledManifestPath, isBundled } from './bundled.js';
import { unknownCheckIds } from './grading/grade.js';
import { loadGraders } from './grading/load.js';
import { assess, type Bench } from './pipeline.js';
import { packageRoot } from './tasks/folders.js';
import { listTaskIds, loadGiven, loadReference, loadTask } from './tasks/load.js';
import { loadSamples, notShown } from './tasks/samples.js';
import { findAwsProvider, findTerraform } from './terraform/find.js';

/**
 * What the benchmark stands on: each reference is ideal, and each sample answer shows what it was written to show. Run
 * with real Terraform where it is there; without it, what needs Terraform is skipped.
 */
const terraform = await findTerraform();
const canRun = terraform !== null && (await findAwsProvider(terraform)) !== null;
if (!canRun)
  process.stderr.write(
    'skipped: bundled answers on real Terraform (terraform or the AWS provider is not on this machine)\n',
  );

const samples = await loadSamples();
const taskIds = await listTaskIds();
const { checks } = await loadGraders();

let prepared: PreparedEngine;
let bench: Bench;

beforeAll(async () => {
  prepared = await prepareEngine({
    kind: 'gateway',
    terraformBin: 'terraform',
    wanted: canRun,
    note: () => undefined,
  });
  bench = { checks, engine: prepared.engine, notRun: prepared.notRun, last: 'destroy' };
});
afterAll(async () => {
  await prepared.close();
});

async function assessed(task: Task, extraction: Extraction): Promise<Assessment> {
  return await assess({ extraction, task, given: await loadGiven(task) }, bench);
}

function failing({ outcomes }: Assessment): string[] {
  return outcomes
    .filter((outcome) => outcome.verdict !== 'pass' && outcome.verdict !== 'not-applicable')
    .flatMap((outcome) =>
      outcome.findings.map(
        (finding) => `${finding.verdict} ${finding.check} ${finding.address ?? ''}: ${finding.message}`,
      ),
    );
}

test('the hashes of samples and references are current (npm run docs)', async () => {
  const written: unknown = JSON.parse(readFileSync(join(packageRoot(), bundledManifestPath), 'utf8'));
  expect(written).toEqual(await bundledManifest());
});

test('a file more, or a letter, and an answer is not ours any more', async () => {
  const files = await loadReference(taskIds[0] ?? '');
  const [first, ...rest] = files;
  if (first === undefined) throw new Error('expected files of the reference, found none');
  expect(isBundled(files)).toBe(true);
  expect(isBundled([...files].reverse())).toBe(true);
  expect(isBundled([{ ...first, text: `${first.text} ` }, ...rest])).toBe(false);
  expect(isBundled([...files, { ...first, path: 'more.tf' }])).toBe(false);
});

describe.each(taskIds)('task %s', (id) => {
  test('names only checks that exist', async () => {
    expect(unknownCheckIds(await loadTask(id), checks)).toEqual([]);
  });

  test.runIf(canRun)('has a reference that passes every stage and every applicable check', async () => {
    const task = await loadTask(id);
    const files = await loadReference(id);
    const assessment = await assessed(task, {
      outcome: 'complete',
      reason: 'reference',
      root: '.',
      files,
      refused: [],
      decisions: [],
    });
    expect(assessment.stages.filter((stage) => stage.verdict !== 'pass')).toEqual([]);
    expect(failing(assessment)).toEqual([]);
    expect(assessment.score.score).toBe(100);
  });
});

describe('sample', () => {
  test.each(samples.map((sample) => [sample.name, sample] as const))(
    '%s is extracted as it says',
    (_name, sample) => {
      expect(extract(sample.text, { finishReason: sample.finishReason }).outcome).toBe(sample.outcome);
    },
  );

  test.runIf(canRun).each(samples.map((sample) => [sample.name, sample] as const))(
    '%s shows what it was written to show',
    async (_name, sample) => {
      const assessment = await assessed(
        await loadTask(sample.taskId),
        extract(sample.text, { finishReason: sample.finishReason }),
      );
      expect(
        notShown(
          sample,
          assessment.outcomes.flatMap((outcome) => outcome.findings),
        ),
      ).toEqual([]);
      expect(assessment.score.deployability.furthest).toBe(sample.reached);
      expect(assessment.stages.filter((stage) => stage.fault === 'ours')).toEqual([]);
    },
  );
});
