import type { ConfigBlock, Evidence } from '../../domain/evidence.js';
import { dependencyGraph, type Edge, type Graph } from './graph.js';
import { oncePerEvidence } from './memo.js';

/** Blocks that wait for one another. */
export interface Cycle {
  /** In order: each edge starts where the one before ends, the last ends where the first starts. */
  readonly edges: readonly Edge[];
  /** Resources and data sources on the way, each once. */
  readonly resources: readonly ConfigBlock[];
}

/** More cycles than this are not told apart: mending the first ones changes the rest anyway. */
const maxCycles = 50;

/** Nodes from which the shortest cycle of a tangle is searched; keeps hostile answers cheap. */
const maxStarts = 200;

/**
 * Cycles of the dependency graph, shortest first, none of which would be mended by removing one edge of another.
 * Each starts at its block that stands first in the answer.
 */
export const cyclesOf: (evidence: Evidence) => readonly Cycle[] = oncePerEvidence((evidence) =>
  search(dependencyGraph(evidence)),
);

/** The classic pair (or ring): nothing but security groups, and the locals or modules between them. */
export function isSecurityGroupCycle(cycle: Cycle): boolean {
  return cycle.resources.length > 1 && cycle.resources.every((block) => block.type === 'aws_security_group');
}

/** `a → b → a`, with everything on the way. */
export function pathOf(cycle: Cycle): string {
  const names = cycle.edges.map((edge) => edge.from);
  return [...names, names[0] ?? ''].join(' → ');
}

function search(graph: Graph): readonly Cycle[] {
  const left = new Map(
    [...graph.edges].map(([from, edges]) => [from, new Map(edges.map((edge) => [edge.to, edge]))]),
  );
  const cycles: Cycle[] = [];
  let tangles = tanglesOf(left);
  while (tangles.length > 0 && cycles.length < maxCycles) {
    for (const tangle of tangles) {
      const edges = shortestCycle(tangle, left);
      const [first] = edges;
      if (first === undefined) continue;
      cycles.push(toCycle(edges, graph));
      left.get(first.from)?.delete(first.to);
    }
    tangles = tanglesOf(left);
  }
  return cycles;
}

type Edges = ReadonlyMap<string, ReadonlyMap<string, Edge>>;

function shortestCycle(tangle: ReadonlySet<string>, edges: Edges): readonly Edge[] {
  let best: readonly Edge[] = [];
  for (const start of [...tangle].sort().slice(0, maxStarts)) {
    const cycle = cycleThrough(start, tangle, edges);
    if (cycle.length > 0 && (best.length === 0 || cycle.length < best.length)) best = cycle;
    if (best.length > 0 && best.length <= 2) return best;
  }
  return best;
}

/** Breadth first from the start until an edge leads back to it. */
function cycleThrough(start: string, tangle: ReadonlySet<string>, edges: Edges): readonly Edge[] {
  const cameBy = new Map<string, Edge>();
  const waiting = [start];
  for (const node of waiting) {
    for (const edge of edges.get(node)?.values() ?? []) {
      if (edge.to === start) return wayBack(edge, start, cameBy);
      if (!tangle.has(edge.to) || cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      waiting.push(edge.to);
    }
  }
  return [];
}

function wayBack(last: Edge, start: string, cameBy: ReadonlyMap<string, Edge>): readonly Edge[] {
  const way = [last];
  for (let edge = last; edge.from !== start;) {
    const before = cameBy.get(edge.from);
    if (before === undefined) break;
    way.unshift(before);
    edge = before;
  }
  return way;
}

/** Starts the cycle at its first resource in reading order (file, then line), so that it reads the same every time. */
function toCycle(edges: readonly Edge[], graph: Graph): Cycle {
  const blocks = edges.map((edge) => graph.nodes.get(edge.from) ?? edge.block);
  const isResource = (block: ConfigBlock) => block.kind === 'resource' || block.kind === 'data';
  const resources = blocks.filter(isResource);
  const candidates = resources.length > 0 ? resources : blocks;
  const [first] = [...candidates].sort(byPosition);
  const start = Math.max(0, first === undefined ? 0 : blocks.indexOf(first));
  return { edges: [...edges.slice(start), ...edges.slice(0, start)], resources };
}

function byPosition(a: ConfigBlock, b: ConfigBlock): number {
  if (a.location.file !== b.location.file) return a.location.file < b.location.file ? -1 : 1;
  return a.location.line - b.location.line;
}

/** Strongly connected parts that hold a cycle (Tarjan's algorithm, without recursion). */
function tanglesOf(edges: Edges): readonly ReadonlySet<string>[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const tangles: Set<string>[] = [];

  const enter = (node: string) => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, targets: [...(edges.get(node)?.keys() ?? [])] };
  };
  const lower = (node: string, to: number | undefined) => {
    low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));
  };
  const close = (node: string) => {
    const members = open.splice(open.indexOf(node));
    for (const member of members) isOpen.delete(member);
    if (members.length > 1 || edges.get(node)?.has(node) === true) tangles.push(new Set(members));
  };

  for (const root of edges.keys()) {
    if (index.has(root)) continue;
    const stack = [enter(root)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = top.targets.pop();
      if (target !== undefined) {
        if (!index.has(target)) stack.push(enter(target));
        else if (isOpen.has(target)) lower(top.node, index.get(target));
        continue;
      }
      stack.pop();
      const above = stack.at(-1);
      if (above !== undefined) lower(above.node, low.get(top.node));
      if (low.get(top.node) === index.get(top.node)) close(top.node);
    }
  }
  return tangles;
}
