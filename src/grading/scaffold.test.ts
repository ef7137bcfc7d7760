import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listCases, readCase } from './cases.js';
import { listChecks, loadCheck, type CheckEntry } from './load.js';
import { scaffoldCheck } from './scaffold.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
let copy = '';

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'plumbline-scaffold-'));
  cpSync(join(project, 'graders', '_template'), join(copy, 'graders', '_template'), { recursive: true });
  symlinkSync(join(project, 'src'), join(copy, 'src')); // the new check's imports lead to the real contract
});
afterEach(() => {
  rmSync(copy, { recursive: true, force: true });
});

it('writes a check that loads under its id', async () => {
  expect(scaffoldCheck('encryption/queue-key', copy)).toContain('graders/encryption/queue-key/check.ts');
  const entry = await onlyCheck();
  expect(entry.id).toBe('encryption/queue-key');
  expect(await loadCheck(entry)).toMatchObject({ id: 'encryption/queue-key', kind: 'intrinsic' });
});

it('writes cases whose Terraform is still to be written, so that the walker fails on them', async () => {
  scaffoldCheck('encryption/queue-key', copy);
  const entry = await onlyCheck();
  const check = await loadCheck(entry);
  const cases = await listCases(entry);
  expect(cases.map(({ kind }) => kind)).toEqual(['pass', 'fail', 'unknown']);
  for (const found of cases) {
    const { files } = await readCase(found, check);
    expect(files.map(({ path }) => path)).toEqual(['main.tf']);
    expect(files[0]?.text).toMatch(/^# .*\n$/);
  }
});

async function onlyCheck(): Promise<CheckEntry> {
  const [entry, ...more] = await listChecks(join(copy, 'graders'));
  if (entry === undefined || more.length > 0) throw new Error('expected one check in the copy');
  return entry;
}

it.each([
  ['queue-key', 'no category'],
  ['encrypting/queue-key', 'a category nobody knows'],
  ['encryption/Queue_Key', 'capitals'],
  ['encryption/../escape', 'a way out of the folder'],
  ['encryption/a/b', 'a third part'],
])('refuses %s (%s)', (id) => {
  expect(() => scaffoldCheck(id, copy)).toThrow(/Expected an id such as/);
});

it('refuses an id that is taken', () => {
  scaffoldCheck('encryption/queue-key', copy);
  expect(() => scaffoldCheck('encryption/queue-key', copy)).toThrow(/is taken/);
});
