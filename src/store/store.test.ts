import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AnswerRecord, Assessment, RunRecord, SampleKey } from '../domain/run.js';
import { score } from '../scoring/score.js';
import { readLeaderboard } from './leaderboard.js';
import { openStore, type Database } from './open.js';
import { listSamples, readSample } from './read-sample.js';
import { exportRun } from './export.js';
import { firstSchema } from './migrations/001-first-schema.js';
import { createRun, findRun, reopenRun } from './runs.js';
import type { RunWriter } from './samples.js';

const run: RunRecord = {
  id: 'r1',
  startedAt: '2026-01-01T00:00:00.000Z',
  command: 'run',
  plumblineVersion: '0',
  nodeVersion: 'v20',
  terraformVersion: '1.11.4',
  awsProviderVersion: null,
  engine: 'gateway',
  sandbox: 'bubblewrap',
  stages: 'plan',
  notRunReason: null,
};
const hashes = { requestHash: 'a', contentHash: 'b' };
const answer: AnswerRecord = {
  text: 'the answer',
  finishReason: 'stop',
  rawFinishReason: 'end',
  reportedModel: null,
  usage: { inputTokens: 1, outputTokens: null, cachedInputTokens: null, reasoningTokens: null },
  attempts: 2,
  askMs: 10.6,
};

function assessment(verdict: 'pass' | 'fail'): Assessment {
  const finding = {
    check: 'encryption/x',
    category: 'encryption',
    severity: 'high',
    verdict: 'fail',
    address: 'a.b',
    attribute: 'c',
    file: 'main.tf',
    line: 3,
    message: 'm',
    fix: 'f',
  } as const;
  const outcomes = [
    {
      check: 'encryption/x',
      category: 'encryption',
      severity: 'high',
      verdict,
      findings: verdict === 'fail' ? [finding] : [],
    },
  ] as const;
  const stages = [
    { stage: 'init', verdict: 'pass', ms: 5, diagnostics: [] },
    {
      stage: 'validate',
      verdict: 'fail',
      fault: 'answer',
      ms: 6,
      diagnostics: [
        { severity: 'error', summary: 's', detail: 'd', address: null, file: 'main.tf', line: 1 },
      ],
    },
    { stage: 'plan', verdict: 'blocked', ms: 0, diagnostics: [], reason: 'validate failed' },
  ] as const;
  return {
    extraction: {
      outcome: 'complete',
      reason: 'r',
      root: '.',
      files: [{ path: 'main.tf', text: 'x', bytes: 1, startLine: 2, endLine: 2 }],
      refused: [{ path: '../x', reason: 'climbs' }],
      decisions: [],
    },
    stages,
    substitutions: [{ kind: 'backend', subject: 's3', value: 'local', reason: 'r' }],
    outcomes,
    score: score(outcomes, stages, null),
  };
}

const key = (model: string, kind: SampleKey['kind'] = 'model'): SampleKey => ({
  taskId: 't',
  model,
  kind,
  epoch: 1,
});

let folder: string;
let db: Database;
let writer: RunWriter;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  db = openStore(join(folder, 'deep', 'x.sqlite'));
  writer = createRun(db, run);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function store(name: string, verdict: 'pass' | 'fail', kind: SampleKey['kind'] = 'model'): void {
  writer.answered(key(name, kind), hashes, answer);
  writer.scored(key(name, kind), assessment(verdict));
}

describe('a sample', () => {
  test('is durable as soon as its answer is in, and again when scored', () => {
    writer.answered(key('m'), hashes, answer);
    expect(listSamples(db)).toMatchObject([
      { status: 'answered', answer: 'the answer', score: null, output_tokens: null, input_tokens: 1 },
    ]);
    writer.scored(key('m'), assessment('fail'));
    expect(listSamples(db)).toMatchObject([{ status: 'scored', outcome: 'complete', furthest: 'init' }]);
  });

  test('comes back whole', () => {
    store('m', 'fail');
    const [sample] = listSamples(db);
    if (sample === undefined) throw new Error('the sample is gone');
    const stored = readSample(db, sample);
    const { stages, substitutions, outcomes } = assessment('fail');
    expect(stored).toMatchObject({
      stages,
      substitutions,
      findings: outcomes[0]?.findings,
      files: [{ path: 'main.tf', bytes: 1 }],
    });
  });

  test('cannot be stored twice in a run', () => {
    store('m', 'pass');
    expect(() => writer.answered(key('m'), hashes, answer)).toThrow(/stored already/);
  });

  test('with an error has no score', () => {
    writer.failed(key('m'), hashes, { kind: 'network', message: 'down', attempts: 3 });
    expect(listSamples(db)).toMatchObject([{ status: 'error', score: null, error_kind: 'network' }]);
  });
});

describe('the leaderboard', () => {
  test('puts the ideal first, then by score, errors without score last, with denominators', () => {
    store('good', 'pass');
    store('bad', 'fail');
    store('reference', 'pass', 'reference');
    writer.failed(key('down'), hashes, { kind: 'network', message: 'down', attempts: 3 });
    const data = readLeaderboard(db);
    expect(data?.rows.map((row) => row.model)).toEqual(['reference', 'good', 'bad', 'down']);
    expect(data?.rows[3]).toMatchObject({
      score: { mean: null, of: 0 },
      samples: 1,
      errors: 1,
      distance: null,
    });
    expect(data?.rows[2]).toMatchObject({
      distance: 70,
      deployable: { yes: 0, of: 1 },
      funnel: { init: { passed: 1, of: 1 }, plan: { passed: 0, of: 1 }, apply: { passed: 0, of: 0 } },
      categories: [{ category: 'encryption', mean: 0, of: 1 }],
    });
  });

  test('agrees with the view that people read with plain sqlite3', () => {
    store('good', 'pass');
    store('bad', 'fail');
    const view = db.prepare('SELECT model, score, scored FROM leaderboard ORDER BY model').all();
    const rows = readLeaderboard(db)?.rows.map((row) => ({
      model: row.model,
      score: Math.round((row.score.mean ?? 0) * 10) / 10,
      scored: row.score.of,
    }));
    expect(view).toEqual(rows?.sort((a, b) => a.model.localeCompare(b.model)));
    expect(db.prepare('SELECT check_id, address, line FROM failures').all()).toEqual([
      { check_id: 'encryption/x', address: 'a.b', line: 3 },
    ]);
  });
});

