/**
 * Walks every check's cases. Run one category: `npx vitest run src/grading/cases.test.ts -t kms-key-policy`.
 */
import { describe, expect, it } from 'vitest';
import type { CheckOutcome, Verdict } from '../domain/finding.js';
import { collectEvidence } from '../evidence/collect.js';
import { caseKinds, listCases, noUnknownReason, readCase, type Expected } from './cases.js';
import { grade } from './grade.js';
import { listChecks, loadCheck } from './load.js';

type ExpectedFinding = Expected['findings'][number];

const entries = await listChecks();

for (const entry of entries) {
  const cases = await listCases(entry);

  describe(entry.id, () => {
    it('has a pass, a fail and an unknown case', async () => {
      const without = caseKinds.filter((kind) => !cases.some((found) => found.kind === kind));
      const excused = without.includes('unknown') && (await noUnknownReason(entry)) !== null;
      expect(without.filter((kind) => kind !== 'unknown' || !excused)).toEqual([]);
    });

    for (const found of cases) {
      it(`${found.kind}/${found.name}`, async () => {
        const check = await loadCheck(entry);
        const { files, task, expected } = await readCase(found, check);
        const evidence = await collectEvidence({
          files: [...files],
          root: '.',
          stages: [],
          substitutions: [],
        });
        const { outcomes } = grade({ evidence, task, checks: [check] });
        const findings = outcomes.flatMap((outcome) => outcome.findings);

        expect(places(findings), messages(outcomes)).toEqual(places(expected.findings));
        for (const { message } of expected.findings) {
          if (message !== undefined) expect(messages(outcomes)).toContain(message);
        }
        expect(worst(outcomes), messages(outcomes)).toBe(expected.verdict ?? found.kind);
      });
    }
  });
}

/** Everything but the message, in an order of its own. */
function places(findings: readonly ExpectedFinding[]): readonly string[] {
  return findings
    .map(({ verdict, address, attribute, file, line }) =>
      JSON.stringify({ verdict, address, attribute, file, line }),
    )
    .sort();
}

/** A check that judges each requirement has several outcomes; its case has the worst. */
function worst(outcomes: readonly CheckOutcome[]): Verdict | undefined {
  const order: readonly Verdict[] = ['not-graded', 'fail', 'blocked', 'unknown', 'pass', 'not-applicable'];
  return order.find((verdict) => outcomes.some((outcome) => outcome.verdict === verdict));
}

function messages(outcomes: readonly CheckOutcome[]): string {
  return outcomes.flatMap((outcome) => outcome.findings.map((finding) => finding.message)).join('\n');
}
