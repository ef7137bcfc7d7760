/** The generated pages: one for each category, and the index of all. */
import { severities, type Severity } from '../domain/category.js';
import { explanationSection, type Explanation } from './explanation.js';

/** What a page says about a category besides its checks. */
export interface CategoryHead {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly weight: number;
}

const generated = '<!-- Written by `npm run docs` from check.ts and its cases. Edit those. -->';

function worstFirst(explanations: readonly Explanation[]): Explanation[] {
  const rank = ({ rule }: Explanation): number => severities.indexOf(rule.severity);
  return [...explanations].sort((a, b) => rank(a) - rank(b) || (a.rule.id < b.rule.id ? -1 : 1));
}

function nameOf({ rule }: Explanation): string {
  return rule.id.slice(rule.id.indexOf('/') + 1);
}

/** `graders/<category>/README.md`: a table of the checks, then a section for each, worst severity first. */
export function categoryPage(category: CategoryHead, explanations: readonly Explanation[]): string {
  const sorted = worstFirst(explanations);
  const rows = sorted.map(
    (item) =>
      `| [${nameOf(item)}](#${nameOf(item)}) | ${item.rule.severity} | ${item.rule.kind} | ${item.rule.title} |`,
  );
  const intro =
    'Intrinsic checks judge every answer; requested ones only where a requirement of the task names them. ' +
    'Examples are cases of the check (`<check>/cases/`), graded as they stand; below each is what the check says. ' +
    `\`npm run -s plumbline -- explain ${category.id}/CHECK\` prints a section with the commands that reproduce it.`;
  return [
    generated,
    `# ${category.title}`,
    category.why,
    intro,
    ['| check | severity | kind | what it catches |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...sorted.map((item) => explanationSection(item)),
    '',
  ].join('\n\n');
}

/** `graders/README.md`: the categories, with how many checks of each severity and kind. */
export function indexPage(
  categories: readonly { readonly head: CategoryHead; readonly explanations: readonly Explanation[] }[],
): string {
  const count = (list: readonly Explanation[], severity: Severity): number =>
    list.filter(({ rule }) => rule.severity === severity).length;
  const requested = (list: readonly Explanation[]): number =>
    list.filter(({ rule }) => rule.kind === 'requested').length;
  const row = (name: string, list: readonly Explanation[]): string =>
    `| ${[name, list.length, ...severities.map((severity) => count(list, severity)), requested(list)].join(' | ')} |`;
  const rows = categories.map(({ head, explanations }) =>
    row(`[${head.title}](${head.id}/README.md)`, explanations),
  );
  const all = row(
    '**all**',
    categories.flatMap(({ explanations }) => explanations),
  );
  return [
    generated,
    '# Checks by category',
    'A check is a folder, `<category>/<check>/`: `check.ts`, and cases that prove what it says. `npm run -s plumbline -- explain CHECK` prints what stands here about one. ' +
      'Requested checks, counted in the last column, run only where a requirement of the task names them; Requirement coverage judges each requirement by one check.',
    [
      `| category | checks | ${severities.join(' | ')} | requested |`,
      '| --- | --: | --: | --: | --: | --: | --: |',
      ...rows,
      all,
    ].join('\n'),
    'Add one: see [CONTRIBUTING.md](../CONTRIBUTING.md) and [\\_template](_template/README.md).',
    '',
  ].join('\n\n');
}
