import type { AnswerFile, Extraction } from './domain/answer.js';
import type { Assessment } from './domain/run.js';
import type { Evidence } from './domain/evidence.js';
import type { StageName, StageResult, Substitution } from './domain/stage.js';
import type { Task } from './domain/task.js';
import { collectEvidence } from './evidence/collect.js';
import { withoutInvented } from './evidence/invented.js';
import { survey, type Survey } from './evidence/survey.js';
import type { Check } from './grading/contract.js';
import { grade } from './grading/grade.js';
import { score } from './scoring/score.js';
import { allows } from './terraform/constraints.js';
import { notRehearsed, rehearse, type Engine, type RehearsalResult } from './terraform/rehearse.js';

/** Everything that stays the same from one answer to the next. */
export interface Bench {
  readonly checks: readonly Check[];
  /** Null where Terraform is not run; `notRun` then says why. */
  readonly engine: Engine | null;
  readonly notRun: string | null;
  readonly last: StageName;
  /** Ids of checks or categories, where only some are wanted. */
  readonly only?: readonly string[];
}

/** An answer to be assessed. */
export interface Subject {
  readonly extraction: Extraction;
  readonly task: Task | null;
  /** Files that the task says exist beside the answer; the answer's own win. */
  readonly given?: readonly AnswerFile[];
  /** True for our own samples and references: they may run where there is no working sandbox. @default false */
  readonly trusted?: boolean;
  readonly signal?: AbortSignal;
}

/** Why answers of strangers are not run on this machine. */
export const noSandbox =
  'no sandbox works on this machine, and only our own texts run without one; see plumbline doctor';

function besides(extraction: Extraction, given: readonly AnswerFile[]): AnswerFile[] {
  const own = new Set(extraction.files.map((file) => file.path));
  return [...extraction.files, ...given.filter((file) => !own.has(file.path))];
}

function hasTerraform(files: readonly AnswerFile[]): boolean {
  return files.some((file) => file.path.endsWith('.tf') || file.path.endsWith('.tf.json'));
}

/** A constraint that the one version of the AWS provider does not meet is set aside, the same for every model. */
function providerVersion({ providers }: Survey, used: string): Substitution[] {
  return providers.flatMap(({ source, version }) => {
    if (source !== 'hashicorp/aws' || version === null || allows(version, used) !== false) return [];
    return [
      {
        kind: 'provider-version',
        subject: source,
        value: used,
        reason: `the answer asks for ${version}; every answer runs on the one version found`,
      },
    ];
  });
}

function unmet(constraint: string | null, version: string): string | null {
  return constraint === null || allows(constraint, version) === true ? null : constraint;
}

/** Runs the stages; once more where a failure of ours (a crashed provider, say) spoilt the first try. */
async function stagesOf(
  files: readonly AnswerFile[],
  subject: Subject,
  bench: Bench,
): Promise<RehearsalResult> {
  const { extraction, signal } = subject;
  if (!hasTerraform(files))
    return notRehearsed(`the answer has no Terraform to run (${extraction.outcome})`, 'blocked');
  if (bench.engine === null) return notRehearsed(bench.notRun ?? 'not asked for');
  if (bench.engine.sandbox.kind === 'none' && subject.trusted !== true) return notRehearsed(noSandbox);
  const surveyed = survey(files, extraction.root);
  const { types, openVariables, neutralised } = surveyed;
  const rehearsal = {
    files,
    root: extraction.root,
    types,
    openVariables,
    // A constraint that this Terraform meets is left alone.
    neutralised: {
      ...neutralised,
      terraformVersion: unmet(neutralised.terraformVersion, bench.engine.terraform.version),
    },
    last: bench.last,
    protection: subject.task?.expects.deletionProtection ?? 'unstated',
  } as const;
  const first = await rehearse(rehearsal, bench.engine, signal);
  const spoilt = first.faults.length > 0 && first.stages.some((stage) => stage.fault === 'ours');
  const result = spoilt && signal?.aborted !== true ? await rehearse(rehearsal, bench.engine, signal) : first;
  return {
    ...result,
    substitutions: [...providerVersion(surveyed, bench.engine.aws.version), ...result.substitutions],
  };
}

/** Places what Terraform names by address alone: what does not settle, what refuses to be deleted. */
function placed(stages: readonly StageResult[], { resources }: Evidence): StageResult[] {
  const locations = new Map(
    resources.flatMap(({ address, block, location }) => [
      [address, location] as const,
      [block, location] as const,
    ]),
  );
  return stages.map((stage) => ({
    ...stage,
    diagnostics: stage.diagnostics.map((item) =>
      item.file === null && item.address !== null ? { ...item, ...locations.get(item.address) } : item,
    ),
  }));
}

/**
 * The flow from extracted files to scores: stages → evidence → graders → score. The reference and every model's
 * answer go through this same function.
 */
export async function assess(subject: Subject, bench: Bench): Promise<Assessment> {
  const { extraction, task } = subject;
  const files = besides(extraction, subject.given ?? []);
  const rehearsal = await stagesOf(files, subject, bench);
  const evidence = await collectEvidence({
    files,
    root: extraction.root,
    stages: [...rehearsal.stages],
    // What was invented for a variable without default is no value of the answer's.
    substitutions: rehearsal.substitutions.filter(({ kind }) => kind !== 'variable'),
    ...(rehearsal.plan === undefined ? {} : { plan: rehearsal.plan }),
    ...(rehearsal.state === undefined ? {} : { state: rehearsal.state }),
  });
  const stages = withoutInvented(placed(rehearsal.stages, evidence), evidence, rehearsal.substitutions);
  const { outcomes } = grade({
    evidence,
    task,
    checks: bench.checks,
    ...(bench.only === undefined ? {} : { only: bench.only }),
  });
  return {
    extraction,
    stages,
    substitutions: rehearsal.substitutions,
    outcomes,
    score: score(outcomes, stages, task),
  };
}
