import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AnswerFile } from '../domain/answer.js';
import type { Substitution } from '../domain/stage.js';

/** Sorts after every name an answer may use; override files of answers are refused at extraction. */
const overrideName = 'zzzz_plumbline_override.tf';

/** A throw-away folder with an answer's files and, outside them, what Plumbline needs to run it. */
export interface Workspace {
  readonly folder: string;
  /** The answer's files. */
  readonly answer: string;
  /** Terraform runs here. */
  readonly root: string;
  /** Ours, only read by Terraform: CLI configuration, variable values. */
  readonly harness: string;
  /** Terraform's to write, outside the answer: HOME, temporary files, plans. */
  readonly scratch: string;
  dispose(): Promise<void>;
}

/** What must be overridden so that an answer can run without its authors' environment. */
export interface Neutralised {
  /** Kind of state storage the answer declares (`s3`, `cloud`), or null. */
  readonly backend: string | null;
  /** `required_version` constraint, or null. */
  readonly terraformVersion: string | null;
}

/** Terraform text of the override, or null where nothing needs one; and what was changed, for the record. */
function override(needed: Neutralised): { text: string | null; substitutions: Substitution[] } {
  const lines: string[] = [];
  const substitutions: Substitution[] = [];
  if (needed.backend !== null) {
    lines.push('  backend "local" {}');
    substitutions.push({
      kind: needed.backend === 'cloud' ? 'cloud' : 'backend',
      subject: needed.backend,
      value: 'local',
      reason: 'state is kept in the rehearsal folder; nothing outside is reached',
    });
  }
  if (needed.terraformVersion !== null) {
    lines.push('  required_version = ">= 0.12"');
    substitutions.push({
      kind: 'terraform-version',
      subject: 'required_version',
      value: needed.terraformVersion,
      reason: 'every answer runs on the one Terraform found on this machine',
    });
  }
  return { text: lines.length === 0 ? null : `terraform {\n${lines.join('\n')}\n}\n`, substitutions };
}

/** Writes an answer to a private folder. The caller disposes of it. */
export async function createWorkspace(
  files: readonly AnswerFile[],
  root: string,
  needed: Neutralised,
): Promise<{ workspace: Workspace; substitutions: Substitution[] }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'plumbline-')));
  const answer = join(folder, 'answer');
  const harness = join(folder, 'harness');
  const scratch = join(folder, 'scratch');
  const rootFolder = join(answer, root);
  await Promise.all([rootFolder, harness, scratch].map((made) => mkdir(made, { recursive: true })));
  for (const file of files) {
    const path = join(answer, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.text, { flag: 'wx', mode: 0o644 });
  }
  const { text, substitutions } = override(needed);
  if (text !== null) await writeFile(join(rootFolder, overrideName), text, { flag: 'wx' });
  return {
    workspace: {
      folder,
      answer,
      root: rootFolder,
      harness,
      scratch,
      dispose: () => rm(folder, { recursive: true, force: true }),
    },
    substitutions,
  };
}
