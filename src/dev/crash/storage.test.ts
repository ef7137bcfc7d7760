import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { storageFaults } from './storage.js';

beforeAll(() => {
  // The child that is run is the built one: any command builds where a source is newer.
  spawnSync(process.execPath, [
    fileURLToPath(new URL('../../../bin/plumbline.mjs', import.meta.url)),
    '--version',
  ]);
});

test.each(storageFaults.map((fault) => [fault.name, fault] as const))(
  '%s',
  async (_name, fault) => {
    const { breaches, skipped } = await fault.run();
    if (skipped !== undefined) process.stderr.write(`${fault.name}: ${skipped}\n`);
    expect(breaches).toEqual([]);
  },
  300_000,
);
