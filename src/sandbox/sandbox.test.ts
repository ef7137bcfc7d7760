import { expect, test } from 'vitest';
import { findTerraform } from '../terraform/find.js';
import { candidates, chooseSandbox } from './choose.js';
import type { Sandbox } from './contract.js';
import { probe } from './probe.js';

const terraform = await findTerraform();
const none: Sandbox = {
  kind: 'none',
  wrap: ({ file, args, cwd, env }) => ({ file, args, cwd, env: { ...env, PATH: '/usr/bin:/bin' } }),
};

test.skipIf(terraform === null)(
  'the probe’s attack is real: without a sandbox all of it gets through',
  async () => {
    const breaches = await probe(none, terraform?.path ?? '');
    expect(breaches).toEqual(
      expect.arrayContaining([
        'it read a file outside its folder',
        'it read the list of users',
        'it reached a server on this machine',
        'it ran a command that wrote outside its folder',
        'it left a process running',
      ]),
    );
  },
);

test
  .skipIf(terraform === null || process.platform !== 'linux')
  .each(candidates().map((sandbox) => [sandbox.kind, sandbox] as const))(
  '%s holds',
  async (_kind, sandbox) => {
    expect(await probe(sandbox, terraform?.path ?? '')).toEqual([]);
  },
);

test.skipIf(terraform === null)('a sandbox that leaks is passed over, with the reason', async () => {
  const chosen = await chooseSandbox(terraform?.path ?? '', [none]);
  expect(chosen.sandbox).toBeNull();
  expect(chosen.rejected[0]).toMatch(/^none: it read a file/);
});
