import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { limitReached, type TerraformResult } from './command.js';
import type { TerraformOutput } from './diagnostics.js';
import { attribute, nestingResult, stageResult } from './verdict.js';

const cpuSeconds = 100;
const ended: TerraformResult = {
  exitCode: 1,
  stdout: '',
  stderr: '',
  ms: 120_000,
  timedOut: false,
  aborted: false,
  overflowed: false,
  cpuSeconds: 1,
  signal: null,
  startError: null,
  limit: null,
};
const killed = { exitCode: null, signal: 'SIGKILL' };

test.each<[string, Partial<TerraformResult>, string | null]>([
  ['an error of its own', {}, null],
  ['success', { exitCode: 0, cpuSeconds: 100, stderr: 'out of memory' }, null],
  ['our time limit', { ...killed, timedOut: true, cpuSeconds: 100 }, null],
  ['an interruption of ours', { ...killed, aborted: true, cpuSeconds: 100 }, null],
  ['too much output', { ...killed, overflowed: true }, '32 MB of output'],
  ['too much output of a command that ended well', { exitCode: 0, overflowed: true }, '32 MB of output'],
  [
    'the word of Terraform',
    { exitCode: 2, stderr: 'SIGXCPU: cpu limit exceeded\nPC=0x1' },
    '100 s of CPU time',
  ],
  ['a kill at the CPU limit', { ...killed, cpuSeconds: 100 }, '100 s of CPU time'],
  ['the same, told by a shell', { exitCode: 137, cpuSeconds: 100 }, '100 s of CPU time'],
  [
    'the same, told by unshare',
    { exitCode: 1, stderr: 'unshare: sigprocmask unblock failed: Invalid argument\n', cpuSeconds: 100 },
    '100 s of CPU time',
  ],
  ['a kill far from the CPU limit', { ...killed, cpuSeconds: 100 - 2 * availableParallelism() }, null],
  ['memory', { stderr: 'fatal error: runtime: out of memory' }, 'memory'],
  [
    'the stack',
    { stderr: 'runtime: goroutine stack exceeds 1000000000-byte limit' },
    'the stack (nesting is too deep)',
  ],
  ['a file', { stdout: 'write tfplan: file too large' }, '64 MB in a file'],
])('the limit behind %s', (_name, how, limit) => {
  expect(limitReached({ ...ended, ...how }, { cpuSeconds })).toBe(limit);
});

const silent: TerraformOutput = { diagnostics: [], counts: null, changes: [], failed: [] };

test.each([
  ['a limit that the answer used up', { limit: '32 MB of output' }, 'answer'],
  ['a crash over the answer', { stderr: 'panic: goroutine 1' }, 'answer'],
  ['our time limit', { timedOut: true }, 'ours'],
  ['an end that nobody explains', {}, 'ours'],
] as const)('%s is booked on whoever reached it', (_name, how, fault) => {
  const result = stageResult('plan', { ...ended, ...how }, silent, { marker: '[m] ' });
  expect(result).toMatchObject({ verdict: 'fail', fault });
});

test('nesting that is too deep is the answer’s failure at init, with its place', () => {
  expect(nestingResult({ file: 'a/main.tf', line: 7, levels: 200 })).toMatchObject({
    stage: 'init',
    verdict: 'fail',
    fault: 'answer',
    diagnostics: [{ file: 'a/main.tf', line: 7, detail: 'the answer used up 200 levels of nesting' }],
  });
});

test.each([
  ['Plugin did not respond', 'ours'],
  ['Error: expected status to be one of [...], got plugin did not respond', 'answer'],
  ['Error accessing remote module registry', 'ours'],
  ['Unreadable module "Error accessing remote module registry"', 'answer'],
] as const)('only the beginning of a summary tells of a failure of ours: %s', (summary, fault) => {
  const diagnostic = {
    severity: 'error',
    summary,
    detail: '',
    address: null,
    file: null,
    line: null,
  } as const;
  expect(attribute(diagnostic, '[m] ').fault).toBe(fault);
});
