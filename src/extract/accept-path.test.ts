import { describe, expect, test } from 'vitest';
import { acceptPath } from './accept-path.js';
import { extract } from './extract.js';

describe('taken', () => {
  test.each([
    ['main.tf', 'main.tf'],
    ['./lib/main.tf', 'lib/main.tf'],
    ['modules\\vpc\\main.tf', 'modules/vpc/main.tf'],
    ['a//b.tf', 'a/b.tf'],
    ['main.tf.json', 'main.tf.json'],
    ['prod.auto.tfvars', 'prod.auto.tfvars'],
    ['terraform.tfvars.example', 'terraform.tfvars.example'],
    ['main.tf.example', 'main.tf.example'],
    ['overrides.tf', 'overrides.tf'],
    ['override.py', 'override.py'],
    ['Dockerfile', 'Dockerfile'],
    ['.env.example', '.env.example'],
    ['app/.gitignore', 'app/.gitignore'],
    ['lambda/index.mjs', 'lambda/index.mjs'],
    ['mo\u0308bel.tf', 'm\u00f6bel.tf'],
  ])('%s', (given, path) => {
    expect(acceptPath(given)).toEqual({ ok: true, path });
  });
});

describe('refused', () => {
  test.each([
    ['', /no name/],
    ['/etc/cron.d/x.conf', /absolute/],
    ['~/main.tf', /absolute/],
    ['C:/main.tf', /absolute/],
    ['C:\\main.tf', /absolute/],
    ['../main.tf', /leaves the folder/],
    ['a/../../main.tf', /leaves the folder/],
    ['a/..\\..\\main.tf', /leaves the folder/],
    ['modules/', /folder, not a file/],
    ['override.tf', /override/],
    ['OVERRIDE.TF', /override/],
    ['zz_override.tf', /override/],
    ['lib/zz_override.tf.json', /override/],
    ['terraform.tfstate', /state/],
    ['terraform.tfstate.backup', /state/],
    ['terraform.tfstate.json', /state/],
    ['.terraform.lock.hcl', /how Terraform runs/],
    ['.terraformrc', /how Terraform runs/],
    ['terraform.rc', /how Terraform runs/],
    ['.terraform/modules/modules.json', /belongs to Terraform/],
    ['lib/.Terraform/x.json', /belongs to Terraform/],
    ['terraform.d/plugins/x.json', /belongs to Terraform/],
    ['.git/hooks/x.sh', /hidden/],
    ['.github/workflows/ci.yml', /hidden/],
    ['.bashrc', /hidden/],
    ['.terraform-version', /hidden/],
    ['main', /kind/],
    ['a.exe', /kind/],
    ['a.zip', /kind/],
    ['a\0.tf', /characters/],
    ['a\n.tf', /characters/],
    ['ab:c.tf', /characters/],
    ['\u202eft.tf', /characters/],
    ['a /b.tf', /space/],
    ['a./b.tf', /dot/],
    ['con.tf', /device/],
    ['lpt1.json', /device/],
    [`${'a'.repeat(300)}.tf`, /longer/],
  ])('%j', (given, reason) => {
    const found = acceptPath(given);
    expect(found.ok ? 'taken' : found.reason).toMatch(reason);
  });
});

const block = (name: string): string => `\`\`\`hcl\nresource "aws_sqs_queue" "${name}" {}\n\`\`\`\n`;

test('of two names that differ in capitals the first is taken', () => {
  const { files, refused } = extract(`## Main.tf\n${block('a')}\n## main.tf\n${block('b')}`);
  expect(files.map((file) => file.path)).toEqual(['Main.tf']);
  expect(refused).toEqual([{ path: 'main.tf', reason: expect.stringContaining('capitals') as string }]);
});

test('refused files are recorded and the rest is taken', () => {
  const { outcome, files, refused } = extract(`## main.tf\n${block('a')}\n## zz_override.tf\n${block('a')}`);
  expect(outcome).toBe('complete');
  expect(files.map((file) => file.path)).toEqual(['main.tf']);
  expect(refused.map((file) => file.path)).toEqual(['zz_override.tf']);
});

test.each(['../main.tf', '/etc/main.tf', '~/main.tf', 'terraform.d/main.tf', '.hidden/main.tf'])(
  'a file named %s is refused by name',
  (path) => {
    const { files, refused } = extract(`## File: ${path}\n${block('b')}\n## queue.tf\n${block('a')}`);
    expect(files.map((file) => file.path)).toEqual(['queue.tf']);
    expect(refused.map((file) => file.path)).toEqual([path]);
  },
);

test('a file of more than 1 MB is refused', () => {
  const long = `\`\`\`hcl\n# ${'é'.repeat(500_001)}\nresource "aws_sqs_queue" "a" {}\n\`\`\`\n`;
  const { files, refused } = extract(`## main.tf\n${block('a')}\n## big.tf\n${long}`);
  expect(files).toHaveLength(1);
  expect(refused).toEqual([{ path: 'big.tf', reason: expect.stringContaining('bytes') as string }]);
});

test('at most 200 files are taken', () => {
  const answer = Array.from({ length: 230 }, (_, at) => `## f${at}.tf\n${block(`q${at}`)}`).join('\n');
  const { files, refused } = extract(answer);
  expect(files).toHaveLength(200);
  expect(refused).toHaveLength(30);
});
