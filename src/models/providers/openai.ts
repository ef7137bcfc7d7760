import OpenAI from 'openai';
import type { FinishReason } from '../../domain/answer.js';
import type { ModelAnswer, ModelProvider } from '../../domain/model.js';
import { noUsage, sdkError } from '../sdk.js';

const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
};

/** OpenAI, and whatever speaks its chat API at `OPENAI_BASE_URL`. */
const provider: ModelProvider = {
  id: 'openai',
  title: 'OpenAI and compatible endpoints (chat completions)',
  env: [
    { name: 'OPENAI_API_KEY', required: true },
    { name: 'OPENAI_BASE_URL', required: false },
    { name: 'OPENAI_ORG_ID', required: false },
    { name: 'OPENAI_PROJECT_ID', required: false },
  ],
  async ask(request, { signal }): Promise<ModelAnswer> {
    // No retries here: `ask.ts` owns them, so that every attempt is counted and waits are shown.
    const client = new OpenAI({ maxRetries: 0 });
    try {
      const completion = await client.chat.completions.create(
        {
          model: request.model,
          messages: [{ role: 'user', content: request.prompt }],
          // Not `max_tokens`, which reasoning models refuse.
          ...(request.maxTokens === null ? {} : { max_completion_tokens: request.maxTokens }),
        },
        { signal },
      );
      const choice = completion.choices[0];
      const { usage } = completion;
      const refused = choice?.message.refusal;
      return {
        text: choice?.message.content ?? refused ?? '',
        finishReason: refused ? 'refusal' : (finishReasons[choice?.finish_reason ?? ''] ?? 'other'),
        rawFinishReason: choice?.finish_reason ?? null,
        reportedModel: completion.model,
        usage:
          usage === undefined
            ? noUsage
            : {
                inputTokens: usage.prompt_tokens,
                outputTokens: usage.completion_tokens,
                cachedInputTokens: usage.prompt_tokens_details?.cached_tokens ?? null,
                reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? null,
              },
      };
    } catch (error) {
      throw sdkError('OpenAI', error);
    }
  },
};

export default provider;
