import type { Database } from 'better-sqlite3';
import { firstSchema } from './migrations/001-first-schema.js';

/** One step of the schema. Steps are only ever added at the end, never changed. */
export interface Migration {
  /** Number and what it brings; recorded in the database. */
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [firstSchema];

/** The database was made by a newer Plumbline. Nothing in it was touched. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
}

/**
 * Brings a database to the newest schema, all steps in one transaction, and records each step.
 *
 * @throws {NewerSchemaError} where the database has steps this version does not know.
 */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  db.transaction(() => {
    db.exec(
      'CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT',
    );
    const rows = db.prepare<[], { name: string }>('SELECT name FROM schema_migrations ORDER BY name').all();
    const applied = new Set(rows.map((row) => row.name));
    const unknown = [...applied].filter((name) => !steps.some((step) => step.name === name));
    if (unknown.length > 0) {
      throw new NewerSchemaError(
        `the database has schema steps this version does not know (${unknown.join(', ')}); use a newer Plumbline, or another file with --db`,
      );
    }
    const record = db.prepare('INSERT INTO schema_migrations (name, applied_at) VALUES (?, ?)');
    for (const step of steps.filter(({ name }) => !applied.has(name))) {
      db.exec(step.sql);
      record.run(step.name, new Date().toISOString());
    }
  }).immediate();
}
