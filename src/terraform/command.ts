import { run, type CommandResult } from '../process/run.js';
import type { Workspace } from './workspace.js';

/** What one answer's Terraform commands share. */
export interface Terminal {
  /** Terraform's (or OpenTofu's) executable. */
  readonly terraform: string;
  readonly workspace: Workspace;
  /** `TF_REATTACH_PROVIDERS`, or null in plain mode. */
  readonly reattach: string | null;
  /** CLI configuration file that closes (or, in plain mode, opens a mirror for) provider installation. */
  readonly cliConfig: string;
  readonly signal?: AbortSignal;
}

/** Limits of wall time a command, in milliseconds. They are a backstop, far above what honest answers take. */
const limits: Readonly<Record<string, number>> = {
  init: 60_000,
  validate: 60_000,
  plan: 120_000,
  apply: 240_000,
  show: 60_000,
};

/**
 * Runs one Terraform command on the answer. The environment is built from nothing: no credentials, proxies or
 * settings of this machine reach the answer.
 */
export async function terraform(terminal: Terminal, args: readonly string[]): Promise<CommandResult> {
  const { workspace, reattach, signal } = terminal;
  return await run({
    file: terminal.terraform,
    args,
    cwd: workspace.root,
    env: {
      HOME: `${workspace.harness}/home`,
      TMPDIR: `${workspace.harness}/home`,
      TF_CLI_CONFIG_FILE: terminal.cliConfig,
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
      ...(reattach === null ? { AWS_EC2_METADATA_DISABLED: 'true' } : { TF_REATTACH_PROVIDERS: reattach }),
    },
    timeoutMs: limits[args[0] ?? ''] ?? 120_000,
    ...(signal === undefined ? {} : { signal }),
  });
}
