import { z } from 'zod';

export const optionsSchema = z.object({
  /** Names, or parts of names, of the answers wanted; empty for all. */
  only: z.array(z.string()),
  fuzz: z.boolean(),
  overhead: z.boolean(),
  /** File for the figures, or null. */
  json: z.string().nullable(),
  /** Kind of the sandbox wanted, or null for the one that the probe chooses. */
  sandbox: z.string().nullable(),
});

/** What the torture suite is asked to do. */
export type TortureOptions = z.infer<typeof optionsSchema>;

/** What the grader hands to the warden. */
export const resultSchema = z.object({
  sandbox: z.string(),
  verdicts: z.array(
    z.object({
      name: z.string(),
      threat: z.string(),
      seconds: z.number(),
      breaches: z.array(z.string()),
    }),
  ),
  /** Breaches of no one answer. */
  breaches: z.array(z.string()),
  hits: z.number(),
  hears: z.array(z.string()),
  survivors: z.number(),
  /** Confined processes whose namespaces, limits, privileges and root were looked at from outside. */
  inspected: z.object({ terraform: z.number(), providers: z.number() }),
  /** The longest that an answer held up all others, in milliseconds, and which were at work then. */
  hold: z.object({ ms: z.number(), during: z.array(z.string()) }),
  /** The most memory that the grading process had, in megabytes. */
  memory: z.number(),
  fuzz: z
    .object({ answers: z.number(), faults: z.array(z.string()), slowest: z.number(), parsed: z.number() })
    .nullable(),
  overhead: z.object({ rounds: z.number(), confined: z.number(), bare: z.number() }).nullable(),
});
export type TortureResult = z.infer<typeof resultSchema>;
