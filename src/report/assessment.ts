import colours from 'picocolors';
import { categoryIds, severities, type CategoryId, type Severity } from '../domain/category.js';
import type { Finding } from '../domain/finding.js';
import type { CategoryScore } from '../domain/score.js';
import type { Diagnostic, StageResult, Substitution } from '../domain/stage.js';
import { oneLine } from '../output/text.js';
import { aligned, hanging, wrapped } from './layout.js';

/** What a report of one answer is made from; both a fresh assessment and stored rows fit. */
export interface AssessmentView {
  readonly extraction: {
    readonly outcome: string;
    readonly reason: string;
    readonly root: string;
    readonly files: readonly { readonly path: string }[];
  };
  readonly stages: readonly StageResult[];
  readonly substitutions: readonly Substitution[];
  readonly outcomes: readonly { readonly findings: readonly Finding[] }[];
  readonly score: {
    readonly score: number | null;
    readonly coverage: number | null;
    /** Verdicts by category; stored rows have none. */
    readonly categories?: readonly CategoryScore[];
  };
}

function place(item: Pick<Diagnostic, 'file' | 'line' | 'address'>): string {
  const at = item.file === null ? '' : `${item.file}${item.line === null ? '' : `:${item.line}`}`;
  return oneLine([at, item.address ?? ''].filter((part) => part !== '').join('  '));
}

function stageLines(stage: StageResult): string[] {
  const mark = {
    pass: colours.green('pass   '),
    fail: colours.red('fail   '),
    blocked: colours.yellow('blocked'),
    'not-run': 'not run',
  }[stage.verdict];
  const why = [stage.fault === 'ours' ? 'our fault, not scored' : '', stage.reason ?? '']
    .filter((part) => part !== '')
    .join('; ');
  const time = stage.ms > 0 ? `${stage.ms} ms`.padStart(10) : '';
  const errors = stage.diagnostics.filter((item) => item.severity === 'error');
  return [
    `  ${stage.stage.padEnd(10)}${mark}${time}`.trimEnd(),
    ...wrapped(oneLine(why), 6),
    ...errors.flatMap((item) => [
      `      ${place(item)}`.trimEnd(),
      ...wrapped(oneLine(`${item.summary}${item.detail === '' ? '' : `: ${item.detail}`}`), 8),
    ]),
  ].filter((line) => line !== '');
}

const paints: Readonly<Record<Severity, (text: string) => string>> = {
  critical: (text) => colours.bold(colours.red(text)),
  high: colours.red,
  medium: colours.yellow,
  low: colours.cyan,
};

/** Widest mark in front of a finding: `not-graded`. */
const markWidth = 10;

function findingLines(finding: Finding): string[] {
  const failed = finding.verdict === 'fail';
  const mark = (failed ? finding.severity : finding.verdict).padEnd(markWidth);
  const at = [place(finding), oneLine(finding.attribute ?? '')].filter((part) => part !== '').join('  ');
  return [
    `  ${failed ? paints[finding.severity](mark) : colours.dim(mark)}  ${oneLine(finding.check)}`,
    ...(at === '' ? [] : [`      ${at}`]),
    ...wrapped(oneLine(finding.message), 6),
    ...(failed ? hanging('fix: ', oneLine(finding.fix), 6) : []),
  ];
}

/** Failures first, worst severity first, then as they stand in the files; then what could not be settled. */
function ordered(findings: readonly Finding[]): Finding[] {
  const rank = (finding: Finding): number =>
    (finding.verdict === 'fail' ? 0 : 10) + severities.indexOf(finding.severity);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

function categoryLines(category: CategoryId, findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const failed = findings.filter((finding) => finding.verdict === 'fail').length;
  const open = findings.length - failed;
  const counts = [failed > 0 ? `${failed} failed` : '', open > 0 ? `${open} not settled` : ''].filter(
    (part) => part !== '',
  );
  return [
    '',
    `${colours.bold(category)}: ${counts.join(', ')}`,
    ...ordered(findings).flatMap((finding) => findingLines(finding)),
  ];
}

/** Verdicts by category: how many checks applied, what became of them, and the score that they make. */
function verdictLines(categories: readonly CategoryScore[]): string[] {
  const applicable = categories.filter((item) => applied(item) > 0);
  if (applicable.length === 0) return ['', 'No check applied to this answer.'];
  const row = (name: string, items: readonly CategoryScore[], score: string): string[] => {
    const sum = (of: (item: CategoryScore) => number): string =>
      String(items.reduce((total, item) => total + of(item), 0));
    return [
      name,
      sum((item) => item.pass),
      sum((item) => item.fail),
      sum((item) => item.blocked),
      sum((item) => item.unknown),
      sum((item) => item.notGraded),
      sum(applied),
      score,
    ];
  };
  const head = ['checks', 'pass', 'fail', 'blocked', 'unknown', 'not graded', 'applicable', 'score'];
  const rows = applicable.map((item) =>
    row(item.category, [item], item.score === null ? '–' : item.score.toFixed(1)),
  );
  return ['', ...aligned([head, ...rows, row('all', applicable, '')], 2)];
}

function applied({ pass, fail, blocked, unknown, notGraded }: CategoryScore): number {
  return pass + fail + blocked + unknown + notGraded;
}

function scoreLine({ score, coverage, categories }: AssessmentView['score']): string {
  const total = categories?.reduce((sum, item) => sum + applied(item), 0);
  const checks = total === undefined ? 'applicable checks' : `${total} applicable checks`;
  const settled = coverage === null ? '' : `, ${(100 * coverage).toFixed(0)} % of ${checks} settled`;
  return `score ${score === null ? '–' : score.toFixed(1)} of 100${settled}`;
}

/**
 * A report of one answer for the terminal: outcome, stages with their errors, findings by category with place and fix,
 * and the verdicts with their denominators.
 */
export function assessmentText(title: string, view: AssessmentView): string {
  const { extraction, stages, substitutions, outcomes, score } = view;
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const failed = findings.filter((finding) => finding.verdict === 'fail').length;
  const files = `${extraction.files.length} file${extraction.files.length === 1 ? '' : 's'}`;
  return [
    colours.bold(oneLine(title)),
    scoreLine(score),
    ...hanging(
      'answer: ',
      oneLine(`${extraction.outcome} (${extraction.reason}); ${files}, root ${extraction.root}`),
      0,
    ),
    ...(stages.length === 0 ? [] : ['', colours.bold('stages')]),
    ...stageBlock(stages),
    ...(substitutions.length === 0 ? [] : ['', colours.bold('supplied or changed so that it could run')]),
    ...substitutions.flatMap((item) =>
      hanging(`${oneLine(item.kind)}  `, oneLine(`${item.subject} = ${item.value}`), 2),
    ),
    ...categoryIds.flatMap((category) =>
      categoryLines(
        category,
        findings.filter((finding) => finding.category === category),
      ),
    ),
    ...(score.categories === undefined ? [] : verdictLines(score.categories)),
    '',
    `findings: ${failed} failed, ${findings.length - failed} not settled; plumbline explain CHECK says more of each`,
    '',
  ].join('\n');
}

/** Stages, in one line where none of them ran and all for the same reason. */
function stageBlock(stages: readonly StageResult[]): string[] {
  const [first] = stages;
  const same = stages.every((stage) => stage.verdict === 'not-run' && stage.reason === first?.reason);
  if (first === undefined || !same) return stages.flatMap(stageLines);
  return hanging('not run: ', oneLine(first.reason ?? 'no reason was given'), 2);
}
