import { isBundled, withGiven } from './bundled.js';
import type { AnswerFile, Extraction } from './domain/answer.js';
import { unsandboxed, type Assessment } from './domain/run.js';
import type { Evidence } from './domain/evidence.js';
import { stageNames, type StageName, type StageResult, type Substitution } from './domain/stage.js';
import type { Task } from './domain/task.js';
import { collectEvidence } from './evidence/collect.js';
import { withoutInvented } from './evidence/invented.js';
import { skipComments } from './evidence/skip-comments.js';
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
  /**
   * Run strangers' answers up to the plan where no sandbox works, on the user's own demand. Never further: an apply
   * would run their provisioners. @default false
   */
  readonly unsafeNoSandbox?: boolean;
  /** Ids of checks or categories, where only some are wanted. */
  readonly only?: readonly string[];
}

/** An answer to be assessed. */
export interface Subject {
  readonly extraction: Extraction;
  readonly task: Task | null;
  /** Files that the task says exist beside the answer; the answer's own win. */
  readonly given?: readonly AnswerFile[];
  readonly signal?: AbortSignal;
}

/** Why answers of strangers are not run on this machine. */
const noSandbox =
  'no sandbox works on this machine, and only our own texts run without one; see plumbline doctor';

function hasTerraform(files: readonly AnswerFile[]): boolean {
  return files.some((file) => file.path.endsWith('.tf') || file.path.endsWith('.tf.json'));
}

/** Whether an answer's stages were asked for and not run, because no sandbox works here. */
export function isWithheld({ stages }: Pick<Assessment, 'stages'>): boolean {
  return stages.some(({ reason }) => reason === noSandbox);
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

/** What confines an answer's stages: the sandbox; none for our own code where none works; else nothing at all. */
function confinementOf(files: readonly AnswerFile[], { sandbox }: Engine): string {
  if (sandbox.kind !== 'none') return sandbox.kind;
  return isBundled(files) ? sandbox.kind : unsandboxed;
}

function notBeyondPlan(last: StageName): StageName {
  return stageNames.indexOf(last) > stageNames.indexOf('plan') ? 'plan' : last;
}

/** Runs the stages; once more where a failure of ours (a crashed provider, say) spoilt the first try. */
async function stagesOf(
  files: readonly AnswerFile[],
  subject: Subject,
  bench: Bench,
): Promise<RehearsalResult & Pick<Assessment, 'confinement'>> {
  const { extraction, signal } = subject;
  if (!hasTerraform(files))
    return notRehearsed(`the answer has no Terraform to run (${extraction.outcome})`, 'blocked');
  if (bench.engine === null) return notRehearsed(bench.notRun ?? 'not asked for');
  const confinement = confinementOf(files, bench.engine);
  if (confinement === unsandboxed && bench.unsafeNoSandbox !== true) return notRehearsed(noSandbox);
  const surveyed = survey(files, extraction.root);
  const { types, openVariables, neutralised, tooDeep } = surveyed;
  const rehearsal = {
    files,
    root: extraction.root,
    types,
    openVariables,
    tooDeep,
    // A constraint that this Terraform meets is left alone.
    neutralised: {
      ...neutralised,
      terraformVersion: unmet(neutralised.terraformVersion, bench.engine.terraform.version),
    },
    last: confinement === unsandboxed ? notBeyondPlan(bench.last) : bench.last,
    protection: subject.task?.expects.deletionProtection ?? 'unstated',
  } as const;
  const first = await rehearse(rehearsal, bench.engine, signal);
  const spoilt = first.faults.length > 0 && first.stages.some((stage) => stage.fault === 'ours');
  const result = spoilt && signal?.aborted !== true ? await rehearse(rehearsal, bench.engine, signal) : first;
  return {
    ...result,
    confinement,
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
  const files = withGiven(extraction.files, subject.given ?? []);
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
    ...(rehearsal.confinement === undefined ? {} : { confinement: rehearsal.confinement }),
    extraction,
    stages,
    substitutions: [...rehearsal.substitutions, ...skipComments(files)],
    outcomes,
    score: score(outcomes, stages, task),
  };
}