describe('going on with a run', () => {
  test('knows what is stored, and takes an answer for a sample that failed before', () => {
    expect(writer.stored(key('m'))).toEqual({ status: 'missing' });
    writer.failed(key('m'), hashes, { kind: 'network', message: 'down', attempts: 3 });
    expect(writer.stored(key('m'))).toEqual({ status: 'missing' });
    writer.answered(key('m'), hashes, answer);
    const answered = { status: 'answered', text: 'the answer', finishReason: 'stop' };
    expect(writer.stored(key('m'))).toEqual(answered);
    writer.failed(key('m'), hashes, { kind: 'plumbline', message: 'bug', attempts: 0 });
    expect(writer.stored(key('m'))).toEqual(answered);
    writer.scored(key('m'), assessment('pass'));
    expect(writer.stored(key('m'))).toEqual({ status: 'scored' });
    expect(listSamples(db)).toMatchObject([{ status: 'scored', error_kind: null, error_message: null }]);
  });

  test('is refused while another process works on it', () => {
    createRun(db, { ...run, id: 'r2' }, null, 'somebody');
    expect(findRun(db, 'r2')).toMatchObject({ worker: 'somebody', finishedAt: null });
    expect(() => reopenRun(db, 'r2', 'me', () => false)).toThrow(/another process/);
    reopenRun(db, 'r2', 'me', () => true).finish();
    expect(findRun(db, 'r2')).toMatchObject({ worker: null });
    expect(findRun(db, null)?.id).toBe('r1');
  });
});

describe('the export', () => {
  test('does not depend on the order in which samples were stored, and times can be left out', () => {
    store('b', 'fail');
    store('a', 'pass');
    const other = openStore(join(folder, 'other.sqlite'));
    writer = createRun(other, { ...run, startedAt: '2027-01-01T00:00:00.000Z' });
    store('a', 'pass');
    store('b', 'fail');
    const text = (from: Database, times: boolean): string => [...exportRun(from, 'r1', { times })].join('');
    expect(text(other, false)).toBe(text(db, false));
    expect(text(other, true)).not.toBe(text(db, true));
    expect(text(db, false)).not.toMatch(/2026-01-01|sample_id|"ms"/);
    expect(text(db, true)).toMatch(/"times":\{"finished_at":null,"started_at":"2026-01-01/);
    expect([...exportRun(db, 'nobody')]).toEqual([]);
    other.close();
  });
});

describe('samples that ran without any sandbox', () => {
  test('are left out of the leaderboard, with their number', () => {
    store('good', 'pass');
    writer.answered(key('bare'), hashes, answer);
    writer.scored(key('bare'), { ...assessment('pass'), confinement: 'unsandboxed' });
    const data = readLeaderboard(db);
    expect(data?.rows.map(({ model }) => model)).toEqual(['good']);
    expect(data?.unsandboxed).toBe(1);
    expect(db.prepare('SELECT model FROM leaderboard').all()).toEqual([{ model: 'good' }]);
  });
});

describe('a database of the first schema', () => {
  test.each([false, true])('is brought up to date, with a copy kept (opened to read: %s)', (readonly) => {
    const path = join(folder, 'first.sqlite');
    const old = new SQLite(path);
    old.exec('CREATE TABLE schema_migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT');
    old.exec(firstSchema.sql);
    old.prepare("INSERT INTO schema_migrations VALUES ('001-first-schema', 'x')").run();
    old
      .prepare(
        "INSERT INTO runs (id, started_at, command, plumbline_version, node_version, stages) VALUES ('old', 'x', 'c', '0', 'v', 'all')",
      )
      .run();
    old.close();
    const opened = openStore(path, { readonly });
    expect(findRun(opened, 'old')).toMatchObject({ plan: null, worker: null });
    opened.close();
    expect(existsSync(`${path}.before-002-resume`)).toBe(true);
  });
});

describe('opening', () => {
  test('a second time changes nothing', () => {
    const again = openStore(join(folder, 'deep', 'x.sqlite'));
    expect(again.prepare('SELECT count(*) AS n FROM schema_migrations').get()).toEqual({ n: 2 });
    expect(again.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(again.pragma('foreign_keys', { simple: true })).toBe(1);
    again.close();
  });

  test('a database of a newer version is left alone', () => {
    db.prepare("INSERT INTO schema_migrations VALUES ('999-future', 'x')").run();
    expect(() => openStore(join(folder, 'deep', 'x.sqlite'))).toThrow(/999-future.*newer Plumbline/);
  });

  test('a file that is no database is refused with what to do', () => {
    const path = join(folder, 'text.sqlite');
    writeFileSync(
      path,
      'this is no database, just some text that is long enough to be read as a header. '.repeat(10),
    );
    expect(() => openStore(path)).toThrow(/expected an SQLite database.*--db/);
  });
});
