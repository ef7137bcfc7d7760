/** Under which conditions a run is measured, and whether they are still the same when it is gone on with. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunPlan } from './domain/run.js';
import type { Task } from './domain/task.js';
import type { PreparedEngine } from './engine.js';
import { gradersFolder } from './grading/load.js';
import type { StoredRun } from './store/runs.js';

const source = fileURLToPath(new URL('.', import.meta.url));

/** Everything between an answer and its score; the rest (command line, store, reports) changes no score. */
const measuring = [
  'domain',
  'evidence',
  'extract',
  'gateway',
  'grading',
  'hcl',
  'scoring',
  'terraform',
  'pipeline',
];

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.[jt]s$/.test(path) && !/(?:^|[\\/])(?:cases|_\w+)[\\/]/.test(path))
    .sort();
}

function hashOf(folder: string, keep: (path: string) => boolean): string {
  const hash = createHash('sha256');
  for (const path of filesBelow(folder).filter(keep)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(folder, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Hashes of the checks and of the code between an answer and its score, as they run now. */
export function codeHashes(): Pick<RunPlan, 'checksHash' | 'codeHash'> {
  return {
    checksHash: hashOf(gradersFolder, () => true),
    codeHash: hashOf(source, (path) => measuring.includes(/^[\w-]+/.exec(path)?.[0] ?? '')),
  };
}

/** What the plan keeps of the tasks. */
export function taskHashes(tasks: readonly Task[]): RunPlan['tasks'] {
  return tasks.map(({ id, requestHash, contentHash }) => ({ id, requestHash, contentHash }));
}

/** What is on this machine now, as far as scores depend on it. */
export interface Now extends Pick<RunPlan, 'tasks' | 'checksHash' | 'codeHash'> {
  readonly prepared: Pick<PreparedEngine, 'terraform' | 'aws' | 'engine' | 'notRun'>;
}

function changed(what: string, then: string | null, now: string | null): string[] {
  return then === now ? [] : [`${what} ${now ?? 'none'} instead of ${then ?? 'none'}`];
}

/** What differs from when a run was started, one phrase each; empty where it can be gone on with. */
export function differences(run: StoredRun, plan: RunPlan, now: Now): readonly string[] {
  const tasks = plan.tasks.flatMap((then) => {
    const task = now.tasks.find(({ id }) => id === then.id);
    if (task === undefined) return [`task ${then.id} is not there`];
    if (task.requestHash !== then.requestHash)
      return [`the request or prompt of task ${then.id} has changed`];
    return task.contentHash === then.contentHash
      ? []
      : [`the declaration, given files or reference of task ${then.id} have changed`];
  });
  const { terraform, aws, engine, notRun } = now.prepared;
  return [
    ...tasks,
    ...(plan.checksHash === now.checksHash ? [] : ['the checks in graders/ have changed']),
    ...(plan.codeHash === now.codeHash ? [] : ['Plumbline’s code that runs and grades answers has changed']),
    ...changed('Terraform', run.terraformVersion, terraform?.version ?? null),
    ...changed('hashicorp/aws', run.awsProviderVersion, aws?.version ?? null),
    ...changed('the sandbox is', run.sandbox, engine?.sandbox.kind ?? null),
    ...(run.notRunReason === notRun
      ? []
      : [`stages: now ${notRun ?? 'they run'}; then ${run.notRunReason ?? 'they ran'}`]),
  ];
}
