import { isUnknown, Unknown, type Value } from '../../domain/value.js';
import { toNumber, toText } from './values.js';

/** An inclusive range of TCP or UDP ports. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** `none` for protocols without ports, such as ICMP. */
export type Ports = PortRange | 'none' | Unknown;

export const allPorts: PortRange = { from: 0, to: 65_535 };

/** Ports that no task opens to the world by accident: remote shells, databases, caches, search, brokers. */
export const dangerousPorts: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [23, 'Telnet'],
  [445, 'SMB'],
  [1433, 'SQL Server'],
  [1521, 'Oracle'],
  [2375, 'Docker'],
  [2379, 'etcd'],
  [3306, 'MySQL'],
  [3389, 'RDP'],
  [5432, 'PostgreSQL'],
  [5439, 'Redshift'],
  [5601, 'Kibana'],
  [5984, 'CouchDB'],
  [6379, 'Redis'],
  [7000, 'Cassandra'],
  [8182, 'Neptune'],
  [9042, 'Cassandra'],
  [9092, 'Kafka'],
  [9200, 'Elasticsearch'],
  [11211, 'Memcached'],
  [27017, 'MongoDB'],
]);

/** `-1` and `all` are `all`; numbers get their name; case does not matter. */
export function protocolOf(value: Value | undefined): string | Unknown | undefined {
  if (isUnknown(value)) return value;
  const text = toText(value)?.toLowerCase();
  if (text === undefined) return undefined;
  return protocolNames.get(text) ?? text;
}

const protocolNames: ReadonlyMap<string, string> = new Map([
  ['-1', 'all'],
  ['6', 'tcp'],
  ['17', 'udp'],
  ['1', 'icmp'],
  ['58', 'icmpv6'],
]);

/** Whether the ports are a known range. */
export function isRange(ports: Ports): ports is PortRange {
  return typeof ports === 'object' && 'from' in ports;
}

/** Ports a rule covers. Protocol `all` covers every port whatever else is written. */
export function portsOf(
  protocol: string | Unknown | undefined,
  from: Value | undefined,
  to: Value | undefined,
): Ports {
  if (protocol === 'all') return allPorts;
  if (protocol !== undefined && !isUnknown(protocol) && protocol !== 'tcp' && protocol !== 'udp')
    return 'none';
  if (isUnknown(from)) return from;
  if (isUnknown(to)) return to;
  if (isUnknown(protocol)) return protocol;
  const first = toNumber(from);
  const last = toNumber(to);
  if (first === undefined || last === undefined) return new Unknown();
  if (first === -1 || last === -1) return allPorts;
  return { from: Math.min(first, last), to: Math.max(first, last) };
}

/** Whether the range holds the port. */
export function holds(ports: PortRange, port: number): boolean {
  return ports.from <= port && port <= ports.to;
}

/** Whether every port of `inner` is in `outer`. */
export function covers(outer: PortRange, inner: PortRange): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** `all ports`, `port 22`, `ports 8000-8100`. */
export function describePorts(ports: PortRange): string {
  if (covers(ports, allPorts)) return 'all ports';
  return ports.from === ports.to ? `port ${ports.from}` : `ports ${ports.from}-${ports.to}`;
}

/** An IPv4 block as numbers, or undefined for anything else. */
export function parseIpv4(cidr: string): { readonly base: number; readonly prefix: number } | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(cidr.trim());
  if (match === null) return undefined;
  const octets = match.slice(1, 5).map(Number);
  const prefix = match[5] === undefined ? 32 : Number(match[5]);
  if (octets.some((octet) => octet > 255) || prefix > 32) return undefined;
  return { base: octets.reduce((sum, octet) => sum * 256 + octet, 0), prefix };
}

/** Every address there is: a prefix of length 0, in either family. */
export function isWorldCidr(cidr: string): boolean {
  return /^[0-9a-f:.]+\/0$/i.test(cidr.trim());
}

/** Whether an IPv4 block lies wholly inside another. */
export function isInside(inner: string, outer: string): boolean {
  const a = parseIpv4(inner);
  const b = parseIpv4(outer);
  if (a === undefined || b === undefined || a.prefix < b.prefix) return false;
  const size = 2 ** (32 - b.prefix);
  return Math.floor(a.base / size) === Math.floor(b.base / size);
}

/** Addresses that the internet does not route: private, shared, loopback and link-local blocks, `fc00::/7`, `fe80::/10`. */
export function isPrivateCidr(cidr: string): boolean {
  if (cidr.includes(':')) return /^(f[cd]|fe[89ab])/i.test(cidr.trim());
  return privateBlocks.some((block) => isInside(cidr, block));
}

const privateBlocks = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
];
