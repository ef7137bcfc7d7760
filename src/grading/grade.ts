import { categoryIdSchema, type CategoryId } from '../domain/category.js';
import type { Evidence } from '../domain/evidence.js';
import type { CheckOutcome, Finding, Verdict } from '../domain/finding.js';
import type { Requirement } from '../domain/task.js';
import type { Check, GradeContext, Place, Reporter } from './contract.js';
import { toFindings, type FindingSource, type Report } from './findings.js';

export interface GradeInput {
  readonly evidence: Evidence;
  /** Null grades without a task: intrinsic checks only. */
  readonly task: GradeContext['task'];
  readonly checks: readonly Check[];
  /** Ids of checks, categories or requirement outcomes to keep; the others are not run at all. */
  readonly only?: readonly string[];
}

/** One run of one check: checks that judge each requirement run several times. */
interface Run extends FindingSource {
  readonly subject: Check;
  readonly requested: boolean;
  readonly requirement: Requirement | null;
}

/**
 * Runs every check on one answer. Pure, and never throws: a check that throws is our fault and gives `not-graded`.
 * Outcomes come in the order of `checks`; requested checks that no requirement names are `not-applicable`.
 */
export function grade({ evidence, task, checks, only }: GradeInput): {
  readonly outcomes: readonly CheckOutcome[];
} {
  const wanted = only === undefined ? null : new Set(only);
  const runs = checks
    .flatMap((check) => runsOf(check, task))
    .filter(
      (run) =>
        wanted === null || wanted.has(run.check) || wanted.has(run.category) || wanted.has(run.subject.id),
    );
  return { outcomes: runs.map((run) => gradeOne(run, evidence, task)) };
}

/** Ids that a task's requirements name and no check has: a mistake of the task's author. */
export function unknownCheckIds(
  task: { readonly requirements: readonly Pick<Requirement, 'checks'>[] },
  checks: readonly Pick<Check, 'id'>[],
): readonly string[] {
  const known = new Set(checks.map((check) => check.id));
  return [...new Set(task.requirements.flatMap((requirement) => requirement.checks))].filter(
    (id) => !known.has(id),
  );
}

function runsOf(check: Check, task: GradeContext['task']): readonly Run[] {
  const category = categoryOf(check.id);
  const shared = { subject: check, category, fix: check.fix };
  if (check.perRequirement !== true) {
    const requested =
      task?.requirements.some((requirement) => requirement.checks.includes(check.id)) ?? false;
    return [{ ...shared, check: check.id, severity: check.severity, requested, requirement: null }];
  }
  const judged = (task?.requirements ?? []).filter((requirement) => requirement.needs.length > 0);
  return judged.map((requirement) => ({
    ...shared,
    check: `${category}/${requirement.id}`,
    severity: requirement.severity,
    requested: true,
    requirement,
  }));
}

function gradeOne(run: Run, evidence: Evidence, task: GradeContext['task']): CheckOutcome {
  if (run.subject.kind === 'requested' && !run.requested) return outcome(run, 'not-applicable', []);
  if (!hasTerraform(evidence)) {
    if (!run.requested) return outcome(run, 'not-applicable', []);
    return outcome(run, 'blocked', [
      note(run, 'blocked', 'The answer holds no Terraform, so there is nothing to grade.'),
    ]);
  }
  const { reporter, reports, passed } = recorder();
  const context: GradeContext = {
    evidence,
    task,
    requested: run.requested,
    ...(run.requirement === null ? {} : { requirement: run.requirement }),
    report: reporter,
  };
  try {
    run.subject.grade(context);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return outcome(run, 'not-graded', [
      note(run, 'not-graded', `Plumbline's own check failed, not the answer: ${reason}`),
    ]);
  }
  return settle(run, evidence, toFindings(reports, run), passed());
}

