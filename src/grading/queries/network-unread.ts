import type { Evidence } from '../../domain/evidence.js';
import type { GradeContext, Place } from '../contract.js';

/** Why something absent may yet be there: part of the answer does not parse. Null where all was read. */
export function unreadPart(evidence: Evidence): string | null {
  const [broken] = evidence.syntax;
  return broken === undefined
    ? null
    : `${broken.location.file}:${broken.location.line} does not parse and may hold it`;
}

/**
 * Reports that something is missing which would stand in a block of its own (a rule, an association, a permission). In an
 * answer of which a part cannot be read that is not shown, and unknown.
 */
export function failAbsent({ evidence, report }: GradeContext, place: Place, message: string): void {
  const unread = unreadPart(evidence);
  if (unread === null) report.fail(place, message);
  else report.unknown(place, `${message} But ${unread}.`);
}
