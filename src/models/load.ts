import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ModelError, type ModelProvider } from '../domain/model.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'providers');

/** Ids of the providers there are: the files of `providers/`. */
export function providerIds(): readonly string[] {
  return readdirSync(folder)
    .flatMap((file) => /^([a-z0-9-]+)\.[jt]s$/.exec(file)?.[1] ?? [])
    .sort();
}

function isProvider(value: unknown): value is ModelProvider {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'ask' in value &&
    typeof value.ask === 'function'
  );
}

/** A model's name taken apart: `openai/gpt-4o` → provider `openai`, model `gpt-4o`. */
export interface ModelName {
  readonly provider: string;
  readonly model: string;
}

/** Splits a model's name at its first slash. Throws {@link ModelError} where it has no prefix that we know. */
export function parseModelName(name: string): ModelName {
  const slash = name.indexOf('/');
  const provider = name.slice(0, Math.max(slash, 0));
  const model = name.slice(slash + 1);
  if (slash <= 0 || model === '' || !providerIds().includes(provider)) {
    throw new ModelError(
      `"${name}" names no model: expected <provider>/<model> with a provider of ${providerIds().join(', ')}; for instance sample/near-ideal.`,
      { kind: 'unknown-model', retryable: false },
    );
  }
  return { provider, model };
}

/** Loads one provider, its SDK with it, only when it is asked for. */
export async function loadProvider(id: string): Promise<ModelProvider> {
  const file = readdirSync(folder).find((name) => name === `${id}.js` || name === `${id}.ts`);
  const loaded: unknown =
    file === undefined ? undefined : await import(pathToFileURL(join(folder, file)).href);
  const exported =
    typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
  if (!isProvider(exported) || exported.id !== id) {
    throw new ModelError(`src/models/providers/${id}.ts must export by default a provider with id "${id}".`, {
      kind: 'unknown-model',
      retryable: false,
    });
  }
  return exported;
}

/** Required environment variables of a provider that are not set. */
export function missingEnv(provider: ModelProvider, env: NodeJS.ProcessEnv = process.env): readonly string[] {
  return provider.env.filter(({ name, required }) => required && !env[name]).map(({ name }) => name);
}
