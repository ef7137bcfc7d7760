import { failpoint } from '../domain/failpoint.js';
import type { Database } from './open.js';

type Value = string | number | bigint | Buffer | null;
type Row = Record<string, Value>;

/**
 * Columns that say when something happened or how long it took: the only ones in which two runs with the same answers
 * differ. Each line holds them under `times`.
 */
const timeColumns: ReadonlySet<string> = new Set([
  'started_at',
  'finished_at',
  'answered_at',
  'ask_ms',
  'ms',
]);

/** Keys that mean something only inside this database, and the name of the process that wrote. */
const innerColumns: ReadonlySet<string> = new Set(['id', 'sample_id', 'run_id', 'worker']);

export interface ExportOptions {
  /** False leaves `times` out. @default true */
  readonly times?: boolean;
}

/**
 * Everything of a run as JSON lines: the run, then table by table its rows, sorted by task, model, epoch and the table's
 * own key; keys sorted, no internal ids. The same rows give the same bytes. Yields nothing where there is no such run.
 */
export function* exportRun(db: Database, runId: string, options: ExportOptions = {}): Generator<string> {
  const times = options.times ?? true;
  const run = db.prepare<[string], Row>('SELECT * FROM runs WHERE id = ?').get(runId);
  if (run === undefined) return;
  yield line('runs', run, { run: runId }, times);
  const samples = db.prepare<[string], Row>(
    'SELECT * FROM samples WHERE run_id = ? ORDER BY task_id, model, epoch',
  );
  for (const row of samples.iterate(runId)) yield line('samples', row, {}, times);
  failpoint('export.half');
  for (const table of sampleTables(db)) {
    const rows = db.prepare<[string], Row>(
      `SELECT s.task_id, s.model, s.epoch, t.* FROM "${table.name}" t JOIN samples s ON s.id = t.sample_id
       WHERE s.run_id = ? ORDER BY s.task_id, s.model, s.epoch, ${table.key.map((column) => `t."${column}"`).join(', ')}`,
    );
    for (const row of rows.iterate(runId)) yield line(table.name, row, {}, times);
  }
}

interface SampleTable {
  readonly name: string;
  /** Columns of its primary key. */
  readonly key: readonly string[];
}

/** Tables whose rows belong to a sample, sorted by name: found by looking, so that none is ever forgotten. */
function sampleTables(db: Database): readonly SampleTable[] {
  const names = db
    .prepare<[], { name: string }>(
      `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'sample_id'
       WHERE m.type = 'table' ORDER BY m.name`,
    )
    .all();
  return names.map(({ name }) => ({
    name,
    key: db
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
      .all(name)
      .map((column) => column.name),
  }));
}

/** A column that holds JSON text is given as the value it means. */
function plain(name: string, value: Value): unknown {
  return name === 'plan' && typeof value === 'string' ? sorted(JSON.parse(value)) : value;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

function line(table: string, row: Row, more: Record<string, string>, times: boolean): string {
  const kept = Object.entries(row).filter(([name]) => !innerColumns.has(name));
  const pick = (wanted: boolean): Record<string, unknown> =>
    Object.fromEntries(
      kept
        .filter(([name]) => timeColumns.has(name) === wanted)
        .map(([name, value]) => [name, plain(name, value)]),
    );
  const when = pick(true);
  const object = {
    ...pick(false),
    ...more,
    table,
    ...(times && Object.keys(when).length > 0 ? { times: when } : {}),
  };
  return `${JSON.stringify(sorted(object))}\n`;
}
