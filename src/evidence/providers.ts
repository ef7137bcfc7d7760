import { isObject } from '../domain/value.js';
import { attributeOf, type Item, type Module } from './configuration.js';
import { symbolsIn } from './symbols.js';

/** The provider configuration of the root module that a resource ends up with: `aws`, `aws.west`. */
export function providerOf(item: Item): string {
  const written = attributeOf(item.body, 'provider');
  const named = written && symbolsIn(written);
  let provider = typeof named === 'string' ? named : (item.type.split('_')[0] ?? item.type);
  for (let module: Module | null = item.module; module?.parent; module = module.parent) {
    provider = throughCall(module, provider);
  }
  return provider;
}

/** What the caller calls a provider of its child. */
function throughCall(module: Module, provider: string): string {
  const call = module.parent?.byAddress.get(`module.${module.path.split('.').at(-1) ?? ''}`);
  const providers = call && attributeOf(call.body, 'providers');
  const map = providers && symbolsIn(providers);
  const outer = isObject(map) && Object.hasOwn(map, provider) ? map[provider] : undefined;
  return typeof outer === 'string' ? outer : provider;
}
