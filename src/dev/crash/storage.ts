/** Faults of the storage: each must end in a clear error, with nothing lost that was stored before. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeStore, openStore, StoreError } from '../../store/open.js';
import { askedIn, inspect, readJournal } from './inspect.js';
import { runChild } from './process.js';

/** What a fault of the storage showed. */
export interface FaultResult {
  readonly breaches: readonly string[];
  /** Why it could not be tried here. */
  readonly skipped?: string;
}

export interface StorageFault {
  readonly name: string;
  run(): Promise<FaultResult>;
}

const root = process.getuid?.() === 0;

/** Makes a fault whose body works in a folder of its own and returns its breaches, or why it is skipped. */
function fault(
  name: string,
  body: (folder: string) => Promise<readonly string[] | string> | readonly string[] | string,
): StorageFault {
  return {
    name,
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'crash-'));
      try {
        const found = await body(folder);
        return typeof found === 'string'
          ? { breaches: [], skipped: `skipped, ${found}` }
          : { breaches: found };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Opening must fail with our own error that says this. */
function refused(path: string, expected: RegExp, options: { readonly?: boolean } = {}): string[] {
  try {
    openStore(path, { ...options, busyMs: 100 }).close();
    return [`${path} was opened, expected an error like ${String(expected)}`];
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (error instanceof StoreError && expected.test(text)) return [];
    return [`expected an error like ${String(expected)}, received: ${text}`];
  }
}

/** A finished run's database in the folder. */
async function finished(folder: string, padding = 0): Promise<string> {
  const ended = await runChild({ folder, epochs: 1, padding });
  if (ended.exitCode !== 0) throw new Error(`the run failed: ${ended.stderr}`);
  return join(folder, 'run.sqlite');
}

/** Runs work on a small file system of its own; returns why where this user cannot mount one. */
async function onTmpfs<T>(
  folder: string,
  size: string,
  work: (mounted: string) => Promise<T>,
): Promise<T | string> {
  if (!root) return 'only root can mount a small file system';
  const mounted = join(folder, 'small');
  mkdirSync(mounted);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', mounted]);
  if (status !== 0) return 'this root cannot mount a file system';
  try {
    return await work(mounted);
  } finally {
    spawnSync('umount', ['-l', mounted]);
  }
}

const diskFull = fault('disk full in mid-run', async (folder) => {
  const whole = join(folder, 'whole');
  mkdirSync(whole);
  const order = { padding: 90_000, epochs: 6, concurrency: 2 };
  const uninterrupted = await runChild({ folder: whole, ...order });
  if (uninterrupted.exitCode !== 0) return [`the uninterrupted run failed: ${uninterrupted.stderr}`];
  return await onTmpfs(folder, '1m', async (mounted) => {
    const db = join(mounted, 'run.sqlite');
    const ended = await runChild({ folder, db, ...order });
    const asked = askedIn(readJournal(folder)).length;
    const first = inspect(db, readJournal(folder));
    spawnSync('mount', ['-o', 'remount,size=64m', mounted]);
    const lines = readJournal(folder).length;
    const again = await runChild({ folder, db, ...order });
    const askedTwice = askedIn(readJournal(folder).slice(lines)).filter((key) => first.answered.has(key));
    const [a, b] = [folder, whole].map((one) => join(one, 'export.jsonl'));
    const same = again.exitCode === 0 && readFileSync(a ?? '', 'utf8') === readFileSync(b ?? '', 'utf8');
    return [
      ...(ended.exitCode === 1 && /disk.*full.*--resume/.test(ended.stderr)
        ? []
        : [`exit ${String(ended.exitCode)}: ${ended.stderr}`]),
      ...(asked <= first.answered.size + order.concurrency
        ? []
        : [`went on asking: ${asked} asked, ${first.answered.size} stored`]),
      ...first.breaches,
      ...(askedTwice.length === 0 ? [] : [`asked again though stored: ${askedTwice.join(', ')}`]),
      ...(same ? [] : [`going on gave another export: exit ${String(again.exitCode)} ${again.stderr}`]),
    ];
  });
});

const locked = fault('locked by another process', async (folder) => {
  const path = await finished(folder);
  const holder = openStore(path);
  try {
    holder.exec('BEGIN IMMEDIATE');
    const before = readJournal(folder).length;
    const ended = await runChild({ folder, epochs: 2 });
    const asked = askedIn(readJournal(folder).slice(before)).length;
    return [
      ...(ended.exitCode === 1 && /locked.*another process.*--db/.test(ended.stderr)
        ? []
        : [`exit ${String(ended.exitCode)}: ${ended.stderr}`]),
      ...(asked === 0 ? [] : [`asked ${asked} answers that it could not store`]),
    ];
  } finally {
    holder.exec('ROLLBACK');
    closeStore(holder);
  }
});

const readonlyFolder = fault('read-only folder', async (folder) => {
  if (!root) {
    const path = join(folder, 'closed');
    mkdirSync(path, { mode: 0o500 });
    return refused(join(path, 'run.sqlite'), /cannot be written.*--db/);
  }
  const path = await finished(folder);
  return await onTmpfs(folder, '8m', (mounted) => {
    copyFileSync(path, join(mounted, 'run.sqlite'));
    spawnSync('mount', ['-o', 'remount,ro', mounted]);
    return Promise.resolve([
      ...refused(join(mounted, 'run.sqlite'), /cannot be written|read-only/),
      ...refused(join(mounted, 'deep', 'run.sqlite'), /read-only.*name another/),
    ]);
  });
});

const readonlyFile = fault('read-only file', async (folder) => {
  if (root) return 'root may write every file; tried as an ordinary user';
  const path = await finished(folder);
  chmodSync(path, 0o400);
  return refused(path, /cannot be written.*--db/);
});

/** The log cut in the middle: what was written back or lies before the cut is there, and the run goes on to the same end. */
const cutLog = fault('log cut short', async (folder) => {
  const path = await finished(folder);
  const expected = readFileSync(join(folder, 'export.jsonl'), 'utf8');
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  await runChild({ folder, epochs: 1, kill: { point: 'score.stored', nth: 3 } });
  const log = `${path}-wal`;
  if (!existsSync(log)) return ['the killed run left no log'];
  truncateSync(log, Math.floor(statSync(log).size * 0.6));
  const { breaches } = inspect(path, []);
  const again = await runChild({ folder, epochs: 1 });
  const same = again.exitCode === 0 && readFileSync(join(folder, 'export.jsonl'), 'utf8') === expected;
  return [...breaches, ...(same ? [] : [`going on gave another export: ${again.stderr}`])];
});

const cutFile = fault('database cut short', async (folder) => {
  const path = await finished(folder);
  truncateSync(path, Math.floor(statSync(path).size / 2));
  return refused(path, /cut short or damaged; restore/);
});

const noDatabase = fault('not a database', (folder) => {
  const path = join(folder, 'text');
  const text = 'no database at all, only some text. '.repeat(100);
  writeFileSync(path, text);
  const found = refused(path, /expected an SQLite database, found something else/);
  return readFileSync(path, 'utf8') === text ? found : [...found, 'the file was changed'];
});

const newer = fault('made by a newer version', async (folder) => {
  const path = await finished(folder);
  const db = openStore(path);
  db.exec("INSERT INTO schema_migrations VALUES ('999-later', 'x')");
  closeStore(db);
  const before = readFileSync(path);
  const found = [
    ...refused(path, /999-later.*newer Plumbline/),
    ...refused(path, /newer/, { readonly: true }),
  ];
  return readFileSync(path).equals(before) ? found : [...found, 'the file was changed'];
});

const folderMissing = fault('folder missing', (folder) => {
  const path = join(folder, 'a', 'b', 'run.sqlite');
  const toRead = refused(path, /npm run bench/, { readonly: true });
  closeStore(openStore(path));
  return existsSync(path) ? toRead : [...toRead, 'the folder was not made for writing'];
});

const isFolder = fault('path is a folder', (folder) => [
  ...refused(folder, /expected a file, found a folder/),
  ...refused(folder, /expected a file, found a folder/, { readonly: true }),
]);

const throughFile = fault('a file on the way', (folder) => {
  writeFileSync(join(folder, 'file'), '');
  return refused(join(folder, 'file', 'run.sqlite'), /expected a folder, found a file/);
});

export const storageFaults: readonly StorageFault[] = [
  diskFull,
  locked,
  readonlyFolder,
  readonlyFile,
  cutLog,
  cutFile,
  noDatabase,
  newer,
  folderMissing,
  isFolder,
  throughFile,
];
