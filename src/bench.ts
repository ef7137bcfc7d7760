import type { Extraction } from './domain/answer.js';
import type { ModelProvider } from './domain/model.js';
import type { AnswerKind, SampleKey } from './domain/run.js';
import type { Task } from './domain/task.js';
import { extract } from './extract/extract.js';
import { createLimit } from './limits.js';
import { ask, AskError } from './models/ask.js';
import { loadProvider, parseModelName } from './models/load.js';
import { assess, type Bench } from './pipeline.js';
import type { RunWriter } from './store/samples.js';
import { loadGiven, loadReference } from './tasks/load.js';

/** What a run is to do. */
export interface BenchPlan {
  readonly tasks: readonly Task[];
  /** `provider/model` names. */
  readonly models: readonly string[];
  readonly epochs: number;
  readonly concurrency: number;
  readonly maxTokens: number | null;
  readonly signal: AbortSignal;
}

/** Told of what happens while a run goes on. */
export interface BenchEvents {
  done(key: SampleKey, score: number | null, error: string | null): void;
  note(text: string): void;
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
  plan: Pick<BenchPlan, 'tasks' | 'models' | 'epochs'>,
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

/** Runs every job, each stored as soon as it is done. One that fails does not stop the others. */
export async function runBench(
  jobs: readonly Job[],
  plan: BenchPlan,
  bench: Bench,
  writer: RunWriter,
  events: BenchEvents,
): Promise<void> {
  const limit = createLimit(plan.concurrency);
  await Promise.all(
    jobs.map((one) =>
      limit.add(async () => {
        if (plan.signal.aborted) return;
        await runJob(one, plan, bench, writer, events);
      }),
    ),
  );
}

async function runJob(
  one: Job,
  plan: BenchPlan,
  bench: Bench,
  writer: RunWriter,
  events: BenchEvents,
): Promise<void> {
  const { key, task } = one;
  try {
    const extraction =
      one.provider === null
        ? await reference(one, writer)
        : await asked(one, one.provider, plan, writer, events);
    const given = await loadGiven(task);
    const assessment = await assess(
      { extraction, task, given, trusted: key.kind !== 'model', signal: plan.signal },
      bench,
    );
    if (plan.signal.aborted) return;
    writer.scored(key, assessment);
    events.done(key, assessment.score.score, null);
  } catch (error) {
    if (plan.signal.aborted) return;
    const message = error instanceof Error ? error.message : String(error);
    const failure =
      error instanceof AskError
        ? { kind: error.kind, attempts: error.attempts }
        : { kind: 'plumbline', attempts: 0 };
    writer.failed(key, task, { ...failure, message });
    events.done(key, null, message);
  }
}

/** The reference takes the way of an answer that was extracted already. */
async function reference({ key, task }: Job, writer: RunWriter): Promise<Extraction> {
  const files = await loadReference(task.id);
  writer.answered(key, task, {
    text: files.map((file) => `### ${file.path}\n\`\`\`\n${file.text}\n\`\`\`\n`).join('\n'),
    finishReason: 'stop',
    rawFinishReason: null,
    reportedModel: null,
    usage: { inputTokens: null, outputTokens: null, cachedInputTokens: null, reasoningTokens: null },
    attempts: 0,
    askMs: 0,
  });
  return {
    outcome: 'complete',
    reason: 'files of the reference folder',
    root: '.',
    files,
    refused: [],
    decisions: [],
  };
}

async function asked(
  one: Job,
  provider: ModelProvider,
  plan: BenchPlan,
  writer: RunWriter,
  events: BenchEvents,
): Promise<Extraction> {
  const { key, task, model } = one;
  const result = await ask(
    provider,
    { model, taskId: task.id, prompt: task.request, epoch: key.epoch, maxTokens: plan.maxTokens },
    { signal: plan.signal, onRetry: (text) => events.note(text) },
  );
  writer.answered(key, task, { ...result.answer, attempts: result.attempts, askMs: result.ms });
  return extract(result.answer.text, { finishReason: result.answer.finishReason });
}
