import { z } from 'zod';
import { categoryIdSchema, type categoryIds } from './category.js';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** What an attribute must be. Exactly one operator. `"5"` equals `5`, `"true"` equals `true`. */
export const conditionSchema = z.union([
  z.strictObject({ equals: scalar }),
  z.strictObject({ oneOf: z.array(scalar).min(1) }),
  z.strictObject({ atLeast: z.number() }),
  z.strictObject({ atMost: z.number() }),
  z.strictObject({ matches: z.string() }),
  z.strictObject({ contains: scalar }),
  /** Present and neither null, empty string, empty list nor empty object. */
  z.strictObject({ set: z.literal(true) }),
  /** Its expression refers to a resource or data source of one of these types. */
  z.strictObject({ refersTo: z.array(z.string()).min(1) }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** A resource that a requirement asks for. */
export const neededResourceSchema = z.strictObject({
  /** Any of these types counts. `data.` in front for a data source. */
  types: z.array(z.string()).min(1),
  /** @default 1 */
  min: z.number().int().positive().default(1),
  /** Which of them are meant, by attribute path; a `*` stands for any index. Those that differ are ignored. */
  where: z.record(z.string(), conditionSchema).default({}),
  /** How each one meant must be set; one that differs is the finding "present with the wrong setting". */
  settings: z.record(z.string(), conditionSchema).default({}),
});
export type NeededResource = z.infer<typeof neededResourceSchema>;

/** One thing the request asks for. */
export const requirementSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** What the request says, for people. */
  text: z.string().min(1),
  severity: z.enum(['critical', 'high', 'medium', 'low']).default('medium'),
  /** All of these must be there. Judged by `requirement-coverage`. */
  needs: z.array(neededResourceSchema).default([]),
  /** Ids of checks this requirement switches on (requested ones), or makes compulsory (intrinsic ones). */
  checks: z.array(z.string()).default([]),
});
export type Requirement = z.infer<typeof requirementSchema>;

/** Facts of the request that checks compare with. What a task asks for is never a fault. */
export const expectationsSchema = z.strictObject({
  region: z.string().default('us-east-1'),
  /** Ports the task wants open to the world. */
  publicPorts: z.array(z.number().int()).default([]),
  /** `required`: the task wants protection against deletion; `forbidden`: it wants easy teardown. */
  deletionProtection: z.enum(['required', 'forbidden', 'unstated']).default('unstated'),
  /** False where the request forbids modules from a registry or repository. */
  remoteModules: z.boolean().default(true),
  /** Address tiers the request asks for. */
  tiers: z.array(z.enum(['public', 'private', 'database'])).default([]),
  /** Tag keys every taggable resource should carry. */
  tags: z.array(z.string()).default([]),
});
export type Expectations = z.infer<typeof expectationsSchema>;

/** A task's declaration: `datasets/<id>/task.json`. */
export const taskFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  /** File under `prompts/` that frames the request; `{{request}}` in it is replaced by `request.md`. */
  prompt: z.string().min(1),
  expects: expectationsSchema.prefault({}),
  requirements: z.array(requirementSchema).min(1),
  /** Weight of each category in the score. @default 1 each */
  weights: z.partialRecord(categoryIdSchema, z.number().nonnegative()).default({}),
  /** Files that stand beside the answer because the request says that they exist. Paths in the dataset folder's `given/`. */
  given: z.array(z.string()).default([]),
});
export type TaskFile = z.infer<typeof taskFileSchema>;

/** A task ready to be asked. */
export interface Task extends TaskFile {
  /** The text sent to the model. */
  readonly request: string;
  /** SHA-256 (hex) of `request`, stored with each run. */
  readonly requestHash: string;
  /** SHA-256 (hex) of everything that can change a score: task file, request, reference. */
  readonly contentHash: string;
}

/** Weight of a category in a task's score. */
export function categoryWeight(
  task: Pick<TaskFile, 'weights'> | null,
  category: (typeof categoryIds)[number],
): number {
  return task?.weights[category] ?? 1;
}
