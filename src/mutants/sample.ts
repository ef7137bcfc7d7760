import { createHash } from 'node:crypto';
import type { Mutant } from './mutant.js';
import { categoryOf } from './load.js';

/**
 * A fixed sample, spread over the categories: round after round one mutant of each, in an order that depends only on
 * the ids, so that it is the same on every machine and changes little when mutants are added.
 */
export function sampleOf(mutants: readonly Mutant[], size: number): readonly Mutant[] {
  const ordered = [...mutants].sort((a, b) => (hash(a.id) < hash(b.id) ? -1 : 1));
  const rounds = new Map<string, number>();
  const ranked = ordered.map((mutant) => {
    const category = categoryOf(mutant.trips);
    const round = rounds.get(category) ?? 0;
    rounds.set(category, round + 1);
    return { mutant, round };
  });
  return ranked
    .sort((a, b) => a.round - b.round)
    .slice(0, size)
    .map(({ mutant }) => mutant);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
