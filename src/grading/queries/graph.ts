import type { ConfigAttribute, ConfigBlock, Evidence, RawReference } from '../../domain/evidence.js';
import { oncePerEvidence } from './memo.js';

/** One block waits for another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Block whose text says so, and the attribute in it. */
  readonly block: ConfigBlock;
  readonly attribute: string | null;
}

/** What waits for what, as Terraform orders it: blocks by address, instances of one block together. */
export interface Graph {
  readonly nodes: ReadonlyMap<string, ConfigBlock>;
  /** One edge for each pair, the first in reading order. */
  readonly edges: ReadonlyMap<string, readonly Edge[]>;
}

/**
 * The dependency graph over all modules. Module inputs and outputs are nodes of their own, so modules that name one
 * another make no cycle unless their resources do.
 */
export const dependencyGraph: (evidence: Evidence) => Graph = oncePerEvidence((evidence) =>
  new Builder(evidence).build(),
);

/** Whether `from` waits for `to`, directly or through others. */
export function dependsOn(evidence: Evidence, from: string, to: string): boolean {
  const { edges } = dependencyGraph(evidence);
  const seen = new Set([from]);
  const waiting = [from];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const edge of edges.get(node) ?? []) {
      if (edge.to === to) return true;
      if (!seen.has(edge.to)) waiting.push(edge.to);
      seen.add(edge.to);
    }
  }
  return false;
}

/** Arguments of a module call that are no inputs of the module. */
export const moduleArguments: ReadonlySet<string> = new Set([
  'source',
  'version',
  'providers',
  'count',
  'for_each',
  'depends_on',
]);

class Builder {
  private readonly nodes = new Map<string, ConfigBlock>();
  private readonly edges = new Map<string, Map<string, Edge>>();
  private readonly evidence: Evidence;

  constructor(evidence: Evidence) {
    this.evidence = evidence;
  }

  build(): Graph {
    for (const block of this.evidence.blocks)
      if (!this.nodes.has(block.address)) this.nodes.set(block.address, block);
    for (const block of this.evidence.blocks) {
      if (block.kind === 'module') this.addCall(block);
      else if (block.kind !== 'terraform' && block.kind !== 'other') this.addBlock(block);
    }
    return {
      nodes: this.nodes,
      edges: new Map([...this.edges].map(([from, to]) => [from, [...to.values()]])),
    };
  }

  private addBlock(block: ConfigBlock): void {
    for (const attribute of attributesOf(block)) {
      // The name of a provider is no value, and a variable's type and validation are no part of its value.
      if (attribute.path === 'provider' || (block.kind === 'variable' && attribute.path !== 'default'))
        continue;
      this.addAttribute([block.address], block, attribute);
    }
    if (block.kind === 'resource' || block.kind === 'data') this.addProvider(block);
  }

  /** A call's arguments are what the child's variables wait for; `count` and its like hold for all that is inside. */
  private addCall(call: ConfigBlock): void {
    for (const attribute of attributesOf(call)) {
      const [name = ''] = attribute.path.split('.');
      if (['depends_on', 'count', 'for_each'].includes(name)) {
        this.addAttribute(this.resourcesIn(call.address), call, attribute);
      } else if (!moduleArguments.has(name)) {
        this.addAttribute([`${call.address}.var.${name}`], call, attribute);
      }
    }
  }

  private addAttribute(from: readonly string[], block: ConfigBlock, attribute: ConfigAttribute): void {
    for (const reference of attribute.references) {
      for (const to of this.targets(reference, attribute.path === 'depends_on')) {
        for (const node of from) this.add({ from: node, to, block, attribute: attribute.path });
      }
    }
  }

  private targets(reference: RawReference, ordering: boolean): readonly string[] {
    if (reference.kind !== 'module') return this.nodes.has(reference.to) ? [reference.to] : [];
    if (ordering) return this.resourcesIn(reference.to);
    const outputs = [...this.nodes.values()].filter(
      (node) => node.kind === 'output' && node.module === reference.to,
    );
    const read = outputs.filter(
      (output) => reference.attribute === null || output.name === reference.attribute,
    );
    return read.map((output) => output.address);
  }

  private resourcesIn(module: string): readonly string[] {
    return [...this.nodes.values()]
      .filter((node) => node.kind === 'resource' || node.kind === 'data')
      .filter((node) => node.module === module || node.module.startsWith(`${module}.`))
      .map((node) => node.address);
  }

  /** A resource waits for its provider, and so for whatever the provider's settings name. */
  private addProvider(block: ConfigBlock): void {
    const name =
      block.attributes.provider?.expression.trim() ?? block.type.slice(0, (block.type + '_').indexOf('_'));
    for (
      let module = block.module;
      ;
      module = module.slice(0, Math.max(0, module.lastIndexOf('module.') - 1))
    ) {
      const address = module === '' ? `provider.${name}` : `${module}.provider.${name}`;
      if (this.nodes.has(address))
        return this.add({ from: block.address, to: address, block, attribute: null });
      if (module === '') return;
    }
  }

  private add(edge: Edge): void {
    const known = this.edges.get(edge.from) ?? new Map<string, Edge>();
    this.edges.set(edge.from, known);
    if (!known.has(edge.to)) known.set(edge.to, edge);
  }
}

function attributesOf(block: ConfigBlock): readonly ConfigAttribute[] {
  return Object.values(block.attributes);
}