/** The verdict that the reports make, and what absence or an unknown means where the task asks for the thing. */
function settle(run: Run, evidence: Evidence, findings: readonly Finding[], passed: boolean): CheckOutcome {
  if (findings.some((finding) => finding.verdict === 'fail')) {
    // "Absent" cannot be shown where part of the answer was not readable.
    const unreadable = whyUnreadable(evidence);
    const onlyAbsent = findings.every(
      (finding) => finding.verdict !== 'fail' || (finding.address === null && finding.file === null),
    );
    if (onlyAbsent && unreadable !== null) return hidden(run, unreadable, findings);
    return outcome(run, 'fail', findings);
  }
  if (findings.length > 0) {
    const failed = run.requested ? failedStage(evidence) : null;
    if (failed === null) return outcome(run, 'unknown', findings);
    return outcome(
      run,
      'blocked',
      findings.map((finding) => ({
        ...finding,
        verdict: 'blocked',
        message: `${finding.message} (${failed})`,
      })),
    );
  }
  if (passed) return outcome(run, 'pass', []);
  if (!run.requested) return outcome(run, 'not-applicable', []);
  const unreadable = whyUnreadable(evidence);
  if (unreadable !== null) return hidden(run, unreadable, []);
  if (run.subject.absence === 'allowed') return outcome(run, 'pass', []);
  const absent = `absent: the task asks for what this check looks at, and the answer holds none of it (check: ${run.subject.title}).`;
  return outcome(run, 'fail', [note(run, 'fail', absent)]);
}

/** What became of a requested check where part of the answer could not be read. */
function hidden(run: Run, unreadable: Unreadable, findings: readonly Finding[]): CheckOutcome {
  const { reason } = unreadable;
  const verdict = run.requested ? unreadable.verdict : 'unknown';
  if (findings.length === 0)
    return outcome(run, verdict, [note(run, verdict, `Nothing found, but ${reason}`)]);
  return outcome(
    run,
    verdict,
    findings.map((finding) => ({ ...finding, verdict, message: `${finding.message} But ${reason}` })),
  );
}

interface Unreadable {
  readonly verdict: 'blocked' | 'unknown';
  readonly reason: string;
}

/** Why absence cannot be shown, or null. Broken by the answer itself: `blocked`; only out of our sight: `unknown`. */
function whyUnreadable(evidence: Evidence): Unreadable | null {
  const [broken] = evidence.syntax;
  if (broken !== undefined) {
    const { file, line } = broken.location;
    return {
      verdict: 'blocked',
      reason: `${file}:${line} does not parse, so it may be in the part that cannot be read.`,
    };
  }
  const missing = evidence.modules.find((call) => call.folder !== null && !call.found);
  if (missing !== undefined) {
    return {
      verdict: 'blocked',
      reason: `${missing.address} is called and not given, so it may have been meant there.`,
    };
  }
  const remote = evidence.modules.find((call) => call.folder === null);
  if (remote === undefined) return null;
  return { verdict: 'unknown', reason: `${remote.address} comes from outside the answer and may hold it.` };
}

/** The first stage that failed through the answer's own fault, as half a sentence, or null. */
function failedStage(evidence: Evidence): string | null {
  const failed = evidence.stages.find((stage) => stage.verdict === 'fail' && stage.fault !== 'ours');
  return failed === undefined ? null : `the answer failed at ${failed.stage}, so its values were never known`;
}

function hasTerraform(evidence: Evidence): boolean {
  return evidence.blocks.length > 0 || evidence.files.some((file) => /\.tf(\.json)?$/.test(file.path));
}

function recorder(): { reporter: Reporter; reports: Report[]; passed: () => boolean } {
  const reports: Report[] = [];
  let passed = false;
  const reporter: Reporter = {
    fail: (place: Place, message: string) => void reports.push({ verdict: 'fail', place, message }),
    unknown: (place: Place, message: string) => void reports.push({ verdict: 'unknown', place, message }),
    pass: () => {
      passed = true;
    },
  };
  return { reporter, reports, passed: () => passed };
}

/** A finding about the whole answer. */
function note(run: Run, verdict: Finding['verdict'], message: string): Finding {
  const { check, category, severity, fix } = run;
  return {
    check,
    category,
    severity,
    verdict,
    address: null,
    attribute: null,
    file: null,
    line: null,
    message,
    fix,
  };
}

function outcome(run: Run, verdict: Verdict, findings: readonly Finding[]): CheckOutcome {
  return { check: run.check, category: run.category, severity: run.severity, verdict, findings };
}

function categoryOf(id: string): CategoryId {
  return categoryIdSchema.parse(id.slice(0, id.indexOf('/')));
}
