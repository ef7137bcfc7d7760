import type { Extraction } from './domain/answer.js';
import { failpoint } from './domain/failpoint.js';
import type { ModelAnswer, ModelProvider } from './domain/model.js';
import type { AnswerKind, RunPlan, SampleKey, StoredState } from './domain/run.js';
import type { Task } from './domain/task.js';
import { extract } from './extract/extract.js';
import { createLimit } from './limits.js';
import { ask, AskError } from './models/ask.js';
import { createBreakers, type Breakers } from './models/breaker.js';
import { loadProvider, parseModelName } from './models/load.js';
import { redactor } from './output/redact.js';
import { assess, isWithheld, type Bench } from './pipeline.js';
import { StoreError } from './store/open.js';
import type { RunWriter } from './store/samples.js';
import { loadGiven, loadReference } from './tasks/load.js';

/** How the jobs of a run are worked on. */
export interface BenchPlan {
  readonly concurrency: number;
  readonly maxTokens: number | null;
  /** Wait before the second attempt of an asking; see `models/ask.ts`. */
  readonly firstWaitMs?: number;
  readonly signal: AbortSignal;
}

/** Told of what happens while a run goes on. */
export interface BenchEvents {
  done(key: SampleKey, score: number | null, error: string | null): void;
  note(text: string): void;
  /** An answer's stages were not run, because no sandbox works here. */
  withheld?(key: SampleKey): void;
}

/** One sample to be made. */
export interface Job {
  readonly key: SampleKey;
  readonly task: Task;
  /** Null for the reference. */
  readonly provider: ModelProvider | null;
  readonly model: string;
}

/** The name the reference has among the models of a run. */
export const referenceName = 'reference';

/** Every sample of a run, the references first. Throws where a model's name is wrong, before anything is asked. */
export async function planJobs(
  plan: Pick<RunPlan, 'models' | 'epochs'> & { readonly tasks: readonly Task[] },
): Promise<readonly Job[]> {
  const references = plan.tasks.map((task) => job(task, referenceName, 'reference', 1, null, referenceName));
  const providers = new Map<string, ModelProvider>();
  for (const name of plan.models) {
    const { provider } = parseModelName(name);
    if (!providers.has(provider)) providers.set(provider, await loadProvider(provider));
  }
  const asked = plan.tasks.flatMap((task) =>
    plan.models.flatMap((name) => {
      const { provider, model } = parseModelName(name);
      const kind = provider === 'sample' ? 'sample' : 'model';
      return Array.from({ length: plan.epochs }, (_, index) =>
        job(task, name, kind, index + 1, providers.get(provider) ?? null, model),
      );
    }),
  );
  return [...references, ...asked];
}

function job(
  task: Task,
  name: string,
  kind: AnswerKind,
  epoch: number,
  provider: ModelProvider | null,
  model: string,
): Job {
  return { key: { taskId: task.id, model: name, kind, epoch }, task, provider, model };
}

/** What the jobs of a run share. */
interface Work {
  readonly plan: BenchPlan;
  readonly bench: Bench;
  readonly writer: RunWriter;
  readonly events: BenchEvents;
  readonly breakers: Breakers;
  /** Takes this machine's secrets out of what is stored and shown. */
  readonly redact: (text: string) => string;
  /** The plan's signal, and our own for a database that cannot be written any more. */
  readonly signal: AbortSignal;
}

/**
 * Runs every job that is not done yet, each stored as soon as it is done. One that fails does not stop the others; a
 * database that cannot be written stops them all at once, for answers that cannot be kept must not be paid for.
 *
 * @throws {StoreError} where the database could not be written; what was stored before stays and can be gone on with.
 */
