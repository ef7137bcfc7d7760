import OpenAI from 'openai';
import type { FinishReason } from '../../domain/answer.js';
import { ModelError, type ModelAnswer, type ModelProvider } from '../../domain/model.js';
import { noUsage, sdkError } from '../sdk.js';

const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
};

/** The one answer. Some compatible endpoints report their failures with status 200 and no answer at all. */
function completionChoice(completion: OpenAI.ChatCompletion): OpenAI.ChatCompletion.Choice {
  // Not what the SDK's types say, but what arrives: nothing in there is checked by it.
  const choices: readonly OpenAI.ChatCompletion.Choice[] | undefined = completion.choices;
  const choice = choices?.[0];
  if (choice !== undefined) return choice;
  const said = 'error' in completion ? `: ${JSON.stringify(completion.error).slice(0, 300)}` : '';
  throw new ModelError(`OpenAI: the response holds no answer${said}`, { kind: 'server', retryable: true });
}

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
      const choice = completionChoice(completion);
      const { usage } = completion;
      const refused = choice.message.refusal;
      return {
        text: choice.message.content ?? refused ?? '',
        finishReason: refused ? 'refusal' : (finishReasons[choice.finish_reason] ?? 'other'),
        rawFinishReason: choice.finish_reason,
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
