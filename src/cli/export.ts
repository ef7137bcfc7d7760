import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { failpoint } from '../domain/failpoint.js';
import { exportRun } from '../store/export.js';
import { withStore, type Database } from '../store/open.js';
import { UsageError } from './errors.js';

const optionsSchema = z.object({
  times: z.boolean().default(true),
  out: z.string().optional(),
  db: z.string(),
});

function chosenRun(db: Database, run: string | undefined, path: string): string {
  const row =
    run === undefined
      ? db.prepare<[], { id: string }>('SELECT id FROM latest_run').get()
      : db.prepare<[string], { id: string }>('SELECT id FROM runs WHERE id = ?').get(run);
  if (row !== undefined) return row.id;
  throw new UsageError(
    run === undefined
      ? `${path} holds no run yet; make one with npm run bench`
      : `${path} holds no run "${run}"; leave it out for the latest`,
  );
}

/** Writes an export to a file that appears under its name only when it is whole and on the disk. */
export function writeExport(lines: Iterable<string>, path: string): void {
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, 'w');
  try {
    for (const line of lines) writeSync(file, line);
    fsyncSync(file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
  failpoint('export.written');
}

/** Writes everything stored about a run as JSON lines, to stdout or a file. */
export function exportCommand(run: string | undefined, raw: unknown): void {
  const options = optionsSchema.parse(raw);
  withStore(options.db, { readonly: true }, (db) => {
    const lines = exportRun(db, chosenRun(db, run, options.db), { times: options.times });
    if (options.out !== undefined) {
      writeExport(lines, options.out);
      return;
    }
    for (const line of lines) process.stdout.write(line);
  });
}
