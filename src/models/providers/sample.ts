import { ModelError, type ModelAnswer, type ModelProvider } from '../../domain/model.js';
import { loadSamples } from '../../tasks/samples.js';
import { noUsage } from '../sdk.js';

/** The sample answers that we wrote ourselves, so that the benchmark runs without a key. No model gave them. */
const provider: ModelProvider = {
  id: 'sample',
  title: 'sample answers written for this project (no network, no key)',
  env: [],
  async ask(request): Promise<ModelAnswer> {
    const samples = await loadSamples();
    const found = samples.find((sample) => sample.name === request.model);
    if (found?.taskId !== request.taskId) {
      const names = samples.filter((sample) => sample.taskId === request.taskId).map((sample) => sample.name);
      throw new ModelError(
        `There is no sample "${request.model}" for task ${request.taskId}. Samples for it: ${names.join(', ') || '(none)'}.`,
        { kind: 'unknown-model', retryable: false },
      );
    }
    return {
      text: found.text,
      finishReason: found.finishReason,
      rawFinishReason: null,
      reportedModel: null,
      usage: noUsage,
    };
  },
  async list(): Promise<readonly string[]> {
    return (await loadSamples()).map((sample) => sample.name);
  },
};

export default provider;
