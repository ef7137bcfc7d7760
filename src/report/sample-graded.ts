/** Answers for the tests of the reports: every verdict, every stage verdict, and a stranger's text in every place. */
import type { Assessment } from '../domain/run.js';
import type { CheckOutcome, Finding, Verdict } from '../domain/finding.js';
import type { StageResult } from '../domain/stage.js';
import type { Graded, Rule } from './graded.js';

export const rules: readonly Rule[] = [
  rule('encryption/key-rotation', 'medium'),
  rule('access-control/trust-anyone', 'critical'),
  rule('network-segmentation/open-ingress', 'high'),
  rule('resource-management/tags', 'low'),
  { ...rule('requirement-coverage/needs', 'medium'), kind: 'requested', perRequirement: true },
];

function rule(id: string, severity: Rule['severity']): Rule {
  return {
    id,
    title: `Title of ${id}`,
    severity,
    kind: 'intrinsic',
    reason: 'Why it matters.',
    fix: 'What to write.',
    references: { trivy: ['AVD-AWS-0065'] },
  };
}

/** A finding at `main.tf:3`, with changes. */
export function finding(change: Partial<Finding> = {}): Finding {
  return {
    check: 'encryption/key-rotation',
    category: 'encryption',
    severity: 'medium',
    verdict: 'fail',
    address: 'aws_kms_key.it["a"]',
    attribute: 'enable_key_rotation',
    file: 'main.tf',
    line: 3,
    message: 'enable_key_rotation is not set.',
    fix: 'Set it.',
    ...change,
  };
}

function outcome(
  verdict: Verdict,
  findings: readonly Finding[],
  change: Partial<CheckOutcome> = {},
): CheckOutcome {
  return {
    check: 'encryption/key-rotation',
    category: 'encryption',
    severity: 'medium',
    verdict,
    findings,
    ...change,
  };
}

/** Control characters, marks of XML, a lone surrogate, a character that turns text round, and one beyond the BMP. */
export const hostile = 'a\u0000b\u001b[31m <x a="1">&amp; ]]> \ud800 \u202e \ufffe 𝄞';

export const stages: readonly StageResult[] = [
  { stage: 'init', verdict: 'pass', ms: 1203, diagnostics: [] },
  {
    stage: 'validate',
    verdict: 'fail',
    fault: 'answer',
    ms: 400,
    diagnostics: [
      {
        severity: 'error',
        summary: 'Unsupported argument',
        detail: hostile,
        address: 'aws_x.y',
        file: 'lib/a b.tf',
        line: 7,
      },
      { severity: 'warning', summary: 'Deprecated', detail: '', address: null, file: null, line: null },
    ],
  },
  { stage: 'plan', verdict: 'blocked', ms: 0, diagnostics: [] },
  { stage: 'apply', verdict: 'fail', fault: 'ours', ms: 3, diagnostics: [], reason: 'the provider crashed' },
  { stage: 'settle', verdict: 'not-run', ms: 0, diagnostics: [], reason: 'not asked for' },
  { stage: 'destroy', verdict: 'not-run', ms: 0, diagnostics: [], reason: 'not asked for' },
];

const outcomes: readonly CheckOutcome[] = [
  outcome('fail', [
    finding(),
    finding(),
    finding({ address: null, attribute: null, file: null, line: null }),
  ]),
  outcome('pass', [], {
    check: 'access-control/trust-anyone',
    category: 'access-control',
    severity: 'critical',
  }),
  outcome(
    'unknown',
    [finding({ check: 'network-segmentation/open-ingress', verdict: 'unknown', message: hostile })],
    { check: 'network-segmentation/open-ingress', category: 'network-segmentation', severity: 'high' },
  ),
  outcome('not-applicable', [], {
    check: 'resource-management/tags',
    category: 'resource-management',
    severity: 'low',
  }),
  outcome(
    'blocked',
    [finding({ verdict: 'blocked', check: 'requirement-coverage/queue', severity: 'high' })],
    {
      check: 'requirement-coverage/queue',
      category: 'requirement-coverage',
      severity: 'high',
    },
  ),
  outcome('not-graded', [
    finding({ verdict: 'not-graded', file: null, line: null, address: null, message: 'We crashed.' }),
  ]),
];

/** An assessment with all of them. */
export const assessment: Assessment = {
  extraction: {
    outcome: 'complete',
    reason: 'Two files were taken.',
    root: '.',
    files: [
      { path: 'main.tf', text: hostile, bytes: 40, startLine: 1, endLine: 9 },
      { path: 'lib/a b.tf', text: '', bytes: 0, startLine: 1, endLine: 1 },
    ],
    refused: [],
    decisions: [],
  },
  stages,
  substitutions: [],
  outcomes,
  score: {
    score: 61.5,
    coverage: 0.5,
    deployability: { score: 40, passed: 1, total: 2, deployable: false, furthest: 'init' },
    categories: [],
  },
};

/** An answer's text, a folder, and a path that could not be read. */
export const answers: readonly Graded[] = [
  { path: 'answers/one.md', task: 'some-task', folder: null, assessment },
  { path: './infra', task: null, folder: 'infra', assessment },
  { path: `gone ${hostile}`, task: null, folder: null, error: `no such file ${hostile}` },
];
