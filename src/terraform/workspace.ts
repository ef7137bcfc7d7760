import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AnswerFile } from '../domain/answer.js';
import type { Substitution } from '../domain/stage.js';
import { temporaryPrefix } from '../process/temporary.js';
import { providerOverrides, type AwsProviderBlock } from './credentials.js';

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
  /** Resources with provisioners, by the folder of their module relative to the answer's folder. */
  readonly provisioned: readonly { readonly folder: string; readonly type: string; readonly name: string }[];
  /** The answer's provider blocks of hashicorp/aws; only plain mode overrides them, the gateway needs no such help. */
  readonly awsProviders: readonly AwsProviderBlock[];
}

/** Override texts by folder, and what they change, for the record. */
interface Overrides {
  readonly texts: Map<string, string[]>;
  readonly substitutions: Substitution[];
}

/** Settings of the root's `terraform` block: where state is kept, and which Terraform may run. */
function overrideSettings({ backend, terraformVersion }: Neutralised, root: string, made: Overrides): void {
  const lines: string[] = [];
  if (backend !== null) {
    lines.push('  backend "local" {}');
    made.substitutions.push({
      kind: backend === 'cloud' ? 'cloud' : 'backend',
      subject: backend,
      value: 'local',
      reason: 'state is kept in the rehearsal folder; nothing outside is reached',
    });
  }
  if (terraformVersion !== null) {
    lines.push('  required_version = ">= 0.12"');
    made.substitutions.push({
      kind: 'terraform-version',
      subject: 'required_version',
      value: terraformVersion,
      reason: 'every answer runs on the one Terraform found on this machine',
    });
  }
  if (lines.length > 0) add(made, root, `terraform {\n${lines.join('\n')}\n}\n`);
}

/**
 * Provisioners never run. In an override one provisioner block replaces all of the original's; ours names a command
 * that the sandbox does not have and goes on when it fails, so the resource is applied as if its commands had worked.
 */
function overrideProvisioners({ provisioned }: Neutralised, made: Overrides): void {
  for (const { folder, type, name } of provisioned) {
    const provisioner =
      '  provisioner "local-exec" {\n    command    = "not run"\n    on_failure = continue\n  }';
    add(made, folder, `resource ${JSON.stringify(type)} ${JSON.stringify(name)} {\n${provisioner}\n}\n`);
    made.substitutions.push({
      kind: 'provisioner',
      subject: `${type}.${name}`,
      value: 'not run',
      reason: 'provisioners run commands or connect to machines; a rehearsal does neither',
    });
  }
}

function add({ texts }: Overrides, folder: string, text: string): void {
  texts.set(folder, [...(texts.get(folder) ?? []), text]);
}

/** A public key of nobody's, under the names that honest answers read from a home folder. */
const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGr1u5Qy0mVxYQp1cZ8b0sYF1rJ9u1m0y0nq2v0b1c2d rehearsal\n';
const publicKeyNames = ['id_rsa.pub', 'id_ed25519.pub'];

async function writeHome(scratch: string, files: readonly AnswerFile[], made: Overrides): Promise<void> {
  const folder = join(scratch, '.ssh');
  await mkdir(folder, { recursive: true });
  for (const name of publicKeyNames) {
    await writeFile(join(folder, name), publicKey);
    if (!files.some((file) => file.text.includes(`~/.ssh/${name}`))) continue;
    made.substitutions.push({
      kind: 'file',
      subject: `~/.ssh/${name}`,
      value: 'a public key of nobody’s',
      reason: 'the home folder of whoever wrote the answer is not here',
    });
  }
}

/**
 * Writes an answer to a private folder. With `credentials`, every configuration of the AWS provider gets settings by
 * which it can be configured without an account. The caller disposes of it.
 */
export async function createWorkspace(
  files: readonly AnswerFile[],
  root: string,
  needed: Neutralised,
  { credentials }: { readonly credentials: boolean },
): Promise<{ workspace: Workspace; substitutions: Substitution[] }> {
  const folder = await realpath(await mkdtemp(temporaryPrefix('plumbline')));
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
  const made: Overrides = { texts: new Map(), substitutions: [] };
  overrideSettings(needed, root, made);
  overrideProvisioners(needed, made);
  if (credentials) {
    for (const { folder: of, text, substitutions } of providerOverrides(needed.awsProviders, root)) {
      add(made, of, text);
      made.substitutions.push(...substitutions);
    }
  }
  await writeHome(scratch, files, made);
  for (const [path, texts] of made.texts) {
    await writeFile(join(answer, path, overrideName), texts.join('\n'), { flag: 'wx' });
  }
  return {
    workspace: {
      folder,
      answer,
      root: rootFolder,
      harness,
      scratch,
      dispose: () => rm(folder, { recursive: true, force: true }),
    },
    substitutions: made.substitutions,
  };
}
