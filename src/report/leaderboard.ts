import { stringify } from 'csv-stringify/sync';
import Table from 'cli-table3';
import colours from 'picocolors';
import { csvCell, markdownCell, oneLine } from '../output/text.js';
import { stagesRun, type LeaderboardData, type LeaderboardRow } from '../domain/leaderboard.js';
import type { StageName } from '../domain/stage.js';

/** The forms a leaderboard can take. */
export const leaderboardFormats = ['table', 'json', 'csv', 'md'] as const;
export type LeaderboardFormat = (typeof leaderboardFormats)[number];

/** How a row names itself: our own texts never look like a model's. */
export function rowLabel(row: Pick<LeaderboardRow, 'model' | 'kind'>): string {
  if (row.kind === 'reference') return 'ideal (reference)';
  return row.kind === 'sample' ? `${row.model} (ours)` : row.model;
}

const dash = '–';

function number(value: number | null, digits = 1): string {
  return value === null ? dash : value.toFixed(digits);
}

function share(part: { readonly of: number }, yes: number): string {
  return part.of === 0 ? dash : `${yes}/${part.of}`;
}

function scored(row: LeaderboardRow): string {
  return `${number(row.score.mean)} (${row.score.of}/${row.samples})`;
}

/** The two worst categories that lost anything: `monitoring 40`. */
function worst(row: LeaderboardRow): string[] {
  return row.categories
    .filter((category) => category.mean < 99.95)
    .slice(0, 2)
    .map((category) => `${category.category} ${category.mean.toFixed(0)}`);
}

interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly cell: (row: LeaderboardRow) => string;
}

function columns(stages: readonly StageName[]): readonly Column[] {
  return [
    { title: 'model', align: 'left', cell: rowLabel },
    { title: 'score (of)', align: 'right', cell: scored },
    { title: 'to ideal', align: 'right', cell: (row) => number(row.distance) },
    { title: 'deploys', align: 'right', cell: (row) => share(row.deployable, row.deployable.yes) },
    ...stages.map((stage) => ({
      title: stage,
      align: 'right' as const,
      cell: (row: LeaderboardRow) => share(row.funnel[stage], row.funnel[stage].passed),
    })),
    { title: 'worst categories', align: 'left', cell: (row) => worst(row).join(', ') || dash },
  ];
}

/** One line on what the numbers were measured with, and one where stages did not run. */
function footer(data: LeaderboardData): string[] {
  const versions = `Terraform ${data.terraformVersion ?? 'not found'}, hashicorp/aws ${data.awsProviderVersion ?? 'not found'}`;
  const errors = data.rows.reduce((total, row) => total + row.errors, 0);
  return [
    `run ${data.runId}: ${data.tasks.join(', ')}; ${versions}`,
    'score: 0–100, the mean of scored samples (scored/asked); to ideal: the reference’s score minus the model’s on the same tasks',
    ...(data.rows.some((row) => row.kind === 'sample')
      ? ['sample/… (ours): answers written for this project to show typical failures; no model gave them']
      : []),
    ...(data.notRunReason === null ? [] : [`stages were not run: ${data.notRunReason}`]),
    ...(data.unsandboxed === 0
      ? []
      : [
          `${data.unsandboxed} sample(s) ran without a sandbox and are left out: they are compared with nothing`,
        ]),
    ...(errors === 0
      ? []
      : [
          `${errors} sample(s) ended in an error that is no model's failure and have no score; see plumbline show`,
        ]),
  ];
}

function table(data: LeaderboardData): string {
  const shown = columns(stagesRun(data));
  const output = new Table({
    head: shown.map((column) => column.title),
    colAligns: shown.map((column) => column.align),
    style: { head: [], border: [], compact: true, 'padding-left': 1, 'padding-right': 1 },
  });
  for (const row of data.rows) {
    const cells = shown.map((column) => oneLine(column.cell(row)));
    output.push(row.kind === 'reference' ? cells.map((cell) => colours.bold(cell)) : cells);
  }
  return `${output.toString()}\n${footer(data).map(oneLine).join('\n')}\n`;
}

function markdown(data: LeaderboardData): string {
  const shown = columns(stagesRun(data));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(shown.map((column) => column.title)),
    line(shown.map((column) => (column.align === 'right' ? '---:' : '---'))),
    ...data.rows.map((row) => line(shown.map((column) => markdownCell(column.cell(row))))),
    '',
    ...footer(data).map((text) => `${markdownCell(text)}  `),
    '',
  ].join('\n');
}

function csv(data: LeaderboardData): string {
  const stages = stagesRun(data);
  const records = data.rows.map((row) => ({
    model: csvCell(row.model),
    kind: row.kind,
    score: csvCell(row.score.mean),
    scored: row.score.of,
    samples: row.samples,
    errors: row.errors,
    distance_to_ideal: csvCell(row.distance),
    deployable: row.deployable.yes,
    deployable_of: row.deployable.of,
    coverage: csvCell(row.coverage),
    ...Object.fromEntries(
      stages.flatMap((stage) => [
        [`${stage}_passed`, row.funnel[stage].passed],
        [`${stage}_of`, row.funnel[stage].of],
      ]),
    ),
    ...Object.fromEntries(row.categories.map((category) => [category.category, csvCell(category.mean)])),
  }));
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return stringify(records, { header: true, columns: names });
}

/** Renders a leaderboard. Pure: rows in, text out. */
export function renderLeaderboard(data: LeaderboardData, format: LeaderboardFormat): string {
  switch (format) {
    case 'table':
      return table(data);
    case 'md':
      return markdown(data);
    case 'csv':
      return csv(data);
    case 'json':
      return `${JSON.stringify(data, null, 2)}\n`;
  }
}
