import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { failpoint } from '../domain/failpoint.js';
import { firstSchema } from './migrations/001-first-schema.js';
import { resume } from './migrations/002-resume.js';

/** One step of the schema. Steps are only ever added at the end, never changed. */
export interface Migration {
  /** Number and what it brings; recorded in the database. */
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [firstSchema, resume];

/** The database was made by a newer Plumbline. Nothing in it was touched. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
}

/** Steps that a database has, and those that it lacks. */
export interface SchemaState {
  readonly applied: readonly string[];
  readonly pending: readonly Migration[];
}

/**
 * Looks which steps a database lacks; writes nothing.
 *
 * @throws {NewerSchemaError} where it has steps this version does not know.
 */
export function pendingSteps(db: Database, steps: readonly Migration[] = migrations): SchemaState {
  const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'schema_migrations'").get();
  const applied =
    known === undefined
      ? []
      : db
          .prepare<[], { name: string }>('SELECT name FROM schema_migrations ORDER BY name')
          .all()
          .map(({ name }) => name);
  const unknown = applied.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new NewerSchemaError(
      `it has schema steps this version does not know (${unknown.join(', ')}), and was left untouched; use a newer Plumbline, or name another file with --db`,
    );
  }
  return { applied, pending: steps.filter(({ name }) => !applied.includes(name)) };
}

/** Keeps a copy of a database beside it before steps change it: `<file>.before-<first step>`. One that is there already stays. */
export function backUp(db: Database, pending: readonly Migration[]): void {
  const copy = `${db.name}.before-${pending[0]?.name ?? 'migration'}`;
  if (existsSync(copy)) return;
  const unfinished = `${copy}.part`;
  rmSync(unfinished, { force: true });
  db.prepare('VACUUM INTO ?').run(unfinished);
  renameSync(unfinished, copy);
}

/**
 * Brings a database to the newest schema, all steps in one transaction, and records each step.
 *
 * @throws {NewerSchemaError} where the database has steps this version does not know.
 */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  if (pendingSteps(db, steps).pending.length === 0) return;
  db.transaction(() => {
    // Asked again inside the transaction: another process may have been faster.
    const { pending } = pendingSteps(db, steps);
    db.exec(
      'CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT',
    );
    const record = db.prepare('INSERT INTO schema_migrations (name, applied_at) VALUES (?, ?)');
    for (const step of pending) {
      db.exec(step.sql);
      failpoint('migrate.within');
      record.run(step.name, new Date().toISOString());
    }
  }).immediate();
}
