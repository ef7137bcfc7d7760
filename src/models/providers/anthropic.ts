import Anthropic from '@anthropic-ai/sdk';
import type { FinishReason } from '../../domain/answer.js';
import type { ModelAnswer, ModelProvider } from '../../domain/model.js';
import { sdkError } from '../sdk.js';

const finishReasons: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'refusal',
};

/** The API demands a limit; this one is high enough that an honest answer is not cut. */
const defaultMaxTokens = 32_000;

/** Anthropic's messages API, streamed because long answers are refused otherwise. */
const provider: ModelProvider = {
  id: 'anthropic',
  title: 'Anthropic (messages)',
  env: [
    { name: 'ANTHROPIC_API_KEY', required: true },
    { name: 'ANTHROPIC_BASE_URL', required: false },
  ],
  async ask(request, { signal }): Promise<ModelAnswer> {
    // No retries here: `ask.ts` owns them, so that every attempt is counted and waits are shown.
    const client = new Anthropic({ maxRetries: 0 });
    try {
      const message = await client.messages
        .stream(
          {
            model: request.model,
            max_tokens: request.maxTokens ?? defaultMaxTokens,
            messages: [{ role: 'user', content: request.prompt }],
          },
          { signal },
        )
        .finalMessage();
      const { usage } = message;
      const cached = usage.cache_read_input_tokens ?? 0;
      return {
        text: message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join(''),
        finishReason: finishReasons[message.stop_reason ?? ''] ?? 'other',
        rawFinishReason: message.stop_reason,
        reportedModel: message.model,
        usage: {
          // Anthropic counts cached tokens beside, not inside, `input_tokens`.
          inputTokens: usage.input_tokens + cached + (usage.cache_creation_input_tokens ?? 0),
          outputTokens: usage.output_tokens,
          cachedInputTokens: usage.cache_read_input_tokens,
          reasoningTokens: null,
        },
      };
    } catch (error) {
      throw sdkError('Anthropic', error);
    }
  },
};

export default provider;
