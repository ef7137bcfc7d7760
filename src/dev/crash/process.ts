import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order } from './child.js';

/** The built child: tests run from the sources, but what is killed is what users run. */
const entry = fileURLToPath(new URL('../../../dist/src/dev/crash/child.js', import.meta.url)).replace(
  '/dist/dist/',
  '/dist/',
);

/** How one process of a run ended. */
export interface Ended {
  readonly killed: boolean;
  readonly exitCode: number | null;
  readonly stderr: string;
  /** From its first line to its end, in milliseconds. */
  readonly ms: number;
}

/** Starts a run's process; kills it so many milliseconds after it has come up, where that is asked for. */
export function runChild(
  order: Partial<Order> & { readonly folder: string },
  options: { readonly killAfterMs?: number; readonly temporary?: string } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(options.temporary === undefined ? {} : { TMPDIR: options.temporary }) },
    });
    let stderr = '';
    let startedAt = performance.now();
    let timer: NodeJS.Timeout | undefined;
    child.stdout.once('data', () => {
      startedAt = performance.now();
      if (options.killAfterMs === undefined) return;
      timer = setTimeout(() => child.kill('SIGKILL'), options.killAfterMs);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once('error', reject);
    // 'exit', not 'close': a grandchild that outlives it would hold the pipes open.
    child.once('exit', (exitCode, signal) => {
      clearTimeout(timer);
      resolve({ killed: signal === 'SIGKILL', exitCode, stderr, ms: performance.now() - startedAt });
    });
  });
}
