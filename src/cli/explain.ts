import { z } from 'zod';
import { examplesOf } from '../examples.js';
import { severities } from '../domain/category.js';
import type { Category } from '../grading/category.js';
import type { Check } from '../grading/contract.js';
import { listChecks, loadCategory, loadCheck, type CheckEntry } from '../grading/load.js';
import { nearest } from '../report/nearest.js';
import { explanationMarkdown, explanationText } from '../report/explanation.js';
import { aligned, wrapped } from '../report/layout.js';
import { UsageError } from './errors.js';

const optionsSchema = z.object({ format: z.enum(['text', 'markdown']) });
type Format = z.infer<typeof optionsSchema>['format'];

/** What an id names: one check, or the checks of a category. */
type Named = { readonly check: CheckEntry } | { readonly category: string };

/**
 * Finds what is meant: a whole id, a category, or the end of exactly one id.
 *
 * @throws {UsageError} where nothing or several are meant; the message names the nearest.
 */
export function findNamed(id: string, entries: readonly CheckEntry[]): Named {
  const wanted = id
    .trim()
    .toLowerCase()
    .replace(/^graders\//, '')
    .replace(/\/+$/, '');
  const whole = entries.find((entry) => entry.id === wanted);
  if (whole !== undefined) return { check: whole };
  const categories = [...new Set(entries.map((entry) => folderOf(entry.id)))];
  if (categories.includes(wanted)) return { category: wanted };
  const ends = entries.filter((entry) => entry.id.endsWith(`/${wanted}`) || entry.id.endsWith(`-${wanted}`));
  const named = ends.filter((entry) => entry.id.endsWith(`/${wanted}`));
  const [only] = named.length === 1 ? named : ends;
  if (only !== undefined && (named.length === 1 || ends.length === 1)) return { check: only };
  if (ends.length > 1)
    throw new UsageError(`"${id}" may be ${ends.map((entry) => entry.id).join(' or ')}; give the whole id`);
  const names = [...entries.map((entry) => entry.id), ...categories];
  const near = nearest(wanted, names);
  const advice =
    near.length === 0 ? 'plumbline explain lists the categories' : `did you mean ${near.join(' or ')}?`;
  throw new UsageError(`no check or category is called "${id}"; ${advice}`);
}

/** Prints what there is to know about a check, a category, or all categories. */
export async function explainCommand(id: string | undefined, raw: unknown): Promise<void> {
  const { format } = optionsSchema.parse(raw);
  const entries = await listChecks();
  const named = id === undefined ? null : findNamed(id, entries);
  process.stdout.write(await explained(named, entries, format));
}

async function explained(
  named: Named | null,
  entries: readonly CheckEntry[],
  format: Format,
): Promise<string> {
  if (named === null) return await categoriesText(entries, format);
  if ('category' in named) return await categoryText(named.category, entries, format);
  const rule = await loadCheck(named.check);
  const explanation = { rule, ...(await examplesOf(named.check, rule)) };
  return format === 'text' ? explanationText(explanation) : `${explanationMarkdown(explanation).trimEnd()}\n`;
}

async function categoryText(id: string, entries: readonly CheckEntry[], format: Format): Promise<string> {
  const category = await loadCategory(id);
  const checks = await Promise.all(entries.filter((entry) => folderOf(entry.id) === id).map(loadCheck));
  const sorted = [...checks].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  if (format === 'markdown') return categoryMarkdown(category, sorted);
  const rows = sorted.map(
    (check) => `  ${check.severity.padEnd(9)} ${check.id}\n${wrapped(check.title, 12).join('\n')}`,
  );
  return [
    `${category.title} (${id}): ${checks.length} checks`,
    ...wrapped(category.why, 2),
    '',
    ...rows,
    '',
  ].join('\n');
}

function categoryMarkdown(category: Category, checks: readonly Check[]): string {
  const rows = checks.map((check) => `- \`${check.id}\` (${check.severity}): ${check.title}`);
  return [`# ${category.title}`, category.why, rows.join('\n'), ''].join('\n\n').trimEnd() + '\n';
}

async function categoriesText(entries: readonly CheckEntry[], format: Format): Promise<string> {
  const ids = [...new Set(entries.map((entry) => folderOf(entry.id)))];
  const rows = await Promise.all(
    ids.map(async (id) => {
      const count = entries.filter((entry) => folderOf(entry.id) === id).length;
      return { id, count: String(count), title: (await loadCategory(id)).title };
    }),
  );
  if (format === 'markdown')
    return `${rows.map(({ id, count, title }) => `- \`${id}\`: ${title}, ${count} checks`).join('\n')}\n`;
  const lines = aligned([['category', 'checks'], ...rows.map(({ id, count }) => [id, count])], 2);
  return `${[...lines, '', 'plumbline explain CATEGORY lists its checks, plumbline explain CHECK says all about one.', ''].join('\n')}`;
}

function folderOf(id: string): string {
  return id.split('/')[0] ?? '';
}
