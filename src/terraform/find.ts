import { mkdtemp, rm } from 'node:fs/promises';
import { z } from 'zod';
import { onPath } from '../process/on-path.js';
import { run } from '../process/run.js';
import { temporaryPrefix } from '../process/temporary.js';
import { findPackage } from './mirrors.js';
import { unpackProvider } from './install.js';

/** The AWS provider version Plumbline is measured with; recorded with every run, whichever was found. */
export const pinnedAwsVersion = '5.100.0';

/** A program found on this machine. */
export interface Tool {
  readonly path: string;
  readonly version: string;
}

const versionSchema = z.object({ terraform_version: z.string() });

/**
 * Terraform (or OpenTofu under another name) on PATH, with its version; null where there is none or it does not
 * answer `version -json`.
 */
export async function findTerraform(
  name = 'terraform',
  env: NodeJS.ProcessEnv = process.env,
): Promise<Tool | null> {
  const path = onPath(name, env);
  if (path === null) return null;
  const folder = await mkdtemp(temporaryPrefix('plumbline'));
  try {
    const result = await run({
      file: path,
      args: ['version', '-json'],
      cwd: folder,
      env: { CHECKPOINT_DISABLE: '1', HOME: folder },
      timeoutMs: 30_000,
    });
    const parsed = versionSchema.safeParse(parseJson(result.stdout));
    return parsed.success ? { path, version: parsed.data.terraform_version } : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Parses JSON that a program printed; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // The caller's schema says what was expected.
  }
}

/**
 * The real AWS provider's executable on this machine, unpacked into our cache where a mirror holds only its
 * archive; null where no mirror holds it.
 */
export async function findAwsProvider(
  terraform: Tool | null,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Tool | null> {
  const found = findPackage('hashicorp/aws', pinnedAwsVersion, env);
  if (found === null) return null;
  if (!found.packed) return { path: found.path, version: found.version };
  return terraform === null ? null : await unpackProvider(terraform.path, found, env);
}
