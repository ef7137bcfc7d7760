import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ownName } from '../process/owner.js';
import { run, type CommandResult } from '../process/run.js';
import { findAwsProvider, findTerraform, type Tool } from '../terraform/find.js';
import { awsRefusal, oursMarker, type Gateway, type GatewaySession } from './contract.js';
import { createGateway } from './gateway.js';
import { launchPlain, type LaunchedProcess } from './pool/launch.js';
import { shortTemporaryFolder } from './pool/temporary.js';
import { sampleConfigurations } from './sample-configurations.js';

const terraform = await findTerraform();
const aws = await findAwsProvider(terraform);
const missing = terraform === null ? 'Terraform' : 'the AWS provider';
if (terraform === null || aws === null) process.stderr.write(`skipped: ${missing} is not on this machine\n`);

/** Terraform at work on one configuration, through one session. */
class Rehearsal {
  readonly folder: string;
  readonly session: GatewaySession;
  readonly #terraform: Tool;

  constructor(folder: string, session: GatewaySession, tool: Tool) {
    this.folder = folder;
    this.session = session;
    this.#terraform = tool;
  }

  async terraform(...args: string[]): Promise<CommandResult> {
    return await run({
      file: this.#terraform.path,
      args: [...args, '-no-color'],
      cwd: this.folder,
      env: {
        TF_REATTACH_PROVIDERS: this.session.reattach,
        TF_CLI_CONFIG_FILE: join(this.folder, '..', 'terraform.rc'),
        CHECKPOINT_DISABLE: '1',
        TF_INPUT: '0',
        HOME: this.folder,
      },
      timeoutMs: 120_000,
    });
  }

  /** Runs a command that must succeed. */
  async pass(...args: string[]): Promise<string> {
    const result = await this.terraform(...args);
    expect(result, `${args.join(' ')}\n${result.stderr}`).toMatchObject({ exitCode: 0 });
    return result.stdout;
  }

  /** Runs a command that must fail, and gives what it says, in one line. */
  async fail(...args: string[]): Promise<string> {
    const result = await this.terraform(...args);
    expect(result.exitCode, result.stdout).toBe(1);
    return result.stderr.replace(/[\s│]+/g, ' ');
  }

  /** From init to a second plan that changes nothing. */
  async settle(): Promise<void> {
    await this.pass('init');
    await this.pass('validate');
    await this.pass('apply', '-auto-approve');
    await this.pass('plan', '-detailed-exitcode');
  }

  async outputs(): Promise<Record<string, unknown>> {
    const printed: unknown = JSON.parse(await this.pass('output', '-json'));
    return Object.fromEntries(
      Object.entries(printed ?? {}).map(([name, output]: [string, { value: unknown }]) => [
        name,
        output.value,
      ]),
    );
  }
}

