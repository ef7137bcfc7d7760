import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { awsRefusal } from '../gateway/contract.js';
import type { TerraformResult } from './command.js';
import { readLines, readValidate } from './diagnostics.js';
import { findTerraform } from './find.js';
import { findPackage, platformName } from './mirrors.js';
import { withProtection } from './protection.js';
import { candidates } from './variables.js';
import { stageResult } from './verdict.js';

const marker = '[ours] ';
const placement = { root: 'lib', hide: ['/tmp/x/answer'] };
const ended: TerraformResult = {
  exitCode: 1,
  stdout: '',
  stderr: '',
  ms: 12.4,
  timedOut: false,
  aborted: false,
  signal: null,
  startError: null,
  overflowed: false,
  cpuSeconds: 0,
  limit: null,
};

function line(diagnostic: object): string {
  return JSON.stringify({ '@level': 'error', type: 'diagnostic', diagnostic });
}

describe('diagnostics', () => {
  test('are placed in the answer: root prefix on, our folders off, address from the context', () => {
    const text = line({
      severity: 'error',
      summary: 'Unsupported argument',
      detail: 'in /tmp/x/answer/main.tf',
      range: { filename: '../modules/net/main.tf', start: { line: 7 } },
      snippet: { context: 'resource "aws_vpc" "main"' },
    });
    expect(readLines(text, placement).diagnostics).toEqual([
      {
        severity: 'error',
        summary: 'Unsupported argument',
        detail: 'in ./main.tf',
        address: 'aws_vpc.main',
        file: 'modules/net/main.tf',
        line: 7,
      },
    ]);
  });

  test('come errors first, then by place, each once, in the same order whatever Terraform printed', () => {
    const one = line({ severity: 'warning', summary: 'w', detail: '' });
    const two = line({
      severity: 'error',
      summary: 'b',
      detail: '',
      range: { filename: 'b.tf', start: { line: 2 } },
    });
    const three = line({
      severity: 'error',
      summary: 'a',
      detail: '',
      range: { filename: 'a.tf', start: { line: 10 } },
    });
    const summaries = (lines: string[]): string[] =>
      readLines(lines.join('\n'), placement).diagnostics.map((item) => item.summary);
    expect(summaries([one, two, three, two])).toEqual(['a', 'b', 'w']);
    expect(summaries([three, two, one])).toEqual(['a', 'b', 'w']);
  });

  test('the general error of init goes where a real one stands beside it', () => {
    const general = line({
      severity: 'error',
      summary: 'Terraform encountered problems during initialisation',
      detail: '',
    });
    const real = line({ severity: 'error', summary: 'Unreadable module directory', detail: '' });
    expect(readLines(`${general}\n${real}`, placement).diagnostics).toHaveLength(1);
    expect(readLines(general, placement).diagnostics).toHaveLength(1);
  });

  test('a cycle is told the same way whatever member Terraform began with', () => {
    const told = (summary: string): unknown => {
      const [found] = readLines(line({ severity: 'error', summary, detail: '' }), placement).diagnostics;
      return [found?.summary, found?.address];
    };
    expect(told('Cycle: aws_x.b, aws_x.a (expand), module.c (close)')).toEqual([
      'Cycle: aws_x.a (expand), aws_x.b, module.c (close)',
      'aws_x.a',
    ]);
    expect(told('Cycle: aws_x.b, module.c (close), aws_x.a (expand)')).toEqual(
      told('Cycle: aws_x.b, aws_x.a (expand), module.c (close)'),
    );
  });

  test('lines that are no JSON, and cut ones, are passed over', () => {
    expect(readLines('Successfully configured the backend\n{"type":"diag', placement).diagnostics).toEqual(
      [],
    );
  });

  test('planned changes leave out data sources and no-ops', () => {
    const change = (addr: string, action: string): string =>
      JSON.stringify({ type: 'planned_change', change: { resource: { addr, resource: addr }, action } });
    const output = readLines(
      [change('aws_vpc.a', 'update'), change('data.aws_ami.b', 'read'), change('aws_vpc.c', 'noop')].join(
        '\n',
      ),
      placement,
    );
    expect(output.changes).toEqual([{ address: 'aws_vpc.a', action: 'update' }]);
  });

  test('validate prints one object', () => {
    const text = JSON.stringify(
      { valid: false, diagnostics: [{ severity: 'error', summary: 'x', detail: '' }] },
      null,
      2,
    );
    expect(readValidate(text, placement).diagnostics).toHaveLength(1);
  });
});

