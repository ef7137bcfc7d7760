import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownerState, ownName } from './owner.js';
import { sweepTemporary, temporaryPrefix } from './temporary.js';

const [place = '', , start = ''] = ownName().split('-');
const dead = `${place}-${(spawnSync('true').pid ?? 1).toString(36)}-${start}`;

test.skipIf(process.platform !== 'linux').each([
  ['this process', ownName(), 'alive'],
  ['a process that has ended', dead, 'dead'],
  ['another process with the same id', `${place}-${process.pid.toString(36)}-1`, 'dead'],
  [
    'one of another container',
    `${place.slice(0, 3)}!!!-1-1`.replaceAll('!', place.endsWith('0') ? '1' : '0'),
    'unknown',
  ],
  ['no name at all', 'x', 'unknown'],
])('%s', (_name, owner, state) => {
  expect(ownerState(owner)).toBe(state);
});

test.skipIf(process.platform !== 'linux')('a sweep removes what the dead left, and only that', async () => {
  const base = mkdtempSync(join(tmpdir(), 'sweep-'));
  try {
    const living = mkdtempSync(temporaryPrefix('plb', base));
    const left = join(base, `plumbline-${dead}-abcdef`);
    const strange = join(base, 'plumbline-something');
    for (const folder of [left, strange]) mkdirSync(folder);
    expect(await sweepTemporary([base])).toMatchObject({ folders: 1 });
    expect([living, left, strange].map((path) => existsSync(path))).toEqual([true, false, true]);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
});
