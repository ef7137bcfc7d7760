import { describe, expect, it } from 'vitest';
import { Chance } from './chance.js';

describe('Chance', () => {
  it('gives the same values for the same words, however they are drawn', () => {
    const [one, other] = [new Chance('a', 'b'), new Chance('a', 'b')];
    const pieces = Buffer.concat([one.bytes(3), one.bytes(40), one.bytes(1)]);
    expect(pieces.equals(other.bytes(44))).toBe(true);
  });

  it('tells words apart that only join to the same text', () => {
    expect(new Chance('ab', 'c').hex(16)).not.toBe(new Chance('a', 'bc').hex(16));
  });

  it('stays inside the bounds of a range and reaches both', () => {
    const chance = new Chance('range');
    const drawn = new Set(Array.from({ length: 500 }, () => chance.integer(-2, 3)));
    expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
  });

  it('shuffles without losing or adding anything', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = new Chance('shuffle').shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });

  it('writes version 4 UUIDs', () => {
    expect(new Chance('uuid').uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
