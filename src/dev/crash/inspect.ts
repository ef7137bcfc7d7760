import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeStore, openStore } from '../../store/open.js';
import { brokenModel } from './models.js';

/** What a dead process left in the database, read from a copy so that the next process finds it as it was left. */
export interface Left {
  /** `model epoch` of samples with an answer. */
  readonly answered: ReadonlySet<string>;
  readonly scored: ReadonlySet<string>;
  readonly breaches: readonly string[];
}

interface SampleRow {
  model: string;
  epoch: number;
  status: string;
  answer: string | null;
}

/** Copies the database with its log and looks into it: is it intact, is all there that was reported as stored? */
export function inspect(path: string, journal: readonly string[]): Left {
  const reported = (verb: string): string[] =>
    journal.flatMap((line) => new RegExp(`^\\d+ ${verb} (.+)$`).exec(line)?.[1] ?? []);
  const folder = mkdtempSync(join(tmpdir(), 'crash-look-'));
  try {
    for (const end of ['', '-wal']) {
      if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, join(folder, `copy${end}`));
    }
    const db = openStore(join(folder, 'copy'));
    try {
      const integrity = db.pragma('integrity_check', { simple: true });
      const strays = db.prepare('PRAGMA foreign_key_check').all();
      const rows = db.prepare<[], SampleRow>('SELECT model, epoch, status, answer FROM samples').all();
      const names = (kept: readonly SampleRow[]): Set<string> =>
        new Set(kept.map(({ model, epoch }) => `${model} ${epoch}`));
      const answered = names(rows.filter(({ answer }) => answer !== null));
      const scored = names(rows.filter(({ status }) => status === 'scored'));
      return {
        answered,
        scored,
        breaches: [
          ...(integrity === 'ok' ? [] : [`integrity_check: ${String(integrity)}`]),
          ...(strays.length === 0 ? [] : [`${strays.length} rows without their sample`]),
          ...reported('stored')
            .filter((key) => !answered.has(key))
            .map((key) => `answer lost: ${key}`),
          ...reported('scored')
            .filter((key) => !scored.has(key))
            .map((key) => `score lost: ${key}`),
        ],
      };
    } finally {
      closeStore(db);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines of a run's journal. */
export function readJournal(folder: string): readonly string[] {
  const path = join(folder, 'journal');
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
}

/** Samples asked in these lines, but those that never get an answer. */
export function askedIn(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => /^\d+ ask (.+)$/.exec(line)?.[1] ?? [])
    .filter((key) => !key.startsWith(`crash/${brokenModel} `));
}

/** Processes other than this one whose environment or command names a folder. */
export function processesOf(folder: string): readonly string[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').filter((entry) => {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) return false;
    try {
      const read = (file: string): string => readFileSync(`/proc/${entry}/${file}`, 'utf8');
      return `${read('cmdline')}\0${read('environ')}`.includes(folder);
    } catch {
      return false; // It has ended meanwhile, or is another user's.
    }
  });
}
