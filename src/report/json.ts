/** The JSON that `grade` prints: one object a path, always with the same keys. Its shape is part of the interface. */
import type { Graded } from './graded.js';

/** What only an assessment has. */
const unassessed = {
  answer: null,
  stages: null,
  substitutions: null,
  checks: null,
  findings: null,
  categories: null,
  deployability: null,
  coverage: null,
  score: null,
};

/**
 * The object printed for a path. What could not be read or graded has `error`, and null for everything that only an
 * assessment has.
 */
export function gradeObject(graded: Graded): object {
  const { path, task } = graded;
  if ('error' in graded) return { path, task, error: graded.error, ...unassessed };
  const { extraction, stages, substitutions, outcomes, score } = graded.assessment;
  return {
    path,
    task,
    error: null,
    answer: {
      outcome: extraction.outcome,
      reason: extraction.reason,
      root: extraction.root,
      files: extraction.files.map(({ path: file, bytes, startLine, endLine }) => ({
        path: file,
        bytes,
        startLine,
        endLine,
      })),
    },
    stages,
    substitutions,
    checks: outcomes
      .filter(({ verdict }) => verdict !== 'not-applicable')
      .map(({ check, severity, verdict }) => ({ check, severity, verdict })),
    findings: outcomes.flatMap((outcome) => outcome.findings),
    categories: Object.fromEntries(
      score.categories.map(
        ({ category, score: value, pass, fail, unknown, blocked, notApplicable, notGraded }) => [
          category,
          { score: value, pass, fail, unknown, blocked, notApplicable, notGraded },
        ],
      ),
    ),
    deployability: score.deployability,
    coverage: score.coverage,
    score: score.score,
  };
}
