import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listChecks } from '../grading/load.js';
import { foldersBelow, samplesFolderName, type TaskFolders } from './folders.js';
import { loadTask } from './load.js';
import { loadSample, loadSamples, notShown } from './samples.js';

describe('the sample answers of this project', () => {
  it('answer a task that exists and name checks that exist', async () => {
    const samples = await loadSamples();
    const checks = (await listChecks()).map((check) => check.id);
    expect(samples.length).toBeGreaterThanOrEqual(10);
    for (const sample of samples) {
      const { requirements } = await loadTask(sample.taskId);
      // Needs are judged by requirement, under the requirement's own id.
      const known = [...checks, ...requirements.map(({ id }) => `requirement-coverage/${id}`)];
      const shown = sample.shows.map(({ check }) => check);
      expect(
        shown.filter((id) => !known.includes(id)),
        sample.name,
      ).toEqual([]);
    }
  });

  it('are named after failures, never after models', async () => {
    const names = (await loadSamples()).map((sample) => sample.name);
    expect(
      names.filter((name) => /gpt|claude|gemini|llama|mistral|qwen|deepseek|opus|sonnet/.test(name)),
    ).toEqual([]);
  });
});

describe('reading sample answers', () => {
  let root: string;
  let folders: TaskFolders;
  const first = {
    name: 'first',
    title: 'The first sample',
    taskId: 'queue',
    shows: [],
    outcome: 'complete',
    reached: 'plan',
    finishReason: 'stop',
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'plumbline-samples-'));
    folders = foldersBelow(root);
    await mkdir(join(folders.datasets, samplesFolderName), { recursive: true });
    await index([first]);
    await answer('first', '# An answer\n');
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const index = (samples: readonly object[]): Promise<void> =>
    writeFile(
      join(folders.datasets, samplesFolderName, 'samples.json'),
      JSON.stringify({ note: 'Ours', samples }),
    );
  const answer = (name: string, text: string): Promise<void> =>
    writeFile(join(folders.datasets, samplesFolderName, `${name}.md`), text);

  it('gives the text with what it shows', async () => {
    expect(await loadSample('first', folders)).toEqual({ ...first, text: '# An answer\n' });
  });

  it('names the samples there are when asked for another', async () => {
    await expect(loadSample('second', folders)).rejects.toThrow('Samples are: first.');
  });

  it('refuses an answer that the index does not describe', async () => {
    await answer('second', '');
    await expect(loadSamples(folders)).rejects.toThrow(/second\.md is not in .*samples\.json/);
  });

  it.each<[string, readonly object[], RegExp]>([
    ['a name without an answer', [first, { ...first, name: 'third' }], /third\.md does not exist/],
    ['a name twice', [first, first], /"first" twice/],
    ['an outcome nobody knows', [{ ...first, outcome: 'fine' }], /samples\[0\]\.outcome: .*got "fine"/],
    [
      'a check without category',
      [{ ...first, shows: [{ check: 'cycle' }] }],
      /samples\[0\]\.shows\[0\]\.check/,
    ],
  ])('refuses %s', async (_what, samples, message) => {
    await index(samples);
    await expect(loadSamples(folders)).rejects.toThrow(message);
  });
});

describe('what a sample shows', () => {
  const finding = { check: 'encryption/queues', address: 'aws_sqs_queue.a', verdict: 'fail' } as const;

  it.each([
    ['the same check and address', finding, true],
    ['another address', { ...finding, address: 'aws_sqs_queue.b' }, false],
    ['no address', { ...finding, address: null }, false],
    ['another check', { ...finding, check: 'encryption/topics' }, false],
    ['a verdict that is not a failure', { ...finding, verdict: 'unknown' as const }, false],
  ])('is judged on a finding with %s', (_what, found, shown) => {
    const shows = [{ check: 'encryption/queues', address: 'aws_sqs_queue.a' }];
    expect(notShown({ shows }, [found])).toEqual(shown ? [] : shows);
  });

  it('needs no address where the sample names none', () => {
    expect(notShown({ shows: [{ check: 'encryption/queues' }] }, [finding])).toEqual([]);
  });
});
