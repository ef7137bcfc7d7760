import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { failpoint } from '../domain/failpoint.js';
import { explain, isStoreFault, StoreError } from './errors.js';
import { backUp, migrate, NewerSchemaError, pendingSteps } from './migrate.js';

export type { Database } from 'better-sqlite3';
export { explain, guarded, StoreError } from './errors.js';

export interface StoreOptions {
  readonly readonly?: boolean;
  /** How long to wait for other writers, in milliseconds. @default 10 000 */
  readonly busyMs?: number;
}

/**
 * Opens (and creates) the results database with the settings that keep it safe: write-ahead log, full sync,
 * foreign keys, and a wait for other writers. A database of an older version is brought up to date, also where it is
 * opened only for reading, with a copy of the old one kept beside it.
 *
 * @throws {StoreError} where it cannot be opened, locked or migrated.
 */
export function openStore(path: string, options: StoreOptions = {}): Database {
  failpoint('store.open');
  try {
    return options.readonly === true ? openToRead(path, options) : openToWrite(path, options);
  } catch (error) {
    if (error instanceof NewerSchemaError) throw new StoreError(`database ${path}: ${error.message}`);
    throw explain(path, error);
  }
}

function openToWrite(path: string, options: StoreOptions): Database {
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  const db = connect(path, options);
  try {
    // SQLite opens a file that may not be written without a word; better to hear of it before anything is asked.
    accessSync(path, constants.W_OK);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    failpoint('store.opened');
    const { applied, pending } = pendingSteps(db);
    if (pending.length > 0 && applied.length > 0) backUp(db, pending);
    migrate(db);
    failpoint('migrate.done');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openToRead(path: string, options: StoreOptions): Database {
  const db = connect(path, options);
  try {
    if (pendingSteps(db).pending.length === 0) return db;
  } catch (error) {
    db.close();
    throw error;
  }
  db.close();
  closeStore(openToWrite(path, { ...options, readonly: false }));
  return connect(path, options);
}

function connect(path: string, { readonly = false, busyMs = 10_000 }: StoreOptions): Database {
  const db = new SQLite(path, { readonly, fileMustExist: readonly, timeout: busyMs });
  db.pragma('foreign_keys = ON');
  return db;
}

/**
 * Closes a database that was written to, its log written back into the file first. A log that cannot be written back
 * now (a reader is in the way, the disk is full) stays beside the file and is read with it: nothing is lost.
 */
export function closeStore(db: Database): void {
  if (!db.open) return;
  try {
    failpoint('checkpoint.before');
    if (!db.readonly) db.pragma('wal_checkpoint(TRUNCATE)');
    failpoint('checkpoint.after');
  } catch (error) {
    if (!isStoreFault(error)) throw error;
  } finally {
    db.close();
    failpoint('store.closed');
  }
}

/**
 * Opens a database, works with it and closes it again; what SQLite throws meanwhile names the file and what to do.
 *
 * @throws {StoreError}
 */
export function withStore<T>(path: string, options: StoreOptions, work: (db: Database) => T): T {
  const db = openStore(path, options);
  try {
    return work(db);
  } catch (error) {
    throw isStoreFault(error) ? explain(path, error) : error;
  } finally {
    closeStore(db);
  }
}
