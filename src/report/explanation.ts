/** What `explain` prints and the pages of the categories hold: everything there is to know about a check. */
import type { Finding } from '../domain/finding.js';
import { harmless, oneLine } from '../output/text.js';
import { pageOf, type Rule } from './graded.js';
import { hanging, wrapped } from './layout.js';

/** A case of a check and what the check says of it. */
export interface Shown {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly findings: readonly Pick<Finding, 'file' | 'line' | 'address' | 'attribute' | 'message'>[];
  readonly withTask: boolean;
}

/** A check with its examples. */
export interface Explanation {
  readonly rule: Rule;
  readonly fail: Shown | null;
  readonly pass: Shown | null;
  readonly unknown: Shown | null;
  /** Why nothing about it can be unknown, where that is so. */
  readonly noUnknown: string | null;
}

const sources: Readonly<Record<string, string>> = {
  trivy: 'Trivy',
  checkov: 'checkov',
  kics: 'KICS',
  fsbp: 'AWS FSBP',
  config: 'AWS Config',
  cis: 'CIS AWS Foundations',
  docs: 'Documentation',
};

/** Ids of the same control elsewhere, as `Trivy: AVD-…`. */
function referencesOf({ references }: Rule): readonly string[] {
  return Object.entries(references ?? {}).flatMap(([source, ids]) =>
    ids === undefined || ids.length === 0 ? [] : [`${sources[source] ?? source}: ${ids.join(', ')}`],
  );
}

/** When the check is run. */
function applies({ kind }: Rule): string {
  return kind === 'intrinsic'
    ? 'Every answer: wrong whatever was asked for.'
    : 'Only where a requirement of the task names it.';
}

/** The commands that show the check at work; a case with a task of its own is run by its test. */
function reproduce({ rule, fail }: Explanation): readonly string[] {
  const test = `npx vitest run src/grading/cases.test.ts -t ${rule.id}`;
  if (fail === null || rule.kind === 'requested' || fail.withTask) return [test];
  return [
    `npm run -s plumbline -- grade ${fail.folder} \\\n  --check ${rule.id} --stages none --format text`,
    test,
  ];
}

function findingText({ file, line, address, attribute, message }: Shown['findings'][number]): string {
  const at = file === null ? '' : `${file}${line === null ? '' : `:${line}`}`;
  const where = [at, address ?? '', attribute ?? ''].filter((part) => part !== '').join(' ');
  return oneLine(where === '' ? message : `${where}: ${message}`);
}

function asWords(name: string): string {
  return name.replaceAll('-', ' ');
}

/** A check for the terminal, at 100 columns. */
export function explanationText(explanation: Explanation): string {
  const { rule, noUnknown, unknown } = explanation;
  const part = (title: string, text: string): string[] => ['', title, ...wrapped(oneLine(text), 2)];
  const limits = [rule.limits ?? '', unknown === null ? (noUnknown ?? '') : ''].filter((text) => text !== '');
  const references = referencesOf(rule);
  return [
    `${rule.id}  [${rule.severity}, ${rule.kind}]`,
    rule.title,
    ...part('Why', rule.reason),
    ...part('Fix', rule.fix),
    ...part('Applies to', applies(rule)),
    ...exampleText('Fails', explanation.fail),
    ...exampleText('Passes', explanation.pass),
    ...exampleText('Not settled', unknown),
    ...(limits.length === 0 ? [] : part('Limits', limits.join(' '))),
    ...(references.length === 0 ? [] : ['', 'The same control elsewhere']),
    ...references.flatMap((text) => hanging('', text, 2)),
    '',
    'To see it',
    ...reproduce(explanation).map((command) => `  ${command.replaceAll('\n', '\n  ')}`),
    '',
    `Page: ${pageOf(rule)}`,
    '',
  ].join('\n');
}

function exampleText(title: string, shown: Shown | null): string[] {
  if (shown === null) return [];
  return [
    '',
    `${title}: ${asWords(shown.name)}`,
    ...shown.files.flatMap((file) => [
      ...(shown.files.length === 1 ? [] : [`  # ${harmless(file.path)}`]),
      ...harmless(file.text)
        .trimEnd()
        .split('\n')
        .map((line) => `  | ${line}`.trimEnd()),
    ]),
    ...shown.findings.flatMap((finding) => hanging('→ ', findingText(finding), 2)),
  ];
}

/** A check in Markdown: a page of its own, with all that {@link explanationText} says. */
export function explanationMarkdown(explanation: Explanation): string {
  const { rule, unknown } = explanation;
  return [
    `# ${rule.id}`,
    ...body(explanation, exampleMarkdown('Not settled', unknown)),
    `_To see it._`,
    `\`\`\`sh\n${reproduce(explanation).join('\n')}\n\`\`\``,
  ].join('\n\n');
}

/** A check as a section of its category's page: what is not settled is told without its source, to keep pages short. */
export function explanationSection(explanation: Explanation): string {
  const { rule, unknown } = explanation;
  const [, name = ''] = rule.id.split('/');
  const said = unknown?.findings[0]?.message;
  const open =
    unknown === null || said === undefined
      ? []
      : [`_Not settled:_ ${asWords(unknown.name)}. ${prose(sentenceOf(said))}`];
  return [`## ${name}`, ...body(explanation, open)].join('\n\n');
}

function body(explanation: Explanation, open: readonly string[]): readonly string[] {
  const { rule, noUnknown, unknown } = explanation;
  const limits = [rule.limits ?? '', unknown === null ? (noUnknown ?? '') : ''].filter((text) => text !== '');
  const references = referencesOf(rule);
  return [
    `**${prose(rule.title)}.** Severity ${rule.severity}, ${rule.kind}. ${applies(rule)}`,
    `_Why._ ${prose(rule.reason)}`,
    `_Fix._ ${prose(rule.fix)}`,
    ...exampleMarkdown('Fails', explanation.fail),
    ...exampleMarkdown('Passes', explanation.pass),
    ...open,
    ...(limits.length === 0 ? [] : [`_Limits._ ${prose(limits.join(' '))}`]),
    ...(references.length === 0 ? [] : [`_Elsewhere._ ${prose(references.join('; '))}`]),
  ];
}

function sentenceOf(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function exampleMarkdown(title: string, shown: Shown | null): string[] {
  if (shown === null) return [];
  return [
    `_${title}:_ ${asWords(shown.name)}.`,
    ...shown.files.flatMap((file) => [
      ...(shown.files.length === 1 ? [] : [`\`${file.path}\``]),
      fence(file.path, file.text),
    ]),
    ...(shown.findings.length === 0
      ? []
      : [shown.findings.map((finding) => `- ${prose(findingText(finding))}`).join('\n')]),
  ];
}

function fence(path: string, text: string): string {
  const languages: Readonly<Record<string, string>> = {
    tf: 'hcl',
    json: 'json',
    sh: 'sh',
    py: 'python',
    js: 'js',
  };
  const language = languages[path.slice(path.lastIndexOf('.') + 1)] ?? '';
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text.trimEnd()}\n${marks}`;
}

/** Text that Markdown must not read as marks: `*` and `_` in names of ours. Underscores inside a word mark nothing. */
function prose(text: string): string {
  const balanced = (text.match(/`/g) ?? []).length % 2 === 0;
  return oneLine(text)
    .replace(/[\\*<|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `\\${mark}`)
    .replace(/`/g, balanced ? '`' : '\\`');
}
