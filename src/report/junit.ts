/**
 * JUnit XML, as CI servers read it: a suite for each answer, a case for each stage, check and finding. A stage or
 * finding that fails is a failure; what is not settled or is hidden by the answer's own failure is skipped; a failure of ours
 * is an error. Checks that do not concern the answer are left out.
 */
import type { CheckOutcome, Finding } from '../domain/finding.js';
import type { Severity } from '../domain/category.js';
import type { StageResult } from '../domain/stage.js';
import { ruleFinder, stageSeverity, type Graded, type Rule } from './graded.js';

type Tag = 'failure' | 'skipped' | 'error';

interface Case {
  readonly name: string;
  readonly className: string;
  readonly seconds: number;
  readonly told: {
    readonly tag: Tag;
    readonly message: string;
    readonly type: string;
    readonly body: string;
  } | null;
}

/**
 * All answers as one document.
 *
 * @param at time of the report, ISO 8601 without fraction or zone as the format wants it.
 */
export function junitXml(answers: readonly Graded[], rules: readonly Rule[], at: string): string {
  const ruleOf = ruleFinder(rules);
  const suites = answers.map((graded, index) => suiteXml(graded, casesOf(graded, ruleOf), index, at));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function casesOf(graded: Graded, ruleOf: (id: string) => Rule | undefined): readonly Case[] {
  if ('error' in graded) {
    const told = { tag: 'error', message: graded.error, type: 'not-graded', body: graded.error } as const;
    return [{ name: 'The answer can be read', className: 'answer', seconds: 0, told }];
  }
  const { stages, outcomes } = graded.assessment;
  return [
    ...stages.map(stageCase),
    ...outcomes.flatMap((outcome) => outcomeCases(outcome, ruleOf(outcome.check)?.title ?? outcome.check)),
  ];
}

function stageCase(stage: StageResult): Case {
  const id = `deployability/${stage.stage}`;
  const said = stage.diagnostics.filter((item) => item.severity === 'error');
  const body = said
    .map((item) => [placeOf(item), item.summary, item.detail].filter((part) => part !== '').join(': '))
    .join('\n');
  const message = said[0]?.summary ?? stage.reason ?? `${stage.stage}: ${stage.verdict}`;
  const ours = stage.fault === 'ours';
  const tags = { pass: null, fail: 'failure', blocked: 'skipped', 'not-run': 'skipped' } as const;
  const tag = ours ? 'error' : tags[stage.verdict];
  return {
    name: nameOf(stageSeverity, id, `Stage ${stage.stage}`),
    className: className(said[0] ?? { file: null, address: null }, 'deployability'),
    seconds: stage.ms / 1000,
    told:
      tag === null
        ? null
        : { tag, message, type: ours ? 'not-graded' : stage.verdict, body: body || message },
  };
}

function outcomeCases(outcome: CheckOutcome, title: string): readonly Case[] {
  if (outcome.verdict === 'not-applicable') return [];
  const name = nameOf(outcome.severity, outcome.check, title);
  if (outcome.findings.length === 0) return [{ name, className: outcome.category, seconds: 0, told: null }];
  return outcome.findings.map((finding) => ({
    name,
    className: className(finding, outcome.category),
    seconds: 0,
    told: { tag: tagOf(finding), message: finding.message, type: finding.verdict, body: bodyOf(finding) },
  }));
}

function tagOf({ verdict }: Finding): Tag {
  if (verdict === 'fail') return 'failure';
  return verdict === 'not-graded' ? 'error' : 'skipped';
}

function bodyOf(finding: Finding): string {
  const at = [placeOf(finding), finding.attribute ?? ''].filter((part) => part !== '').join(' ');
  return [at, finding.message, `Fix: ${finding.fix}`].filter((line) => line !== '').join('\n');
}

function placeOf({ file, line, address }: Pick<Finding, 'file' | 'line' | 'address'>): string {
  const at = file === null ? '' : `${file}${line === null ? '' : `:${line}`}`;
  return [at, address ?? ''].filter((part) => part !== '').join(' ');
}

function nameOf(severity: Severity, id: string, title: string): string {
  return `[${severity}][${id}] ${title}`;
}

function className({ file, address }: Pick<Finding, 'file' | 'address'>, otherwise: string): string {
  return [file ?? '', address ?? ''].filter((part) => part !== '').join('.') || otherwise;
}

function suiteXml(graded: Graded, cases: readonly Case[], index: number, at: string): string {
  const count = (tag: Tag): number => cases.filter((item) => item.told?.tag === tag).length;
  const seconds = cases.reduce((total, item) => total + item.seconds, 0);
  const head = attributes({
    name: graded.path,
    package: 'plumbline',
    id: String(index),
    timestamp: at,
    hostname: 'localhost',
    tests: String(cases.length),
    failures: String(count('failure')),
    errors: String(count('error')),
    skipped: String(count('skipped')),
    time: seconds.toFixed(3),
  });
  const properties = `    <properties>\n      <property${attributes({ name: 'task', value: graded.task ?? '' })}/>\n    </properties>\n`;
  return `  <testsuite${head}>\n${properties}${cases.map(caseXml).join('')}    <system-out></system-out>\n    <system-err></system-err>\n  </testsuite>\n`;
}

function caseXml({ name, className: group, seconds, told }: Case): string {
  const head = `    <testcase${attributes({ name, classname: group, time: seconds.toFixed(3) })}`;
  if (told === null) return `${head}/>\n`;
  // The format knows no `type` on what was skipped.
  const about = attributes(
    told.tag === 'skipped'
      ? { message: `${told.type}: ${told.message}` }
      : { message: told.message, type: told.type },
  );
  const inner =
    told.tag === 'skipped'
      ? `<skipped${about}/>`
      : `<${told.tag}${about}>${escaped(told.body)}</${told.tag}>`;
  return `${head}>\n      ${inner}\n    </testcase>\n`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value).replace(/[\t\n\r]+/g, ' ')}"`)
    .join('');
}

// What XML 1.0 cannot hold even as a reference: most controls, lone surrogates, U+FFFE and U+FFFF. C1 controls and
// characters that reorder or hide text are legal, and go too: a report is read on terminals.
const impossible =
  // eslint-disable-next-line no-control-regex -- finding control characters is its purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(text: string): string {
  return text
    .replace(impossible, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