describe('whose fault', () => {
  const verdict = (...summaries: string[]): unknown => {
    const output = readLines(
      summaries.map((summary) => line({ severity: 'error', summary, detail: '' })).join('\n'),
      placement,
    );
    return stageResult('plan', ended, output, { marker });
  };

  test.each([
    ['an error of the answer', ['Invalid value'], 'answer'],
    ['an error marked as ours', [`${marker}no network`], 'ours'],
    ['a provider that is not on this machine', ['Failed to query available provider packages'], 'ours'],
    ['one of each: the answer’s own error counts', [`${marker}no network`, 'Invalid value'], 'answer'],
  ])('%s', (_name, summaries, fault) => {
    expect(verdict(...summaries)).toMatchObject({ verdict: 'fail', fault });
  });

  test('a function that the published provider has and ours does not serve is our fault', () => {
    const called = (name: string): unknown =>
      stageResult(
        'validate',
        ended,
        readLines(
          line({
            severity: 'error',
            summary: 'Unknown provider function',
            detail: `There is no function named "provider::${name}". Ensure that`,
          }),
          placement,
        ),
        { marker },
      );
    expect(called('local::direxists')).toMatchObject({ fault: 'ours' });
    expect(called('local::no_such')).toMatchObject({ fault: 'answer' });
  });

  test('the marker does not show', () => {
    expect(verdict(`${marker}no network`)).toMatchObject({ diagnostics: [{ summary: 'no network' }] });
  });

  test.each([
    [{ ...ended, timedOut: true, exitCode: null }, 'ours', /Time limit/],
    [{ ...ended, startError: 'ENOENT', exitCode: null }, 'ours', /could not be started/],
    [{ ...ended, stderr: 'panic: runtime error' }, 'answer', /status 1/],
    [{ ...ended, stderr: 'odd' }, 'ours', /status 1/],
    [{ ...ended, exitCode: 137, limit: '120 s of CPU time' }, 'answer', /Limit of plan reached/],
  ])('an end without diagnostics %#', (result, fault, summary) => {
    const made = stageResult('plan', result, readLines('', placement), { marker });
    expect(made).toMatchObject({ verdict: 'fail', fault });
    expect(made.diagnostics[0]?.summary).toMatch(summary);
  });
});

describe('a destroy that is refused', () => {
  const refusal = {
    severity: 'error',
    summary: `${awsRefusal}aws_lb arn:aws:x`,
    detail: 'enable_deletion_protection is true: AWS deletes it only once that is off.',
  };
  const kept = {
    severity: 'error',
    summary: 'Instance cannot be destroyed',
    detail: 'Resource aws_s3_bucket.a has lifecycle.prevent_destroy set, but',
  };
  const snapshot = {
    severity: 'error',
    summary: `${awsRefusal}aws_db_instance db-1`,
    detail: 'final_snapshot_identifier is required when skip_final_snapshot is false.',
  };
  const destroy = (
    protection: 'unstated' | 'forbidden',
    ...said: object[]
  ): ReturnType<typeof withProtection> =>
    withProtection(
      stageResult('destroy', ended, readLines(said.map(line).join('\n'), placement), { marker }),
      ['aws_lb.web', 'aws_db_instance.main'],
      protection,
    );

  test('because the answer protects it passes, the refusals stay as warnings with their address', () => {
    const result = destroy('unstated', refusal, kept);
    expect(result).toMatchObject({ verdict: 'pass' });
    expect(result).not.toHaveProperty('fault');
    expect(result.diagnostics.map((item) => [item.severity, item.address])).toEqual([
      ['warning', 'aws_lb.web'],
      ['warning', 'aws_s3_bucket.a'],
    ]);
  });

  test('fails where the task forbids protection, and where AWS wants a snapshot’s name', () => {
    expect(destroy('forbidden', refusal)).toMatchObject({ verdict: 'fail', fault: 'answer' });
    const result = destroy('unstated', refusal, snapshot);
    expect(result).toMatchObject({ verdict: 'fail', fault: 'answer' });
    expect(result.diagnostics.map((item) => item.address)).toContain('aws_db_instance.main');
  });
});

