import { z } from 'zod';
import { severitySchema, type Severity } from '../domain/category.js';
import type { ConfigBlock, Evidence, Location, Resource } from '../domain/evidence.js';
import type { Requirement, Task } from '../domain/task.js';

/** Where a finding is. `null` where the fault is that something is absent from the whole configuration. */
export type Place =
  | { readonly resource: Resource; readonly attribute?: string }
  | { readonly block: ConfigBlock; readonly attribute?: string }
  | { readonly location: Location; readonly address?: string }
  | null;

/** What a check says while it looks; one call per fault, so that each is one finding. */
export interface Reporter {
  /** Something is wrong at `place`. The message names the value seen and what was expected. */
  fail(place: Place, message: string): void;
  /** Something could not be settled at `place`. */
  unknown(place: Place, message: string): void;
  /** Something was looked at and is right. Without any call the check is not applicable. */
  pass(): void;
}

/** What a check receives. */
export interface GradeContext {
  readonly evidence: Evidence;
  /** Null where an answer is graded without a task: then only intrinsic checks apply. */
  readonly task: Pick<Task, 'id' | 'expects' | 'requirements'> | null;
  /** True where a requirement of the task names this check: absence is then a fault. */
  readonly requested: boolean;
  /** The requirement being judged; present only for checks that say `perRequirement`. */
  readonly requirement?: Requirement;
  readonly report: Reporter;
}

/**
 * `intrinsic`: wrong whatever was asked (a cycle, an open database port). `requested`: wrong only where the task's
 * requirements name the check; it is not run otherwise.
 */
export const checkKindSchema = z.enum(['intrinsic', 'requested']);

export const checkMetadataSchema = z.strictObject({
  /** `category/check`; equals the folders. Never reused. */
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  /** What it catches, a phrase of at most 80 characters. */
  title: z.string().min(8).max(80),
  severity: severitySchema,
  kind: checkKindSchema,
  /** Why it matters: what breaks or what is exposed. */
  reason: z.string().min(20),
  /** What to write instead. */
  fix: z.string().min(10),
  /** Ids of the same control elsewhere, where one exists. */
  references: z
    .strictObject({
      trivy: z.array(z.string()),
      checkov: z.array(z.string()),
      kics: z.array(z.string()),
      fsbp: z.array(z.string()),
      config: z.array(z.string()),
      cis: z.array(z.string()),
      docs: z.array(z.string()),
    })
    .partial()
    .default({}),
  /** What it cannot see, for its page. */
  limits: z.string().optional(),
  /**
   * Says that an answer with nothing to look at is right (no modules, no cycles): where a requirement names such a
   * check, it passes then. @default absence is a fault where a requirement names the check
   */
  absence: z.literal('allowed').optional(),
  /**
   * Runs once for each requirement with `needs`, and each gives an outcome of its own: id
   * `<category>/<requirement id>`, severity of the requirement. Only `requirement-coverage` uses it.
   */
  perRequirement: z.literal(true).optional(),
});

export interface CheckMetadata extends z.input<typeof checkMetadataSchema> {
  readonly severity: Severity;
}

/** One check: metadata and a pure function of the evidence (no clock, network, disk, randomness or model name). */
export interface Check extends CheckMetadata {
  grade(context: GradeContext): void;
}

/** Types a check; `load.ts` validates it when the folder is read. */
export function defineCheck(check: Check): Check {
  return check;
}
