import { isWorld, type Peer, type TrafficRule } from './network-rules.js';
import { dangerousPorts, describePorts, holds, isRange, type PortRange } from './network-ports.js';

/** Peers of a rule that are the whole internet, and those that may be. */
export function worldPeers(rule: TrafficRule): {
  readonly open: readonly Peer[];
  readonly maybe: readonly Peer[];
} {
  const judged = rule.peers.map((peer) => ({ peer, world: isWorld(peer) }));
  return {
    open: judged.filter(({ world }) => world === true).map(({ peer }) => peer),
    maybe: judged.filter(({ world }) => world === 'unknown').map(({ peer }) => peer),
  };
}

/** Ports of a rule that must not face the internet: dangerous ones the task did not ask for. `unknown` where ports are. */
export function exposedPorts(
  rule: TrafficRule,
  publicPorts: readonly number[],
): readonly number[] | 'unknown' {
  if (rule.ports === 'none') return [];
  if (!isRange(rule.ports)) return 'unknown';
  const range = rule.ports;
  return [...dangerousPorts.keys()].filter((port) => holds(range, port) && !publicPorts.includes(port));
}

/** Whether the range holds a port outside the list. */
export function exceeds(range: PortRange, ports: readonly number[]): boolean {
  const inside = new Set(ports.filter((port) => holds(range, port)));
  return range.to - range.from + 1 > inside.size;
}

/** `all ports` or `port 22 (SSH)` or `ports 20-25, among them 22 (SSH)`. */
export function describeExposure(range: PortRange, exposed: readonly number[]): string {
  const named = exposed.slice(0, 3).map((port) => `${port} (${dangerousPorts.get(port) ?? 'other'})`);
  if (range.from === range.to) return `port ${named.join('')}`;
  const more = exposed.length > named.length ? `, and ${exposed.length - named.length} more` : '';
  return `${describePorts(range)}, among them ${named.join(', ')}${more}`;
}
