import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AnswerRecord, Assessment, RunRecord, SampleKey } from '../domain/run.js';
import { score } from '../scoring/score.js';
import { readLeaderboard } from './leaderboard.js';
import { openStore, type Database } from './open.js';
import { listSamples, readSample } from './read-sample.js';
import { createRun, type RunWriter } from './samples.js';

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
    expect(() => writer.answered(key('m'), hashes, answer)).toThrow(/UNIQUE/);
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

describe('opening', () => {
  test('a second time changes nothing', () => {
    const again = openStore(join(folder, 'deep', 'x.sqlite'));
    expect(again.prepare('SELECT count(*) AS n FROM schema_migrations').get()).toEqual({ n: 1 });
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
    expect(() => openStore(path)).toThrow(/no intact SQLite database.*--db/);
  });
});
