import { expect, test } from 'vitest';
import type { StageResult } from '../domain/stage.js';
import { collectEvidence } from './collect.js';
import { withoutInvented } from './invented.js';

const text = `
variable "policy" {
  type = string
}

locals {
  policy = var.policy
}

resource "aws_iam_policy" "a" {
  policy = local.policy
  name   = "fixed name"
}

module "child" {
  source = "./child"
  role   = var.policy
}
`;
const child = `variable "role" {}

resource "aws_flow_log" "a" {
  iam_role_arn = var.role
}
`;
const file = (
  path: string,
  content: string,
): { path: string; text: string; bytes: number; startLine: number; endLine: number } => ({
  path,
  text: content,
  bytes: content.length,
  startLine: 1,
  endLine: content.split('\n').length,
});
const files = [file('main.tf', text), file('child/main.tf', child)];

function stages(...places: (readonly [string, number])[]): StageResult[] {
  const diagnostics = places.map(([at, line]) => ({
    severity: 'error' as const,
    summary: 'refused',
    detail: '',
    address: null,
    file: at,
    line,
  }));
  return [
    { stage: 'plan', verdict: 'fail', fault: 'answer', ms: 1, diagnostics },
    { stage: 'apply', verdict: 'blocked', ms: 0, diagnostics: [] },
  ];
}

const substitutions = [{ kind: 'variable', subject: 'policy', value: '"rehearsal"', reason: 'r' }];

test.each([
  ['through a local', [['main.tf', 11]], 'ours'],
  ['through a module call', [['child/main.tf', 4]], 'ours'],
  [
    'beside an error of the answer',
    [
      ['main.tf', 11],
      ['main.tf', 12],
    ],
    'answer',
  ],
  ['a literal of the answer', [['main.tf', 12]], 'answer'],
] as const)('a refused value: %s', async (_name, places, fault) => {
  const evidence = await collectEvidence({ files, root: '.', stages: [], substitutions: [] });
  const [plan, apply] = withoutInvented(stages(...places), evidence, substitutions);
  expect(plan).toMatchObject({ verdict: 'fail', fault });
  expect(apply?.verdict).toBe(fault === 'ours' ? 'not-run' : 'blocked');
});

test('a page that was not fetched is ours too', async () => {
  const page =
    'data "http" "ip" {\n  url = "https://example.com/ip.json"\n}\n\noutput "ip" {\n  value = jsondecode(data.http.ip.response_body).address\n}\n';
  const evidence = await collectEvidence({
    files: [file('main.tf', page)],
    root: '.',
    stages: [],
    substitutions: [],
  });
  expect(withoutInvented(stages(['main.tf', 6]), evidence, [])[0]).toMatchObject({ fault: 'ours' });
  expect(withoutInvented(stages(['main.tf', 2]), evidence, [])[0]).toMatchObject({ fault: 'answer' });
});

test('a value from the answer’s own example file is the answer’s', async () => {
  const evidence = await collectEvidence({ files, root: '.', stages: [], substitutions: [] });
  const given = substitutions.map((item) => ({ ...item, kind: 'variable-example' }));
  expect(withoutInvented(stages(['main.tf', 11]), evidence, given)[0]).toMatchObject({ fault: 'answer' });
});
