import type { FinishReason } from './answer.js';

/** What a provider is asked. */
export interface ModelRequest {
  /** The provider's own name of the model, without our prefix: `gpt-4o`. */
  readonly model: string;
  readonly taskId: string;
  readonly prompt: string;
  /** 1-based repetition of the same task. */
  readonly epoch: number;
  /** Upper bound of the answer in tokens, or null for the provider's default. */
  readonly maxTokens: number | null;
}

/** Tokens as the provider counted them; null where it does not say. */
export interface Usage {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly reasoningTokens: number | null;
}

/** A model's answer, before anything is read out of it. */
export interface ModelAnswer {
  readonly text: string;
  readonly finishReason: FinishReason;
  /** What the provider called it. */
  readonly rawFinishReason: string | null;
  readonly usage: Usage;
  /** The model's name as the provider reported it. */
  readonly reportedModel: string | null;
}

/** One provider of models: a file in `src/models/providers/`, named after its id. */
export interface ModelProvider {
  /** Prefix in `openai/gpt-4o`. */
  readonly id: string;
  /** One line for `doctor` and error messages. */
  readonly title: string;
  /** Environment variables it reads, the required ones first. */
  readonly env: readonly { readonly name: string; readonly required: boolean }[];
  /** Asks once; never retries. Throws {@link ModelError}. */
  ask(request: ModelRequest, options: { readonly signal: AbortSignal }): Promise<ModelAnswer>;
  /** Names that can be asked for without a network (the samples); empty where only the provider knows. */
  list?(): Promise<readonly string[]>;
}

/** A failed call. `retryable` ones are tried again; none is ever booked as the model's failure. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly kind:
    'auth' | 'quota' | 'rate-limit' | 'timeout' | 'network' | 'server' | 'bad-request' | 'unknown-model';
  readonly retryable: boolean;
  /** Wait the provider asked for, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    options: { kind: ModelError['kind']; retryable: boolean; retryAfterMs?: number | null; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.kind = options.kind;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
