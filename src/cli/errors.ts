import colours from 'picocolors';
import { z } from 'zod';
import { oneLine } from '../output/text.js';

/** A mistake in how a command was called; the message says what was expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Names of our own errors: their message is meant for the user, without a stack. */
const expected = new Set([
  'UsageError',
  'TaskError',
  'StoreError',
  'NewerSchemaError',
  'GraderError',
  'ModelError',
  'AskError',
  'CommanderError',
]);

/** Prints one line and sets the exit status: 2 for wrong use, 1 for the rest. Unforeseen errors keep their stack. */
export function reportError(error: unknown): void {
  if (error instanceof z.ZodError) {
    process.stderr.write(`${colours.red('Error:')} ${z.prettifyError(error)}\n`);
    process.exitCode = 2;
    return;
  }
  const known =
    error instanceof Error &&
    (expected.has(error.name) || ('code' in error && typeof error.code === 'string'));
  const text =
    error instanceof Error
      ? known
        ? oneLine(error.message)
        : (error.stack ?? error.message)
      : String(error);
  process.stderr.write(`${colours.red('Error:')} ${text}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
