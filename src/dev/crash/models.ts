import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from '../../bench.js';
import { ModelError, type ModelProvider, type ModelRequest } from '../../domain/model.js';
import type { Task } from '../../domain/task.js';

/** Models that nobody can choose: they exist only in the crash suite's own process. */
const modelNames = ['quick', 'slow', 'slower', 'flaky', 'cut', 'broken'] as const;

/** The model whose every asking fails, with an error of its own; it never gives an answer that could be asked twice. */
export const brokenModel = 'broken';

function answerOf({ model, epoch }: ModelRequest, padding: number): string {
  const bucket = `resource "aws_s3_bucket" "${model}" {\n  bucket = "crash-${model}-${epoch}"\n}\n`;
  const text = `Here it is.\n\n### main.tf\n\`\`\`hcl\n${bucket}\`\`\`\n${'# filler\n'.repeat(padding / 9)}`;
  return model === 'cut' ? text.slice(0, -6) : text;
}

/** Some answer at once, some late, one only at the second attempt, one never; the same text every time. */
export function fakeProvider(asked: (request: ModelRequest) => void, padding: number): ModelProvider {
  const attempts = new Map<string, number>();
  return {
    id: 'crash',
    title: 'the crash suite’s own',
    env: [],
    async ask(request, { signal }) {
      const { model, epoch } = request;
      const key = `${model} ${epoch}`;
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      if (attempt === 1) asked(request);
      const ms = { slow: 20, slower: 60 }[model];
      if (ms !== undefined) await wait(ms, undefined, { signal });
      if (model === brokenModel) throw new ModelError('refused', { kind: 'bad-request', retryable: false });
      if (model === 'flaky' && attempt === 1)
        throw new ModelError('busy', { kind: 'server', retryable: true });
      return {
        text: answerOf(request, padding),
        finishReason: model === 'cut' ? 'length' : 'stop',
        rawFinishReason: null,
        reportedModel: model,
        usage: { inputTokens: 1, outputTokens: epoch, cachedInputTokens: null, reasoningTokens: null },
      };
    },
  };
}

/** The samples of a run, the same in the same order every time. */
export function crashJobs(task: Task, provider: ModelProvider, epochs: number): readonly Job[] {
  const kind = 'sample'; // Ours, so that they run where there is no sandbox, too.
  return Array.from({ length: epochs }, (_, index) => index + 1).flatMap((epoch) =>
    modelNames.map((model) => ({
      key: { taskId: task.id, model: `crash/${model}`, kind, epoch } as const,
      task,
      provider,
      model,
    })),
  );
}
