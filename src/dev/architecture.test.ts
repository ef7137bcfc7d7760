import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const project = dirname(source.replace(/\/$/, ''));

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'cases' || entry.name.startsWith('_') ? [] : sourcesBelow(path);
    return /(?<!\.test)\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** Imports of a file, static and dynamic; relative ones as paths from the project's root. */
function importsOf(path: string): Import[] {
  const from = relative(project, path);
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].flatMap((match) => {
    const specifier = match[1];
    if (specifier === undefined) return [];
    const to = specifier.startsWith('.')
      ? posix.normalize(posix.join(posix.dirname(from), specifier)).replace(/\.js$/, '.ts')
      : specifier;
    return [{ from, to }];
  });
}

const imports = [source, join(project, 'graders')].flatMap(sourcesBelow).flatMap(importsOf);

/** First folder below src/, or '' for the files that wire the flow (`cli.ts`, `pipeline.ts`, …). */
function stageOf(path: string): string {
  const [top, folder, more] = path.split('/');
  if (top === 'graders') return 'graders';
  return more === undefined ? '' : (folder ?? '');
}

/** What each folder may import besides itself and `domain`. Wiring files may import any. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  process: [],
  output: [],
  tasks: [],
  models: ['tasks'], // the provider of our samples reads them where the tasks are
  hcl: [],
  extract: ['hcl'],
  evidence: ['hcl', 'gateway'],
  gateway: ['process'],
  sandbox: ['process'],
  terraform: ['process', 'gateway', 'sandbox'],
  grading: [],
  graders: ['grading'],
  scoring: [],
  mutants: ['tasks'], // read where the tasks are, and only by what proves the graders
  store: [],
  report: ['output'],
  cli: [
    'process',
    'tasks',
    'models',
    'extract',
    'grading',
    'report',
    'output',
    'store',
    'terraform',
    'sandbox',
    '',
  ],
};

/** Packages with one door: only this file or folder imports them. */
const doors: Readonly<Record<string, string>> = {
  execa: 'src/process/run.ts',
  'better-sqlite3': 'src/store/',
  '@cdktf/hcl2json': 'src/hcl/hcl2json.ts',
  'p-queue': 'src/limits.ts',
  'p-retry': 'src/models/ask.ts',
  openai: 'src/models/providers/openai.ts',
  '@anthropic-ai/sdk': 'src/models/providers/anthropic.ts',
  commander: 'src/cli.ts',
  'cli-progress': 'src/output/progress.ts',
  'cli-table3': 'src/report/',
  'csv-stringify/sync': 'src/report/',
  'markdown-it': 'src/extract/markdown.ts',
  protobufjs: 'src/gateway/',
  '@msgpack/msgpack': 'src/gateway/',
};

describe('the flow is one-way', () => {
  test.each(Object.keys(allowed))('%s imports only what it may', (folder) => {
    const crossings = imports
      .filter(
        ({ from, to }) => stageOf(from) === folder && (to.startsWith('src/') || to.startsWith('graders/')),
      )
      .filter(({ to }) => ![folder, 'domain', ...(allowed[folder] ?? [])].includes(stageOf(to)))
      // The contracts' types are shared where named: the gateway's by whoever starts or feeds it.
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(crossings).toEqual([]);
  });

  test('evidence sees of the gateway only its contract', () => {
    const seen = imports
      .filter(({ from, to }) => stageOf(from) === 'evidence' && stageOf(to) === 'gateway')
      .map(({ to }) => to);
    expect([...new Set(seen)].filter((to) => to !== 'src/gateway/contract.ts')).toEqual([]);
  });

  test('every folder below src/ has its rule', () => {
    const folders = readdirSync(source, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.filter((folder) => folder !== 'dev' && !(folder in allowed))).toEqual([]);
  });
});

describe('one package, one door', () => {
  test.each(Object.entries(doors))('%s is imported only in %s', (name, door) => {
    const strangers = imports
      .filter(({ from, to }) => (to === name || to.startsWith(`${name}/`)) && !from.startsWith(door))
      .map(({ from }) => from);
    expect(strangers).toEqual([]);
  });
});

describe('what never goes into the repository', () => {
  const texts = [source, join(project, 'graders')]
    .flatMap(sourcesBelow)
    .map((path) => ({ path: relative(project, path), text: readFileSync(path, 'utf8') }));

  test('no absolute path of a machine and no registry host', () => {
    const home = ['/ho', 'me/'].join('');
    const work = ['/wo', 'rk/'].join('');
    const registry = ['registry', 'terraform', 'io'].join('.');
    const bad = texts.filter(({ text }) =>
      [home, work, registry, ['registry', 'npmjs'].join('.')].some((word) => text.includes(word)),
    );
    expect(bad.map(({ path }) => path)).toEqual([]);
  });
});
