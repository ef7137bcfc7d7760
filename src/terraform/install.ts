import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { run, type CommandResult } from '../process/run.js';
import { temporaryPrefix } from '../process/temporary.js';
import type { Tool } from './find.js';
import { cacheFolder, findPackage, platformName, type ProviderPackage } from './mirrors.js';

const source = 'hashicorp/aws';

/** Environment variables that fetching may need; nothing else of ours is passed on. */
const networkVariables = [
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

interface Project {
  readonly folder: string;
  terraform(args: readonly string[], timeoutMs: number): Promise<CommandResult>;
  dispose(): Promise<void>;
}

function mainFile(version: string): string {
  return `terraform {\n  required_providers {\n    aws = {\n      source  = "${source}"\n      version = "= ${version}"\n    }\n  }\n}\n`;
}

function mirrorConfig(mirror: string): string {
  return `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
}

/** A throw-away folder whose configuration asks for one version of the AWS provider. */
async function createProject(
  terraform: string,
  version: string,
  mirror: string | null,
  env: NodeJS.ProcessEnv,
): Promise<Project> {
  const folder = await mkdtemp(temporaryPrefix('plumbline'));
  const config = join(folder, 'cli.tfrc');
  await writeFile(join(folder, 'main.tf'), mainFile(version));
  await writeFile(config, mirror === null ? '' : mirrorConfig(mirror));
  const kept = Object.fromEntries(
    networkVariables.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
  );
  const own = { HOME: folder, TF_CLI_CONFIG_FILE: config, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
  return {
    folder,
    terraform: (args, timeoutMs) =>
      run({ file: terraform, args, cwd: folder, env: { ...kept, ...own }, timeoutMs }),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Unpacks a provider archive into our cache with Terraform's own installer. Returns null where Terraform refuses it. */
export async function unpackProvider(
  terraform: string,
  found: ProviderPackage,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Tool | null> {
  const project = await createProject(terraform, found.version, found.mirror, env);
  try {
    const result = await project.terraform(['init', '-backend=false', '-input=false'], 300_000);
    if (result.exitCode !== 0) return null;
    const target = join(cacheFolder(env), 'providers');
    await mkdir(target, { recursive: true });
    await cp(join(project.folder, '.terraform', 'providers'), target, { recursive: true, dereference: true });
  } finally {
    await project.dispose();
  }
  const inCache = findPackage(source, found.version, env);
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
  const project = await createProject(terraform, version, null, env);
  try {
    await mkdir(archives, { recursive: true });
    const args = ['providers', 'mirror', `-platform=${platformName()}`, archives];
    const result = await project.terraform(args, 900_000);
    if (result.exitCode !== 0) return { error: reasonOf(result) };
    const packed = findPackage(source, version, { ...env, TF_PLUGIN_CACHE_DIR: archives });
    const tool = packed === null ? null : await unpackProvider(terraform, packed, env);
    return tool === null ? { error: 'Terraform could not unpack what it fetched' } : { tool };
  } finally {
    await Promise.all([project.dispose(), rm(archives, { recursive: true, force: true })]);
  }
}

function reasonOf(result: CommandResult): string {
  if (result.timedOut) return 'no answer within 15 minutes';
  const lines = stripVTControlCharacters(`${result.stderr}\n${result.stdout}`)
    .split('\n')
    .map((line) => line.replace(/^[\s│╷╵]+/u, '').trim());
  return lines.find((line) => /error/i.test(line)) ?? 'no message';
}
