import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, type CommandResult } from '../process/run.js';
import type { Tool } from './find.js';
import { cacheFolder, findPackage, platformName, type ProviderPackage } from './mirrors.js';

const source = 'hashicorp/aws';

/** Runs Terraform in a throw-away folder whose configuration asks for one version of the AWS provider. */
async function withProject<T>(
  version: string,
  mirror: string | null,
  use: (
    folder: string,
    terraform: (args: string[], timeoutMs: number) => Promise<CommandResult>,
  ) => Promise<T>,
  terraform: string,
  env: NodeJS.ProcessEnv,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-install-'));
  try {
    await writeFile(
      join(folder, 'main.tf'),
      `terraform {\n  required_providers {\n    aws = {\n      source  = "${source}"\n      version = "= ${version}"\n    }\n  }\n}\n`,
    );
    const config = join(folder, 'cli.tfrc');
    await writeFile(
      config,
      mirror === null
        ? ''
        : `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
    );
    const passed = [
      'PATH',
      'HTTP_PROXY',
      'HTTPS_PROXY',
      'NO_PROXY',
      'http_proxy',
      'https_proxy',
      'no_proxy',
      'SSL_CERT_FILE',
      'SSL_CERT_DIR',
    ];
    const kept = Object.fromEntries(
      passed.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
    );
    return await use(folder, (args, timeoutMs) =>
      run({
        file: terraform,
        args,
        cwd: folder,
        env: {
          ...kept,
          HOME: folder,
          TF_CLI_CONFIG_FILE: config,
          CHECKPOINT_DISABLE: '1',
          TF_IN_AUTOMATION: '1',
        },
        timeoutMs,
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Unpacks a provider archive into our cache with Terraform's own installer. Returns null where Terraform refuses it. */
export async function unpackProvider(
  terraform: string,
  found: ProviderPackage,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Tool | null> {
  const unpacked = await withProject(
    found.version,
    found.mirror,
    async (folder, command) => {
      const result = await command(['init', '-backend=false', '-input=false'], 300_000);
      if (result.exitCode !== 0) return false;
      const target = join(cacheFolder(env), 'providers');
      await mkdir(target, { recursive: true });
      await cp(join(folder, '.terraform', 'providers'), target, {
        recursive: true,
        dereference: true,
        force: true,
      });
      return true;
    },
    terraform,
    env,
  );
  const inCache = unpacked ? findPackage(source, found.version, env) : null;
  return inCache === null || inCache.packed ? null : { path: inCache.path, version: inCache.version };
}

/**
 * Fetches the AWS provider once with `terraform providers mirror` into our cache, for machines without a mirror.
 * Returns why it could not be fetched instead of throwing.
 */
export async function fetchAwsProvider(
  terraform: string,
  version: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ tool: Tool } | { error: string }> {
  const archives = join(cacheFolder(env), 'archives');
  await mkdir(archives, { recursive: true });
  const result = await withProject(
    version,
    null,
    (_folder, command) => command(['providers', 'mirror', `-platform=${platformName()}`, archives], 900_000),
    terraform,
    env,
  );
  if (result.exitCode !== 0) {
    const said =
      `${result.stderr}\n${result.stdout}`.split('\n').find((line) => /error/i.test(line)) ?? 'no message';
    return { error: result.timedOut ? 'no answer within 15 minutes' : said.replace(/^[\s│╷╵]+/u, '').trim() };
  }
  const packed = findPackage(source, version, { ...env, TF_PLUGIN_CACHE_DIR: archives });
  const tool = packed === null ? null : await unpackProvider(terraform, packed, env);
  return tool === null ? { error: `Terraform could not unpack what it fetched into ${archives}` } : { tool };
}
