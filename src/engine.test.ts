import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AnswerFile } from './domain/answer.js';
import type { StageName } from './domain/stage.js';
import { prepareEngine, type EngineOptions } from './engine.js';
import { assess } from './pipeline.js';
import { unconfined } from './sandbox/none.js';
import { findAwsProvider, findTerraform } from './terraform/find.js';

const terraform = await findTerraform();
const canRun = terraform !== null && (await findAwsProvider(terraform)) !== null;
if (!canRun)
  process.stderr.write('skipped: engines on real Terraform (it or the AWS provider is not here)\n');

function file(path: string, text: string): AnswerFile {
  return { path, text, bytes: text.length, startLine: 1, endLine: text.split('\n').length };
}

/** No default block in the root, an alias that wants other credentials, and a child with a block of its own. */
const needy = [
  file(
    'main.tf',
    `provider "aws" {
  alias               = "west"
  region              = "us-west-2"
  profile             = "someone"
  allowed_account_ids = ["111122223333"]
  shared_config_files = ["config"]
  assume_role {
    role_arn = "arn:aws:iam::111122223333:role/deploy"
  }
}

resource "aws_sqs_queue" "here" {
  name = "here"
}

resource "aws_sqs_queue" "west" {
  provider = aws.west
  name     = "west"
}

module "child" {
  source = "./child"
}
`,
  ),
  file(
    'child/main.tf',
    'provider "aws" {\n  region = "eu-west-1"\n}\n\nresource "aws_sns_topic" "t" {\n  name = "t"\n}\n',
  ),
];

async function verdicts(
  files: readonly AnswerFile[],
  last: StageName,
  options: Partial<EngineOptions>,
): Promise<{ stages: string[]; subjects: string[] }> {
  const prepared = await prepareEngine({
    kind: 'gateway',
    terraformBin: 'terraform',
    wanted: true,
    note: () => undefined,
    ...options,
  });
  try {
    const extraction = {
      outcome: 'complete',
      reason: '',
      root: '.',
      files,
      refused: [],
      decisions: [],
    } as const;
    const bench = {
      checks: [],
      engine: prepared.engine,
      notRun: prepared.notRun,
      last,
      unsafeNoSandbox: true,
    };
    const { stages, substitutions } = await assess({ extraction, task: null }, bench);
    return {
      stages: stages.map(({ stage, verdict, diagnostics }) =>
        [
          stage,
          verdict,
          ...diagnostics.filter(({ severity }) => severity === 'error').map(({ summary }) => summary),
        ].join(' '),
      ),
      subjects: substitutions.map(({ subject }) => subject),
    };
  } finally {
    await prepared.close();
  }
}

describe.runIf(canRun)('engines', () => {
  let folder: string | null = null;
  afterEach(async () => {
    vi.unstubAllEnvs();
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  });

  test('plain mode plans without an account: every provider block gets credentials that open nothing', async () => {
    const { stages, subjects } = await verdicts(needy, 'plan', { kind: 'plain' });
    expect(stages.slice(0, 3)).toEqual(['init pass', 'validate pass', 'plan pass']);
    expect(subjects).toEqual(
      expect.arrayContaining([
        'provider.aws.credentials',
        'provider.aws.west.credentials',
        'provider.aws.profile',
        'provider.aws.allowed_account_ids',
        'provider.aws.assume_role',
        'provider.aws.region',
      ]),
    );
  }, 600_000);

  test('OpenTofu is asked for by its name, and its own version is what answers are held to', async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-tofu-'));
    const tofu = join(folder, 'tofu');
    const versions = '\'{"terraform_version":"1.9.0","platform":"linux_amd64","provider_selections":{}}\'';
    await writeFile(
      tofu,
      `#!/bin/sh\nif [ "$1" = version ]; then\n  [ "$2" = -json ] && echo ${versions} || echo "OpenTofu v1.9.0"\n  exit\nfi\nexec ${terraform?.path ?? ''} "$@"\n`,
    );
    await chmod(tofu, 0o755);
    vi.stubEnv('PATH', `${folder}:${process.env.PATH ?? ''}`);
    const files = [
      file(
        'main.tf',
        'terraform {\n  required_version = "~> 1.10"\n}\n\nresource "aws_sqs_queue" "q" {\n  name = "q"\n}\n',
      ),
    ];
    // A script needs a shell, which no sandbox of ours has; and without one nothing goes beyond the plan.
    const { stages, subjects } = await verdicts(files, 'destroy', {
      terraformBin: 'tofu',
      sandbox: unconfined,
    });
    expect(stages.slice(0, 3)).toEqual(['init pass', 'validate pass', 'plan pass']);
    expect(subjects).toContain('required_version');
  }, 600_000);
});