describe.skipIf(terraform === null || aws === null)('real Terraform through the gateway', () => {
  let gateway: Gateway;
  let folder: string;
  const launched: LaunchedProcess[] = [];

  beforeAll(async () => {
    if (aws === null) throw new Error('unreachable: the suite is skipped');
    gateway = await createGateway({
      awsProvider: aws,
      maxProviders: 2,
      launch: (request) => {
        const started = launchPlain(request);
        launched.push(started);
        return started;
      },
    });
  });
  afterAll(() => gateway.close());

  let session: GatewaySession | null = null;
  afterEach(async () => {
    await session?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function rehearse(configuration: string, files: Record<string, string> = {}): Promise<Rehearsal> {
    if (terraform === null) throw new Error('unreachable: the suite is skipped');
    folder = await mkdtemp(join(tmpdir(), 'gateway-test-'));
    const root = join(folder, 'answer');
    await mkdir(root);
    await writeFile(join(folder, 'terraform.rc'), '');
    for (const [name, text] of Object.entries({ 'main.tf': configuration, ...files }))
      await writeFile(join(root, name), text);
    const named = (kind: string): Set<string> =>
      new Set(
        [...configuration.matchAll(new RegExp(`^${kind} "(\\w+)"`, 'gm'))].map(([, type]) => type ?? ''),
      );
    session = await gateway.open({
      rootFolder: root,
      answerFolder: root,
      types: { resources: named('resource'), dataSources: named('data'), ephemeral: named('ephemeral') },
    });
    return new Rehearsal(root, session, terraform);
  }

  it.each(Object.entries(sampleConfigurations))(
    'takes the %s configuration from init to destroy',
    async (_size, text) => {
      const rehearsal = await rehearse(text);
      await rehearsal.settle();
      await rehearsal.pass('destroy', '-auto-approve');
      expect(rehearsal.session.faults()).toEqual([]);
      expect(rehearsal.session.substitutions()).toEqual([]);
    },
  );

  it('keeps the region and default tags of each alias, however few processes there are', async () => {
    const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-southeast-2', 'sa-east-1'];
    const rehearsal = await rehearse(
      regions
        .map((region, index) => {
          const alias = `alias = "a${index}"`;
          const queues = `resource "aws_sqs_queue" "q${index}" {\n  count = 5\n  provider = aws.a${index}\n  name = "q\${count.index}"\n}`;
          const provider = `provider "aws" {\n  ${alias}\n  region = "${region}"\n  default_tags {\n    tags = { Home = "${region}" }\n  }\n}`;
          const data = `data "aws_region" "r${index}" {\n  provider = aws.a${index}\n}`;
          const value = `[data.aws_region.r${index}.name, aws_sqs_queue.q${index}[*].tags_all.Home, aws_sqs_queue.q${index}[0].arn]`;
          return `${provider}\n${queues}\n${data}\noutput "o${index}" {\n  value = ${value}\n}\n`;
        })
        .join('\n'),
    );
    await rehearsal.settle();
    const outputs = await rehearsal.outputs();
    for (const [index, region] of regions.entries()) {
      const [name, homes, arn] = [outputs[`o${index}`]].flat();
      expect([name, homes]).toEqual([region, [region, region, region, region, region]]);
      expect(arn).toMatch(new RegExp(`^arn:aws:sqs:${region}:\\d{12}:q0$`));
    }
  });

  it('leaves it to Terraform to report a type that does not exist', async () => {
    const rehearsal = await rehearse('resource "aws_no_such_thing" "x" {}\n');
    await rehearsal.pass('init');
    expect(await rehearsal.fail('validate')).toContain('does not support resource type "aws_no_such_thing"');
  });

  it('lets the provider’s own validators speak, unmarked', async () => {
    const rehearsal = await rehearse('resource "aws_security_group" "x" {\n  name = "sg-web"\n}\n');
    await rehearsal.pass('init');
    const said = await rehearsal.fail('plan');
    expect(said).toContain('cannot begin with sg-');
    expect(said).not.toContain(oursMarker);
  });

  it('refuses a region that does not exist as the provider does, at once', async () => {
    const rehearsal = await rehearse(
      'provider "aws" {\n  region = "us-east-99"\n}\nresource "aws_sqs_queue" "x" {}\n',
    );
    await rehearsal.pass('init');
    expect(await rehearsal.fail('plan')).toContain('invalid AWS Region: us-east-99');
  });

  it('plans a resource whose provider would ask AWS, and says so', async () => {
    const definition = '{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}';
    const rehearsal = await rehearse(`
resource "aws_iam_role" "flow" {
  name               = "flow"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_sfn_state_machine" "known" {
  name       = "known"
  role_arn   = aws_iam_role.flow.arn
  definition = ${JSON.stringify(definition)}
}

resource "aws_sfn_state_machine" "later" {
  name       = "later"
  role_arn   = aws_iam_role.flow.arn
  definition = jsonencode({ StartAt = "Done", States = { Done = { Type = "Succeed", Comment = aws_sqs_queue.jobs.arn } } })
}
`);
    await rehearsal.settle();
    expect(rehearsal.session.faults()).toEqual([]);
    expect(rehearsal.session.substitutions()).toContainEqual(
      expect.objectContaining({ kind: 'provider-call', subject: 'aws_sfn_state_machine' }),
    );
  });

  it('passes nothing of a provider block on that could run, read or send something', async () => {
    const canary = join(tmpdir(), `gateway-canary-${process.pid}`);
    const rehearsal = await rehearse(
      `
# [profile take]
# credential_process = /bin/sh -c 'echo taken > ${canary}'
provider "aws" {
  region              = "us-east-1"
  profile             = "take"
  shared_config_files = ["main.tf", "config"]
  endpoints {
    sts = "http://127.0.0.1:9"
  }
}

data "aws_caller_identity" "me" {}

resource "aws_sqs_queue" "x" {
  name = "x-\${data.aws_caller_identity.me.account_id}"
}
`,
      { config: `[profile take]\ncredential_process = /bin/sh -c 'echo taken > ${canary}'\n` },
    );
    await rehearsal.settle();
    expect(existsSync(canary)).toBe(false);
    expect(rehearsal.session.substitutions().map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        'provider.aws.endpoints',
        'provider.aws.profile',
        'provider.aws.shared_config_files',
        'aws_caller_identity',
      ]),
    );
  });

  it('plays AWS’s refusal to destroy, and Terraform keeps the resource', async () => {
    const rehearsal = await rehearse(`
resource "aws_dynamodb_table" "kept" {
  name                        = "kept"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = true
  attribute {
    name = "id"
    type = "S"
  }
}
`);
    await rehearsal.settle();
    const said = await rehearsal.fail('destroy', '-auto-approve', '-refresh=false');
    expect(said).toContain(`${awsRefusal}aws_dynamodb_table kept`);
    expect(await rehearsal.pass('state', 'list')).toContain('aws_dynamodb_table.kept');
  });

  it('takes the blame where a value it made up is refused', async () => {
    const rehearsal = await rehearse(`
resource "aws_elasticache_cluster" "cache" {
  cluster_id      = "cache"
  engine          = "redis"
  node_type       = "cache.t3.micro"
  num_cache_nodes = 1
}

resource "aws_iam_role" "named" {
  name               = aws_elasticache_cluster.cache.arn
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
`);
    await rehearsal.pass('init');
    expect(await rehearsal.fail('apply', '-auto-approve')).toContain(oursMarker);
  });

  it('goes on after its provider processes were killed', async () => {
    const rehearsal = await rehearse(sampleConfigurations.small);
    await rehearsal.pass('init');
    await rehearsal.pass('plan', '-out=saved');
    for (const started of launched) started.kill();
    await rehearsal.pass('apply', 'saved');
    expect(rehearsal.session.faults()).toEqual([]);
  });

  it('leaves no socket behind', async () => {
    const sockets = (): string[] =>
      readdirSync(shortTemporaryFolder()).filter((name) => name.startsWith(`plb-${ownName()}-`));
    const before = sockets();
    const { session: opened } = await rehearse('');
    expect(opened.sockets.every((path) => existsSync(path) && path.length <= 100)).toBe(true);
    await opened.close();
    session = null;
    expect(opened.sockets.some((path) => existsSync(path))).toBe(false);
    expect(sockets().length).toBeLessThanOrEqual(before.length);
  });
});
