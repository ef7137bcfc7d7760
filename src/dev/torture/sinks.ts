import { join } from 'node:path';
import type { Assessment, RunRecord } from '../../domain/run.js';
import type { Database } from '../../store/open.js';
import { assessmentText } from '../../report/assessment.js';
import { gradeObject } from '../../report/json.js';
import { junitXml } from '../../report/junit.js';
import { sarifLog } from '../../report/sarif.js';
import type { Check } from '../../grading/contract.js';
import { leaderboardFormats, renderLeaderboard } from '../../report/leaderboard.js';
import { readLeaderboard } from '../../store/leaderboard.js';
import { openStore } from '../../store/open.js';
import { createRun, type RunWriter } from '../../store/runs.js';

/** Everywhere that an assessment goes: database, terminal, machine-readable output, leaderboards. */
export interface Sinks {
  /** Keeps and prints one; gives all the text that came out, and what was wrong with it. */
  keep(name: string, answer: string, assessment: Assessment): { text: string; breaches: string[] };
  /** Everything in the database, and the leaderboards in every form. */
  finish(): { text: string; breaches: string[] };
}

/** A model's name can be anything, too. */
const hostileModel = (name: string): string =>
  `=HYPERLINK("http://evil")/\u001b]0;owned\u0007'); DROP TABLE samples;--<script>|${name}`;

// Control characters but for tab and line feed, and those that hide or turn text.
// eslint-disable-next-line no-control-regex -- finding control characters is its purpose
const active = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const run: RunRecord = {
  id: 'torture',
  startedAt: '2026-01-01T00:00:00.000Z',
  command: 'torture',
  plumblineVersion: '0',
  nodeVersion: process.version,
  terraformVersion: null,
  awsProviderVersion: null,
  engine: 'gateway',
  sandbox: null,
  stages: 'all',
  notRunReason: null,
};

/** Opens a database in a folder and prints to strings. */
export function openSinks(folder: string, rules: readonly Check[]): Sinks {
  const db = openStore(join(folder, 'torture.sqlite'));
  const writer = createRun(db, run);
  return {
    keep: (name, answer, assessment) => keep(writer, rules, name, answer, assessment),
    finish: () => {
      writer.finish();
      const data = readLeaderboard(db, run.id);
      const boards = data === null ? [] : leaderboardFormats.map((format) => renderLeaderboard(data, format));
      const text = [...boards, contentsOf(db)].join('\n');
      const samples = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM samples').get()?.n ?? 0;
      db.close();
      const breaches = boards.flatMap((board, at) =>
        harmIn(`leaderboard as ${leaderboardFormats[at] ?? ''}`, board),
      );
      return { text, breaches: samples === 0 ? [...breaches, 'the table of samples is empty'] : breaches };
    },
  };
}

function keep(
  writer: RunWriter,
  rules: readonly Check[],
  name: string,
  answer: string,
  assessment: Assessment,
): { text: string; breaches: string[] } {
  const key = { taskId: name, model: hostileModel(name), kind: 'model', epoch: 1 } as const;
  const usage = { inputTokens: null, outputTokens: null, cachedInputTokens: null, reasoningTokens: null };
  writer.answered(
    key,
    { requestHash: '', contentHash: '' },
    // Long answers are kept in part: what is looked for is not in them.
    {
      text: answer.slice(0, 100_000),
      finishReason: 'stop',
      rawFinishReason: null,
      reportedModel: key.model,
      usage,
      attempts: 1,
      askMs: 0,
    },
  );
  writer.scored(key, assessment);
  const printed = assessmentText(key.model, assessment);
  const graded = { path: key.model, task: null, folder: null, assessment };
  const junit = junitXml([graded], rules, run.startedAt);
  const others = [gradeObject(graded), sarifLog([graded], rules, run.plumblineVersion)];
  return {
    text: [printed, junit, ...others.map((other) => JSON.stringify(other))].join('\n'),
    breaches: [...harmIn('the report', printed), ...harmIn('the JUnit report', junit)],
  };
}

function harmIn(where: string, text: string): string[] {
  const found = active.exec(text);
  return found === null
    ? []
    : [`${where} holds the character U+${(found[0].codePointAt(0) ?? 0).toString(16)}`];
}

/** Every row of every table, as JSON. */
function contentsOf(db: Database): string {
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all();
  return tables.map(({ name }) => JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all())).join('\n');
}
