import type { Evidence } from '../../domain/evidence.js';

/** Remembers what a query found in an evidence: checks ask the same things of the same answer, and evidence never changes. */
export function oncePerEvidence<Found>(query: (evidence: Evidence) => Found): (evidence: Evidence) => Found {
  const known = new WeakMap<Evidence, { readonly found: Found }>();
  return (evidence) => {
    const before = known.get(evidence);
    if (before !== undefined) return before.found;
    const found = query(evidence);
    known.set(evidence, { found });
    return found;
  };
}
