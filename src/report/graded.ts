/** What the reports of `grade` are made from. One shape for every format. */
import type { Finding } from '../domain/finding.js';
import type { Severity } from '../domain/category.js';
import { severities } from '../domain/category.js';
import type { Assessment } from '../domain/run.js';

/** What one path came to: an assessment, or why there is none. */
export type Graded = {
  /** As it was named on the command line. */
  readonly path: string;
  /** Id of the task whose requirements applied, or null. */
  readonly task: string | null;
  /**
   * Where the answer's files stand, relative to the working directory (`.`, `infra`), so that a report can point at
   * them; null where they were taken out of an answer's text and stand nowhere.
   */
  readonly folder: string | null;
} & ({ readonly assessment: Assessment } | { readonly error: string });

/** What a report says about a check besides its verdict: the metadata of `graders/<id>/check.ts`. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly kind: 'intrinsic' | 'requested';
  readonly reason: string;
  readonly fix: string;
  readonly references?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  readonly limits?: string | undefined;
  readonly perRequirement?: true | undefined;
}

/** Ids of rules to rules; an outcome of a requirement is found under the check that judged it. */
export function ruleFinder(rules: readonly Rule[]): (outcomeId: string) => Rule | undefined {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const judging = new Map(
    rules.filter((rule) => rule.perRequirement === true).map((rule) => [folderOf(rule.id), rule]),
  );
  return (id) => byId.get(id) ?? judging.get(folderOf(id));
}

function folderOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** The page of a check, relative to the project. */
export function pageOf(rule: Rule): string {
  const [category = '', check = ''] = rule.id.split('/');
  return `graders/${category}/README.md#${check}`;
}

/** Rung of the ladder that failed through the answer's own fault counts like a critical finding. */
export const stageSeverity: Severity = 'critical';

/**
 * How many faults of an answer are at least this bad: failed findings, what the answer's own failure hides although the
 * task requires it, and failed stages.
 */
export function countAtLeast({ outcomes, stages }: Assessment, threshold: Severity): number {
  const bad = severities.slice(0, severities.indexOf(threshold) + 1);
  const findings = outcomes
    .flatMap((outcome) => outcome.findings)
    .filter(({ verdict, severity }) => isFault(verdict) && bad.includes(severity));
  const broken = stages.filter((stage) => stage.verdict === 'fail' && stage.fault !== 'ours');
  return findings.length + broken.length;
}

function isFault(verdict: Finding['verdict']): boolean {
  return verdict === 'fail' || verdict === 'blocked';
}

/** The same answer with its failures alone: what passes or is not settled is left out. */
export function onlyFailures(graded: Graded): Graded {
  if ('error' in graded) return graded;
  const { assessment } = graded;
  const outcomes = assessment.outcomes
    .filter((outcome) => outcome.verdict === 'fail')
    .map((outcome) => ({
      ...outcome,
      findings: outcome.findings.filter((finding) => finding.verdict === 'fail'),
    }));
  const stages = assessment.stages.filter((stage) => stage.verdict === 'fail');
  return { ...graded, assessment: { ...assessment, outcomes, stages } };
}
