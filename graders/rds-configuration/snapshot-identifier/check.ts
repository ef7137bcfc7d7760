import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown, type Unknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { callsBehind, databases, isReplica, knownPieces } from '../../../src/grading/queries/databases.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { boolOf, stringOf, toText } from '../../../src/grading/queries/values.js';

const attribute = 'final_snapshot_identifier';

export default defineCheck({
  id: 'rds-configuration/snapshot-identifier',
  title: 'A final snapshot identifier with characters that RDS refuses',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'The provider or RDS refuses the name, at the apply or, worse, at the destroy: the database cannot be removed.',
  fix: 'Use letters, digits and single hyphens, starting with a letter and not ending in a hyphen, and no raw timestamp().',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html'],
  },
  grade({ evidence, report }) {
    for (const database of databases(evidence)) {
      if (!isWritten(evidence, database, attribute) || isReplica(evidence, database)) continue;
      const name = stringOf(database, attribute);
      const place = at(database, attribute);
      const fault = faultOf(name) ?? stampFault(evidence, database);
      if (fault !== null) report.fail(place, `${database.address}: the final snapshot identifier ${fault}.`);
      else if (
        isUnknown(name) &&
        !isOnlyTime(evidence, database, name) &&
        boolOf(database, 'skip_final_snapshot') !== true
      ) {
        report.unknown(place, `${database.address}: the final snapshot identifier cannot be resolved.`);
      } else report.pass();
    }
  },
});

/** What is wrong with the known text, or with the known pieces of a template. */
function faultOf(name: ReturnType<typeof stringOf>): string | null {
  const pieces = knownPieces(name);
  const [wrong] = pieces.flatMap((piece) => /[^A-Za-z0-9-]/.exec(piece) ?? []);
  if (wrong !== undefined) return `holds the character ${JSON.stringify(wrong)}`;
  if (pieces.some((piece) => piece.includes('--'))) return 'holds two hyphens in a row';
  if (isUnknown(name) || name === undefined) return null;
  if (name.length > 255) return 'is longer than 255 characters';
  if (!/^[A-Za-z]/.test(name)) return 'does not start with a letter';
  return name.endsWith('-') ? 'ends in a hyphen' : null;
}

/** A raw `timestamp()` holds colons; `formatdate` holds what its format says. */
function stampFault(evidence: Evidence, database: Resource): string | null {
  const calls = callsBehind(evidence, database, attribute);
  const harmless = new Set([
    'timestamp',
    'plantimestamp',
    'format',
    'join',
    'lower',
    'upper',
    'timeadd',
    'coalesce',
    'tostring',
  ]);
  const stamps = calls.some(({ name }) => name === 'timestamp' || name === 'plantimestamp');
  if (stamps && calls.every(({ name }) => harmless.has(name)))
    return 'is built from timestamp(), which holds colons';
  if (calls.some(({ name }) => name === 'replace' || name === 'regex')) return null;
  const format = calls.filter(({ name }) => name === 'formatdate').map(({ args }) => toText(args[0]) ?? '');
  const [wrong] = format.flatMap((text) => /[^A-Za-z0-9'-]/.exec(text) ?? []);
  return wrong === undefined ? null : `is built with a date format that holds ${JSON.stringify(wrong)}`;
}

/** All that is unknown is the time, in a format whose characters were judged. */
function isOnlyTime(evidence: Evidence, database: Resource, name: Unknown): boolean {
  const formatted = callsBehind(evidence, database, attribute).some((call) => call.name === 'formatdate');
  const unknowns = name.parts.length === 0 ? [name] : name.parts.filter(isUnknownPart);
  return formatted && unknowns.every((part) => part.references.length === 0);
}

function isUnknownPart(part: string | Unknown): part is Unknown {
  return typeof part !== 'string';
}
