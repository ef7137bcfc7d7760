import { FoldError } from '../values.js';
import { number, text, whole, type FunctionTable } from './function.js';

interface Network {
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly prefix: number;
}

/** Functions of IP networks. */
export const networkFunctions: FunctionTable = {
  cidrsubnet: whole((args) =>
    showNetwork(subnet(parseNetwork(text(args, 0)), number(args, 1), BigInt(number(args, 2)))),
  ),
  cidrhost: whole((args) => host(parseNetwork(text(args, 0)), BigInt(number(args, 1)))),
  cidrnetmask: whole((args) => netmask(parseNetwork(text(args, 0)))),
  cidrsubnets: whole((args) =>
    subnets(
      parseNetwork(text(args, 0)),
      args.slice(1).map((_, at) => number(args, at + 1)),
    ),
  ),
};

/** Reads `10.0.0.0/16`; the host part is cut off. */
function parseNetwork(cidr: string): Network {
  const [address = '', prefix = '', ...rest] = cidr.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(prefix)) throw new FoldError(`"${cidr}" is not a network.`);
  const bits = address.includes(':') ? 128 : 32;
  const length = Number(prefix);
  if (length > bits) throw new FoldError(`"${cidr}" is not a network.`);
  const value = bits === 32 ? parseFour(address) : parseSix(address);
  const size = BigInt(bits - length);
  return { bits, address: (value >> size) << size, prefix: length };
}

function parseFour(address: string): bigint {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    throw new FoldError(`"${address}" is not an address.`);
  }
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function parseSix(address: string): bigint {
  const [head = '', tail, ...rest] = address.split('::');
  const words = (side: string): string[] => (side === '' ? [] : side.split(':'));
  const left = words(head);
  const right = words(tail ?? '');
  const gap = 8 - left.length - right.length;
  const all = [...left, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...right];
  const exact = tail === undefined ? gap === 0 : gap > 0;
  if (rest.length > 0 || !exact || !all.every((word) => /^[0-9a-fA-F]{1,4}$/.test(word))) {
    throw new FoldError(`"${address}" is not an address.`);
  }
  return all.reduce((value, word) => (value << 16n) | BigInt(`0x${word}`), 0n);
}

function showAddress(bits: 32 | 128, address: bigint): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => ((address >> shift) & 255n).toString()).join('.');
  const words = Array.from({ length: 8 }, (_, at) =>
    ((address >> BigInt(112 - 16 * at)) & 0xffffn).toString(16),
  );
  const zeros = [...words.join(':').matchAll(/(?<![0-9a-f])0(?::0)+(?![0-9a-f])/g)];
  const longest = zeros.sort((a, b) => b[0].length - a[0].length)[0];
  if (longest === undefined) return words.join(':');
  const joined = words.join(':');
  const before = joined.slice(0, longest.index).replace(/:$/, '');
  const after = joined.slice(longest.index + longest[0].length).replace(/^:/, '');
  return `${before}::${after}`;
}

function showNetwork(network: Network): string {
  return `${showAddress(network.bits, network.address)}/${network.prefix}`;
}

function subnet(network: Network, newBits: number, index: bigint): Network {
  const prefix = network.prefix + newBits;
  if (newBits < 0 || prefix > network.bits) throw new FoldError('The network has not so many bits left.');
  if (index < 0n || index >= 1n << BigInt(newBits))
    throw new FoldError('The network has not so many subnets.');
  return { ...network, prefix, address: network.address + (index << BigInt(network.bits - prefix)) };
}

function host(network: Network, index: bigint): string {
  const size = 1n << BigInt(network.bits - network.prefix);
  const at = index < 0n ? size + index : index;
  if (at < 0n || at >= size) throw new FoldError('The network has not so many addresses.');
  return showAddress(network.bits, network.address + at);
}

function netmask(network: Network): string {
  if (network.bits !== 32) throw new FoldError('Netmasks are of IPv4 only.');
  const size = BigInt(32 - network.prefix);
  return showAddress(32, (0xffffffffn >> size) << size);
}

function subnets(network: Network, newBits: readonly number[]): string[] {
  let next = network.address;
  const end = network.address + (1n << BigInt(network.bits - network.prefix));
  return newBits.map((bits) => {
    const prefix = network.prefix + bits;
    if (bits < 1 || prefix > network.bits) throw new FoldError('The network has not so many bits left.');
    const size = 1n << BigInt(network.bits - prefix);
    const start = ((next + size - 1n) / size) * size;
    next = start + size;
    if (next > end) throw new FoldError('The network has no room for all these subnets.');
    return showNetwork({ ...network, prefix, address: start });
  });
}
