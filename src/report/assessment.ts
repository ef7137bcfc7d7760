import colours from 'picocolors';
import type { Diagnostic, StageResult, Substitution } from '../domain/stage.js';
import type { Finding } from '../domain/finding.js';
import { severities } from '../domain/category.js';
import { oneLine } from '../output/text.js';

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
  readonly score: { readonly score: number | null; readonly coverage: number | null };
}

function place(item: Pick<Diagnostic, 'file' | 'line' | 'address'>): string {
  const at = item.file === null ? '' : `${item.file}${item.line === null ? '' : `:${item.line}`}`;
  return [at, item.address ?? ''].filter((part) => part !== '').join(' ');
}

function stageLine(stage: StageResult): string[] {
  const mark = {
    pass: colours.green('pass'),
    fail: colours.red('fail'),
    blocked: colours.yellow('blocked'),
    'not-run': 'not run',
  }[stage.verdict];
  const why = [stage.fault === 'ours' ? 'our fault, not scored' : '', stage.reason ?? '']
    .filter((part) => part !== '')
    .join('; ');
  const time = stage.ms > 0 ? ` ${stage.ms} ms` : '';
  const head = `  ${stage.stage.padEnd(9)}${mark}${time}${why === '' ? '' : ` (${oneLine(why)})`}`;
  const errors = stage.diagnostics.filter((item) => item.severity === 'error');
  return [
    head,
    ...errors.map(
      (item) =>
        `           ${oneLine(`${place(item)}: ${item.summary}${item.detail === '' ? '' : `: ${item.detail}`}`)}`,
    ),
  ];
}

function findingLines(finding: Finding): string[] {
  const at = [place(finding), finding.attribute ?? ''].filter((part) => part !== '').join(' ');
  const verdict = finding.verdict === 'fail' ? finding.severity : finding.verdict;
  return [
    `  [${verdict}] ${finding.check}${at === '' ? '' : ` at ${oneLine(at)}`}`,
    `      ${oneLine(finding.message)}`,
    ...(finding.verdict === 'fail' ? [`      fix: ${oneLine(finding.fix)}`] : []),
  ];
}

/** Failures first, worst severity first, then what could not be settled. */
function ordered(findings: readonly Finding[]): Finding[] {
  const rank = (finding: Finding): number =>
    (finding.verdict === 'fail' ? 0 : 10) + severities.indexOf(finding.severity);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

/** A report of one answer for the terminal: outcome, stages with their errors, findings with place and fix. */
export function assessmentText(title: string, view: AssessmentView): string {
  const { extraction, stages, substitutions, outcomes, score } = view;
  const findings = ordered(outcomes.flatMap((outcome) => outcome.findings));
  const failed = findings.filter((finding) => finding.verdict === 'fail').length;
  const coverage =
    score.coverage === null ? '' : `, ${(100 * score.coverage).toFixed(0)} % of applicable checks settled`;
  return [
    colours.bold(oneLine(title)),
    `score ${score.score === null ? '–' : score.score.toFixed(1)} of 100${coverage}`,
    oneLine(
      `answer: ${extraction.outcome} (${extraction.reason}); ${extraction.files.length} file(s), root ${extraction.root}`,
    ),
    'stages:',
    ...stages.flatMap(stageLine),
    ...(substitutions.length === 0 ? [] : ['supplied or changed so that it could run:']),
    ...substitutions
      .map((item) => oneLine(`  ${item.kind} ${item.subject} = ${item.value}`))
      .map((line) => `  ${line}`),
    `findings: ${failed} failed, ${findings.length - failed} not settled`,
    ...findings.flatMap(findingLines),
  ].join('\n');
}
