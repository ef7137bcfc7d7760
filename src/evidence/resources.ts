import type { Resource } from '../domain/evidence.js';
import { isObject } from '../domain/value.js';
import { readInstance } from './body-values.js';
import { inModule, type Item } from './configuration.js';
import { keySuffix, type BlockInstance } from './expand.js';
import type { ModuleInstance } from './instance.js';
import { providerOf } from './providers.js';
import { settle } from './values.js';

/** More instances than this are not listed, whatever an answer multiplies. */
const maxResources = 5_000;

/** Every resource and data source instance, folded from the configuration, modules by call. */
export function resourcesOf(root: ModuleInstance): Resource[] {
  const out: Resource[] = [];
  collect(root, true, out);
  return out;
}

function collect(owner: ModuleInstance, expanded: boolean, out: Resource[]): void {
  for (const item of owner.module.items) {
    if (item.kind !== 'resource' && item.kind !== 'data' && item.kind !== 'module') continue;
    if (owner.module.byAddress.get(localAddress(item)) !== item) continue;
    const expansion = owner.expand(item);
    for (const instance of expansion.instances) {
      if (out.length >= maxResources) return;
      const settled = expanded && expansion.expanded;
      if (item.kind !== 'module') out.push(resourceOf(instance, settled));
      else {
        const child = owner.callInstance(instance);
        if (child) collect(child, settled, out);
      }
    }
  }
}

/** The address inside the item's own module. */
export function localAddress(item: Item): string {
  return item.module.path === '' ? item.address : item.address.slice(item.module.path.length + 1);
}

function resourceOf(instance: BlockInstance, expanded: boolean): Resource {
  const { item, owner, key } = instance;
  const { values, references, locations } = readInstance(instance);
  const settled = settle(values);
  return {
    mode: item.kind === 'data' ? 'data' : 'managed',
    type: item.type,
    name: item.name,
    address: inModule(owner.address, localAddress(item) + keySuffix(key)),
    block: item.address,
    module: item.module.path,
    key,
    expanded,
    provider: providerOf(item),
    values: isObject(settled) ? settled : {},
    references,
    location: item.location,
    locations,
  };
}
