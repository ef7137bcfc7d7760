import { readFile } from 'node:fs/promises';
import { type z } from 'zod';

/** A task, reference or sample index that cannot be used: our own mistake, so the command stops. */
export class TaskError extends Error {
  override readonly name = 'TaskError';
}

/** Text of a file with `\n` line ends, so that hashes do not depend on how it was checked out. Throws {@link TaskError}. */
export async function readText(file: string, shown: string, next: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
  } catch (error) {
    throw new TaskError(`${shown} cannot be read (${reasonOf(error)}). ${next}`, { cause: error });
  }
}

/** Reads JSON and holds it against a schema. Throws {@link TaskError} naming file, field, what was expected and received. */
export async function readJson<T>(file: string, shown: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readText(file, shown, `Write it, or remove the folder it is missing from.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TaskError(`${shown} is not JSON (${reasonOf(error)}). Correct it at that place.`, {
      cause: error,
    });
  }
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${fieldName(issue.path)}: ${describe(issue)}`);
  throw new TaskError(`${shown} has wrong fields; correct them:\n${lines.join('\n')}`);
}

/** `requirements[2].needs[0].types`. */
export function fieldName(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>((sofar, part) => {
    if (typeof part === 'number') return `${sofar}[${part}]`;
    return sofar === '' ? String(part) : `${sofar}.${String(part)}`;
  }, '');
  return name === '' ? '(the whole file)' : name;
}

/** What was wrong and, where it is short, what stood there. */
function describe(issue: z.core.$ZodIssue): string {
  const received = issue.code === 'unrecognized_keys' ? undefined : shortly(issue.input);
  return received === undefined ? issue.message : `${issue.message} (got ${received})`;
}

function shortly(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  return typeof text === 'string' && text.length <= 80 ? text : undefined;
}

/** Message of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
