import type { ConfigBlock, Evidence, ModuleCall } from '../../domain/evidence.js';
import { blockAt, blocksOf } from './blocks.js';
import { moduleArguments } from './graph.js';

/** A call of a local module that the answer contains, with its block. */
export interface LocalCall {
  readonly call: ModuleCall & { readonly folder: string };
  readonly block: ConfigBlock;
}

/**
 * Calls of local modules whose folder is in the answer. A module that calls itself is left out: what it declares is
 * never read to the end.
 */
export function localCalls(evidence: Evidence): readonly LocalCall[] {
  return evidence.modules.flatMap((call) => {
    const { folder } = call;
    const block = blockAt(evidence, call.address);
    if (folder === null || !call.found || block === undefined) return [];
    const isRead = evidence.blocks.some((other) => other.module === call.address);
    return isRead ? [{ call: { ...call, folder }, block }] : [];
  });
}

/** Variables that the module at this address declares. */
export function variablesOf(evidence: Evidence, module: string): readonly ConfigBlock[] {
  return blocksOf(evidence, 'variable').filter((variable) => variable.module === module);
}

/** Names of the inputs that a call passes. */
export function inputsGiven(call: ConfigBlock): ReadonlySet<string> {
  const names = Object.keys(call.attributes).map((path) => path.split('.')[0] ?? path);
  return new Set(names.filter((name) => !moduleArguments.has(name)));
}
