import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Extraction } from './domain/answer.js';
import type { Assessment } from './domain/run.js';
import { prepareEngine, type PreparedEngine } from './engine.js';
import { extract } from './extract/extract.js';
import { assess, isWithheld, type Bench } from './pipeline.js';
import { unconfined } from './sandbox/none.js';
import { loadSamples } from './tasks/samples.js';
import { findAwsProvider, findTerraform } from './terraform/find.js';

const terraform = await findTerraform();
const canRun = terraform !== null && (await findAwsProvider(terraform)) !== null;
if (!canRun) process.stderr.write('skipped: answers without a sandbox (no terraform or AWS provider here)\n');

/** An answer that is nobody's of ours, and harmless. */
const stranger: Extraction = {
  outcome: 'complete',
  reason: '',
  root: '.',
  files: [
    { path: 'main.tf', text: 'resource "aws_sqs_queue" "q" {}\n', bytes: 31, startLine: 1, endLine: 1 },
  ],
  refused: [],
  decisions: [],
};

describe.runIf(canRun)('on a machine without a working sandbox', () => {
  let prepared: PreparedEngine;
  beforeAll(async () => {
    prepared = await prepareEngine({
      kind: 'gateway',
      terraformBin: 'terraform',
      wanted: true,
      sandbox: unconfined,
      note: () => undefined,
    });
  });
  afterAll(async () => {
    await prepared.close();
  });

  function assessed(extraction: Extraction, more: Partial<Bench>): Promise<Assessment> {
    const bench: Bench = { checks: [], engine: prepared.engine, notRun: null, last: 'destroy', ...more };
    return assess({ extraction, task: null }, bench);
  }
  const verdicts = ({ stages }: Assessment): string[] => stages.map(({ verdict }) => verdict);

  test('a stranger’s answer is read, not run', async () => {
    const assessment = await assessed(stranger, {});
    expect(new Set(verdicts(assessment))).toEqual(new Set(['not-run']));
    expect(isWithheld(assessment)).toBe(true);
    expect(assessment.confinement).toBeUndefined();
  });

  test('on demand it runs up to the plan, never further, and is stamped', async () => {
    const assessment = await assessed(stranger, { unsafeNoSandbox: true });
    expect(verdicts(assessment)).toEqual(['pass', 'pass', 'pass', 'not-run', 'not-run', 'not-run']);
    expect(isWithheld(assessment)).toBe(false);
    expect(assessment.confinement).toBe('unsandboxed');
  });

  test('a sample of ours runs, known by its hash', async () => {
    const sample = (await loadSamples()).find(({ name }) => name === 'security-group-cycle');
    if (sample === undefined) throw new Error('expected the sample security-group-cycle, found none');
    const assessment = await assessed(extract(sample.text, { finishReason: sample.finishReason }), {
      last: 'init',
    });
    expect(verdicts(assessment)[0]).not.toBe('not-run');
    expect(assessment.confinement).toBe('none');
  });
});
