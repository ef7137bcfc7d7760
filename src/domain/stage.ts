import { z } from 'zod';

/** The ladder, lowest rung first. */
export const stageNames = ['init', 'validate', 'plan', 'apply', 'settle', 'destroy'] as const;
export const stageNameSchema = z.enum(stageNames);
export type StageName = z.infer<typeof stageNameSchema>;

/**
 * `pass`/`fail`: it ran. `blocked`: an earlier stage failed through the answer's fault, or there was nothing to
 * run. `not-run`: it was not asked for, or could not run on this machine.
 */
export const stageVerdicts = ['pass', 'fail', 'blocked', 'not-run'] as const;
export const stageVerdictSchema = z.enum(stageVerdicts);
export type StageVerdict = z.infer<typeof stageVerdictSchema>;

/** Whose fault a failure is. A failure that is ours never lowers a score. */
export const faultSchema = z.enum(['answer', 'ours']);
export type Fault = z.infer<typeof faultSchema>;

/** What Terraform said, placed in the answer. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Address of the resource or block concerned, or null. */
  readonly address: string | null;
  /** File relative to the answer's folder (root prefix included), or null. */
  readonly file: string | null;
  readonly line: number | null;
}

/** One rung of the ladder for one answer. */
export interface StageResult {
  readonly stage: StageName;
  readonly verdict: StageVerdict;
  /** Present on `fail`, and on `not-run`/`blocked` where our own failure is the cause. */
  readonly fault?: Fault;
  /** Wall time in milliseconds; 0 where nothing ran. */
  readonly ms: number;
  /** Errors first, then warnings, each in a stable order of ours (file, line, summary). */
  readonly diagnostics: readonly Diagnostic[];
  /** One line where the verdict needs one (`terraform not found on PATH`). */
  readonly reason?: string;
  /** Managed resources by action, where the stage counts them. */
  readonly resources?: Readonly<Record<'create' | 'update' | 'delete' | 'noop', number>>;
}

/** Something Plumbline supplied or changed so that an answer could run, the same for every model. */
export interface Substitution {
  /** `variable` (invented), `variable-example` (from an example file of the answer), `backend`, `cloud`, `provider-version`, `terraform-version`, `provider-setting`, `provider`, `data-source`, `file`, `skip-comment`. */
  readonly kind: string;
  /** What it concerns: a variable's name, a setting's path, a provider's source. */
  readonly subject: string;
  readonly value: string;
  readonly reason: string;
}