export async function runBench(
  jobs: readonly Job[],
  plan: BenchPlan,
  bench: Bench,
  writer: RunWriter,
  events: BenchEvents,
): Promise<void> {
  const limit = createLimit(plan.concurrency);
  const unstorable = new AbortController();
  const signal = AbortSignal.any([plan.signal, unstorable.signal]);
  const work: Work = { plan, bench, writer, events, breakers: createBreakers(), redact: redactor(), signal };
  const failures: Error[] = [];
  await Promise.all(
    jobs.map((one) =>
      limit.add(async () => {
        if (signal.aborted) return;
        try {
          await runJob(one, work);
        } catch (error) {
          failures.push(error instanceof Error ? error : new Error(String(error)));
          unstorable.abort();
        }
      }),
    ),
  );
  if (failures[0] !== undefined) throw failures[0];
}

/** Throws only where the database fails; every other failure is stored as the sample's. */
async function runJob(one: Job, work: Work): Promise<void> {
  const { key, task } = one;
  const { writer, events, signal } = work;
  try {
    const stored = writer.stored(key);
    if (stored.status === 'scored') return;
    const extraction = await extractionOf(one, stored, work);
    const given = await loadGiven(task);
    failpoint('assess.before');
    const assessment = await assess({ extraction, task, given, signal }, work.bench);
    failpoint('assess.after');
    // What an interruption cut short says nothing about the answer; it is assessed when the run goes on.
    if (signal.aborted) return;
    writer.scored(key, assessment);
    if (isWithheld(assessment)) events.withheld?.(key);
    events.done(key, assessment.score.score, null);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (signal.aborted) return;
    // Providers quote keys in their errors.
    const message = work.redact(error instanceof Error ? error.message : String(error));
    writer.failed(key, task, { ...failureOf(error), message });
    events.done(key, null, message);
  }
  failpoint('progress.after');
}

/** The provider is not asked any more; see `models/breaker.ts`. */
class NotAskedError extends Error {
  override readonly name = 'NotAskedError';
}

function failureOf(error: unknown): { kind: string; attempts: number } {
  if (error instanceof AskError) return { kind: error.kind, attempts: error.attempts };
  return { kind: error instanceof NotAskedError ? 'not-asked' : 'plumbline', attempts: 0 };
}

/** An answer that is stored is read from there; it was paid for once. */
async function extractionOf(one: Job, stored: StoredState, work: Work): Promise<Extraction> {
  if (one.provider === null) return await reference(one, stored, work.writer);
  const { text, finishReason } = stored.status === 'answered' ? stored : await asked(one, one.provider, work);
  return extract(text, { finishReason });
}

/** The reference takes the way of an answer that was extracted already. */
async function reference({ key, task }: Job, stored: StoredState, writer: RunWriter): Promise<Extraction> {
  const files = await loadReference(task.id);
  if (stored.status === 'missing') {
    writer.answered(key, task, {
      text: files.map((file) => `### ${file.path}\n\`\`\`\n${file.text}\n\`\`\`\n`).join('\n'),
      finishReason: 'stop',
      rawFinishReason: null,
      reportedModel: null,
      usage: { inputTokens: null, outputTokens: null, cachedInputTokens: null, reasoningTokens: null },
      attempts: 0,
      askMs: 0,
    });
  }
  return {
    outcome: 'complete',
    reason: 'files of the reference folder',
    root: '.',
    files,
    refused: [],
    decisions: [],
  };
}

async function asked(one: Job, provider: ModelProvider, work: Work): Promise<ModelAnswer> {
  const { key, task, model } = one;
  const { breakers, events, plan, signal } = work;
  const why = breakers.open(provider.id);
  if (why !== null) throw new NotAskedError(why);
  failpoint('ask.before');
  try {
    const { answer, attempts, ms } = await ask(
      provider,
      { model, taskId: task.id, prompt: task.request, epoch: key.epoch, maxTokens: plan.maxTokens },
      { signal, firstWaitMs: plan.firstWaitMs, onRetry: (text) => events.note(work.redact(text)) },
    );
    breakers.succeeded(provider.id);
    failpoint('ask.after');
    work.writer.answered(key, task, { ...answer, attempts, askMs: ms });
    return answer;
  } catch (error) {
    if (error instanceof AskError && !signal.aborted && breakers.failed(provider.id, error))
      events.note(`${breakers.open(provider.id) ?? ''}; other providers go on`);
    throw error;
  }
}
