import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { migrate } from './migrate.js';

export type { Database } from 'better-sqlite3';

/** The database could not be opened or brought up to date; the message says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

function advice(error: unknown): string {
  const code = error instanceof SQLite.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_BUSY'))
    return 'another process holds it; wait for that run to end, or name another file with --db';
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN')
    return 'the file or its folder cannot be written; change its rights, or name another file with --db';
  if (code === 'SQLITE_FULL')
    return 'the disk is full; free some space and run again, nothing stored so far is lost';
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
    return 'the file is no intact SQLite database; restore it from a copy, or name another file with --db';
  return 'see the message';
}

/** An error of SQLite as one sentence: which file, what happened, what to do. */
export function explain(path: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError(`database ${path}: ${message}; ${advice(error)}`, { cause: error });
}

/**
 * Opens (and creates) the results database with the settings that keep it safe: write-ahead log, full sync,
 * foreign keys, and a wait of 10 s for other writers.
 *
 * @throws {StoreError} where it cannot be opened, locked or migrated.
 */
export function openStore(path: string, options: { readonly?: boolean } = {}): Database {
  try {
    if (options.readonly !== true) mkdirSync(dirname(path), { recursive: true });
    const db = new SQLite(path, {
      readonly: options.readonly ?? false,
      fileMustExist: options.readonly ?? false,
    });
    db.pragma('busy_timeout = 10000');
    db.pragma('foreign_keys = ON');
    if (options.readonly !== true) {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      migrate(db);
    }
    return db;
  } catch (error) {
    throw explain(path, error);
  }
}
