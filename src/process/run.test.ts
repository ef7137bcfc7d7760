import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from './run.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const shell = (script: string, timeoutMs = 20_000): Parameters<typeof run>[0] => ({
  file: '/bin/sh',
  args: ['-c', script],
  cwd: folder,
  env: {},
  timeoutMs,
});

test('gives exit code and output, and inherits nothing of our environment', async () => {
  process.env.PLUMBLINE_CANARY = 'secret';
  const result = await run(shell('echo "out:$PLUMBLINE_CANARY"; echo err >&2; exit 3'));
  delete process.env.PLUMBLINE_CANARY;
  expect(result).toMatchObject({
    exitCode: 3,
    stdout: 'out:\n',
    stderr: 'err\n',
    timedOut: false,
    startError: null,
  });
});

test('a time limit kills the whole process group, grandchildren too', async () => {
  const result = await run(shell('(sleep 60 & echo $! > child; wait) ; sleep 60', 1500));
  expect(result).toMatchObject({ timedOut: true, exitCode: null });
  const child = Number((await readFile(join(folder, 'child'), 'utf8')).trim());
  await new Promise((resolve) => setTimeout(resolve, 100));
  const state = await readFile(`/proc/${child}/stat`, 'utf8').catch(() => 'gone');
  expect(state === 'gone' || state.includes(') Z')).toBe(true);
});

test('a command that prints too much is ended, and the first of it is kept', async () => {
  const result = await run({ ...shell('while :; do echo 0123456789; done'), maxBytes: 100 });
  expect(result).toMatchObject({ overflowed: true, timedOut: false, signal: 'SIGKILL' });
  expect(result.stdout).toBe('0123456789\n'.repeat(10).slice(0, 100));
});

test('too much is too much even of a command that ended before it could be killed', async () => {
  const result = await run({ ...shell('echo 0123456789'), maxBytes: 10 });
  expect(result).toMatchObject({ overflowed: true, exitCode: 0, stdout: '0123456789' });
});

test('an abort ends it', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  expect(await run({ ...shell('sleep 60'), signal: controller.signal })).toMatchObject({ aborted: true });
});

test('a command that cannot start says why', async () => {
  const result = await run({ ...shell(''), file: join(folder, 'absent') });
  expect(result.exitCode).toBeNull();
  expect(result.startError).toContain('ENOENT');
});
