import { describe, expect, it } from 'vitest';
import { Unknown } from '../../domain/value.js';
import {
  allPorts,
  describePorts,
  isInside,
  isPrivateCidr,
  isRange,
  isWorldCidr,
  portsOf,
  protocolOf,
} from './network-ports.js';

describe('protocolOf', () => {
  it.each([
    ['-1', 'all'],
    [-1, 'all'],
    ['ALL', 'all'],
    [6, 'tcp'],
    ['17', 'udp'],
    ['TCP', 'tcp'],
    [null, undefined],
  ])('reads %j as %j', (written, expected) => {
    expect(protocolOf(written)).toBe(expected);
  });
});

describe('portsOf', () => {
  it.each([
    {
      name: 'every protocol without ports',
      protocol: 'all',
      from: undefined,
      to: undefined,
      ports: allPorts,
    },
    { name: 'every protocol with ports 0', protocol: 'all', from: 0, to: 0, ports: allPorts },
    { name: 'ports written as text', protocol: 'tcp', from: '22', to: '22', ports: { from: 22, to: 22 } },
    { name: 'port 0 of TCP is one port', protocol: 'tcp', from: 0, to: 0, ports: { from: 0, to: 0 } },
    { name: 'a range the wrong way round', protocol: 'udp', from: 90, to: 80, ports: { from: 80, to: 90 } },
    { name: 'ICMP has none', protocol: 'icmp', from: 8, to: 0, ports: 'none' },
  ] as const)('$name', ({ protocol, from, to, ports }) => {
    expect(portsOf(protocol, from, to)).toEqual(ports);
  });

  it('keeps an unknown bound unknown', () => {
    const bound = new Unknown();
    expect(portsOf('tcp', 22, bound)).toBe(bound);
    expect(isRange(portsOf('tcp', 22, bound))).toBe(false);
  });
});

describe('addresses', () => {
  it.each([
    ['0.0.0.0/0', true],
    ['::/0', true],
    ['10.0.0.0/8', false],
    ['10.0.0.0/23', false],
    ['203.0.113.8/29', false],
    ['0.0.0.0/00', false],
  ])('%s is the world: %j', (cidr, world) => {
    expect(isWorldCidr(cidr)).toBe(world);
  });

  it.each([
    ['10.0.3.0/24', '10.0.0.0/16', true],
    ['10.1.3.0/24', '10.0.0.0/16', false],
    ['10.0.0.0/8', '10.0.0.0/16', false],
    ['192.168.1.7', '192.168.0.0/16', true],
    ['300.0.0.0/8', '0.0.0.0/0', false],
  ])('%s inside %s: %j', (inner, outer, inside) => {
    expect(isInside(inner, outer)).toBe(inside);
  });

  it.each([
    ['172.20.0.0/16', true],
    ['100.64.3.0/24', true],
    ['fd00:1::/48', true],
    ['2001:db8::/32', false],
    ['8.8.8.8/32', false],
  ])('%s is private: %j', (cidr, isPrivate) => {
    expect(isPrivateCidr(cidr)).toBe(isPrivate);
  });
});

describe('describePorts', () => {
  it.each([
    [allPorts, 'all ports'],
    [{ from: 22, to: 22 }, 'port 22'],
    [{ from: 8000, to: 8100 }, 'ports 8000-8100'],
  ])('%j is %s', (ports, text) => {
    expect(describePorts(ports)).toBe(text);
  });
});
