import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';

/** The database could not be opened, read or written; the message says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** What is known of a failure besides its message. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A folder that is there, but not for us to write in. */
function isClosed(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return false;
  } catch {
    return existsSync(folder);
  }
}

/** What kind of thing stands at the path, where that is the trouble; '' otherwise. */
function standing(path: string): string {
  try {
    if (statSync(path).isDirectory()) return 'expected a file, found a folder; name a file in it with --db';
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' && !isClosed(dirname(path)))
      return 'there is no such file; make it with npm run bench, or name another file with --db';
    if (code === 'ENOTDIR')
      return 'expected a folder, found a file on the way to it; name another file with --db';
  }
  return '';
}

const otherFile = 'name another file with --db';

/** What to do, by what SQLite or the system calls the failure; the first that its code begins with. */
const advices: readonly (readonly [code: string, advice: string])[] = [
  [
    'SQLITE_BUSY',
    `another process has held it for more than 10 s; wait for that one to end, then go on with --resume, or ${otherFile}`,
  ],
  ['SQLITE_LOCKED', `another process holds it; wait for that one to end, or ${otherFile}`],
  [
    'SQLITE_READONLY',
    `the file or its folder cannot be written (even reading needs two files beside it); change their rights, copy it to a folder of yours, or ${otherFile}`,
  ],
  ['SQLITE_CANTOPEN', `the file or its folder cannot be written; change their rights, or ${otherFile}`],
  ['SQLITE_PERM', `the file or its folder cannot be written; change their rights, or ${otherFile}`],
  ['EACCES', `the file or its folder cannot be written; change their rights, or ${otherFile}`],
  ['EPERM', `the file or its folder cannot be written; change their rights, or ${otherFile}`],
  // What Node calls a folder that cannot be made on a read-only file system.
  ['ENOENT', `the folder cannot be made (is its file system read-only?); ${otherFile}`],
  ['EROFS', `the folder is on a read-only file system; ${otherFile}`],
  ['ENOTDIR', `expected a folder, found a file on the way to it; ${otherFile}`],
  ['EEXIST', `expected a folder, found a file on the way to it; ${otherFile}`],
  [
    'SQLITE_FULL',
    'the disk is full; nothing stored so far is lost; free some space, then go on with plumbline run --resume',
  ],
  [
    'ENOSPC',
    'the disk is full; nothing stored so far is lost; free some space, then go on with plumbline run --resume',
  ],
  [
    'SQLITE_IOERR',
    'the disk could not be read or written; look for a full or failing disk, then go on with plumbline run --resume',
  ],
  [
    'SQLITE_NOTADB',
    `expected an SQLite database, found something else; restore it from a copy, or ${otherFile}`,
  ],
  [
    'SQLITE_CORRUPT',
    `the database is cut short or damaged; restore it from a copy (sqlite3’s .recover may save rows), or ${otherFile}`,
  ],
];

/** An error of SQLite or of the file system as one sentence: which file, what happened, what to do. */
export function explain(path: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  const found = /^(?:SQLITE_CANTOPEN|SQLITE_IOERR|$)/.test(code) ? standing(path) : '';
  const advice = found || advices.find(([start]) => code.startsWith(start))?.[1] || otherFile;
  return new StoreError(`database ${path}: ${message}; ${advice}`, { cause: error });
}

/** True for what SQLite, not our own code, has thrown. */
export function isStoreFault(error: unknown): boolean {
  return error instanceof SQLite.SqliteError;
}

/** Runs work on a database; what SQLite throws comes out as a {@link StoreError}. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isStoreFault(error) ? explain(path, error) : error;
  }
}
