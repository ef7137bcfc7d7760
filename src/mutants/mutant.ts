import { z } from 'zod';
import { stageNameSchema } from '../domain/stage.js';

const text = z.union([
  z.string().min(1),
  z
    .array(z.string())
    .min(1)
    .transform((lines) => lines.join('\n')),
]);

const path = z
  .string()
  .regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'expected a path inside the reference, such as s3.tf');

/** Address of a top-level block as written: `aws_vpc.main`, `data.aws_ami.x`, `variable.x`, `output.x`, `module.x`, `terraform`. */
const blockAddress = z
  .string()
  .regex(/^[a-z][\w-]*(\.[\w-]+){0,2}$/, 'expected the address of a block, such as aws_vpc.main');

/**
 * One change of the reference's text. The language is as small as it can be: replace a text that occurs once (in a
 * block, in a file, or anywhere), remove a block, or add text at the end of a file (a new file where there is none).
 * A text of several lines may be a list of lines.
 */
export const editSchema = z.union([
  z.strictObject({
    find: text,
    /** May be empty: then the text is taken out. */
    replace: z.union([z.string(), text]),
    /** Only inside this block. */
    in: blockAddress.optional(),
    file: path.optional(),
  }),
  z.strictObject({ remove: blockAddress, file: path.optional() }),
  z.strictObject({ append: text, file: path }),
]);
export type Edit = z.infer<typeof editSchema>;

const checkId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'expected category/check');
const address = z.string().min(1).nullable();
const reason = z.string().min(10);

/** A reference with one fault, and what must be said about it. */
export const mutantSchema = z.strictObject({
  /** Unique in its task. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** The fault, a phrase for people. */
  fault: z.string().min(10),
  edits: z.array(editSchema).min(1).max(4),
  /** The check that must fail, and fails nowhere else than `at`. */
  trips: checkId,
  /** Address of the finding (null: about the whole answer), or every address where one fault gives several. */
  at: z.union([address, z.array(address).min(2)]),
  /** Other checks that rightly fail too, each with the reason. Each of them must fail. */
  also: z.record(checkId, reason).default({}),
  /** The first stage that fails because of the fault. @default none: the whole rehearsal passes */
  stage: stageNameSchema.optional(),
  /** Why Plumbline misses this fault today: a known limit. */
  limit: reason.optional(),
});
export type Mutant = z.infer<typeof mutantSchema>;

/** A file of `datasets/<task>/mutants/`. */
export const mutantsFileSchema = z.array(mutantSchema).min(1);