describe('values for open variables', () => {
  test.each([
    ['db_password', 'string', [], /\S{12,}/],
    ['environment', 'string', ['contains(["qa", "live"], var.environment)'], /^qa$/],
    ['vpc_cidr', 'string', [], /^10\.0\.0\.0\/16$/],
    ['alert_email', 'string', [], /@/],
    ['aws_region', null, [], /^us-east-1$/],
    ['bucket_policy', 'string', [], /^\{"Version"/],
    ['ssl_policy', 'string', [], /^ELBSecurityPolicy/],
    ['kms_key_id', 'string', [], /^arn:aws:kms/],
    ['lambda_arn', 'string', [], /^arn:aws:lambda/],
    ['key_arn', 'string', ['contains(["arn:aws:kms:a:1:key/b"], var.key_arn)'], /^arn:aws:kms:a:1:key\/b$/],
  ])('%s', (name, type, conditions, expected) => {
    expect(candidates({ name, type, conditions })[0]).toMatch(expected);
  });

  test('collections and objects follow their type', () => {
    expect(candidates({ name: 'private_subnet_cidrs', type: 'list(string)', conditions: [] })[0]).toEqual([
      '10.0.11.0/24',
      '10.0.12.0/24',
      '10.0.13.0/24',
    ]);
    expect(candidates({ name: 'tags', type: 'map(string)', conditions: [] })[0]).toEqual({
      rehearsal: 'rehearsal',
    });
    expect(
      candidates({
        name: 'db',
        type: 'object({\n  engine = string\n  port = number\n  x = optional(string)\n})',
        conditions: [],
      })[0],
    ).toMatchObject({ port: 443 });
    expect(candidates({ name: 'on', type: 'bool', conditions: [] })).toEqual([true, false]);
  });
});

describe('finding tools', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-test-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function place(version: string, host = 'mirror.example'): Promise<string> {
    const path = join(folder, 'mirror', host, 'hashicorp/example', version, platformName());
    await mkdir(path, { recursive: true });
    await writeFile(join(path, `terraform-provider-example_v${version}`), '');
    return join(path, `terraform-provider-example_v${version}`);
  }

  test('a mirror is found by its layout, whatever its host; the pinned version wins, else the newest of its major', async () => {
    const env = { TF_CLI_CONFIG_FILE: join(folder, 'rc') };
    await writeFile(
      env.TF_CLI_CONFIG_FILE,
      `provider_installation {\n  filesystem_mirror {\n    path = "${join(folder, 'mirror')}"\n  }\n}\n`,
    );
    expect(findPackage('hashicorp/example', '5.9.0', env)).toBeNull();
    await place('6.0.0');
    expect(findPackage('hashicorp/example', '5.9.0', env)).toBeNull();
    const ten = await place('5.10.0', 'other.example');
    expect(findPackage('hashicorp/example', '5.9.0', env)).toMatchObject({
      version: '5.10.0',
      path: ten,
      packed: false,
    });
    await place('5.9.0');
    expect(findPackage('hashicorp/example', '5.9.0', env)?.version).toBe('5.9.0');
  });

  test('Terraform is looked for on PATH; a program that does not answer as Terraform is none', async () => {
    expect(await findTerraform('terraform', { PATH: folder })).toBeNull();
    await writeFile(join(folder, 'terraform'), '#!/bin/sh\necho hello\n');
    await chmod(join(folder, 'terraform'), 0o755);
    expect(await findTerraform('terraform', { PATH: folder })).toBeNull();
    await writeFile(join(folder, 'real'), '#!/bin/sh\necho \'{"terraform_version":"1.2.3"}\'\n');
    await chmod(join(folder, 'real'), 0o755);
    await symlink(join(folder, 'real'), join(folder, 'tofu'));
    expect(await findTerraform('tofu', { PATH: folder })).toEqual({
      path: join(folder, 'tofu'),
      version: '1.2.3',
    });
  });
});
