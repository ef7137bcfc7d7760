import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../process/run.js';
import { findAwsProvider, findTerraform } from '../../../terraform/find.js';
import { type Gateway, type GatewaySession } from '../../contract.js';
import { createGateway } from '../../gateway.js';

/*
 * The filled values are right where real Terraform and the real provider accept what refers to them and find nothing to
 * change afterwards. `configurations/` holds the commonest resource types, joined up as answers join them.
 */
const terraform = await findTerraform();
const aws = await findAwsProvider(terraform);
const cases = ['network', 'application', 'operations', 'questions', 'utility', 'keys', 'reach', 'imports'];

describe.skipIf(terraform === null || aws === null)('applies, settles and is destroyed', () => {
  let gateway: Gateway;
  let session: GatewaySession | null = null;
  let folder = '';

  beforeAll(async () => {
    if (aws !== null) gateway = await createGateway({ awsProvider: aws, maxProviders: 2 });
  });
  afterAll(() => gateway.close());
  afterEach(async () => {
    await session?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function rehearse(name: string): Promise<(...args: string[]) => Promise<void>> {
    const text = await readFile(new URL(`configurations/${name}.tf`, import.meta.url), 'utf8');
    folder = await mkdtemp(join(tmpdir(), 'plumbline-settles-'));
    const root = join(folder, 'answer');
    await mkdir(join(root, 'source'), { recursive: true });
    await writeFile(join(root, 'main.tf'), text);
    await writeFile(join(root, 'source', 'index.py'), 'print(1)\n');
    await writeFile(join(folder, 'terraform.rc'), '');
    const named = (kind: string): Set<string> =>
      new Set([...text.matchAll(new RegExp(`^${kind} "(\\w+)"`, 'gm'))].map(([, type]) => type ?? ''));
    session = await gateway.open({
      rootFolder: root,
      answerFolder: root,
      types: { resources: named('resource'), dataSources: named('data'), ephemeral: new Set() },
    });
    const env = {
      TF_REATTACH_PROVIDERS: session.reattach,
      TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
      CHECKPOINT_DISABLE: '1',
      HOME: folder,
    };
    return async (...args) => {
      const result = await run({
        file: terraform?.path ?? 'terraform',
        args: [...args, '-no-color'],
        cwd: root,
        env,
        timeoutMs: 120_000,
      });
      expect(result, `${args.join(' ')}\n${result.stdout.slice(-4000)}\n${result.stderr}`).toMatchObject({
        exitCode: 0,
      });
    };
  }

  it.each(cases)(
    '%s',
    async (name) => {
      const pass = await rehearse(name);
      await pass('init');
      await pass('apply', '-auto-approve');
      await pass('plan', '-detailed-exitcode');
      await pass('destroy', '-auto-approve', '-refresh=false');
      expect(session?.faults()).toEqual([]);
    },
    300_000,
  );
});
