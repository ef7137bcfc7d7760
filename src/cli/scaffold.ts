import { scaffoldCheck } from '../grading/scaffold.js';
import { scaffoldTask } from '../tasks/scaffold.js';

function tell(written: readonly string[], next: string): void {
  process.stdout.write(`${written.map((path) => `wrote ${path}`).join('\n')}\n${next}\n`);
}

/** Writes the folder of a new check. */
export function newCheckCommand(id: string): void {
  tell(
    scaffoldCheck(id),
    'Next: fill in check.ts and its cases, then run npm test; it is red until they agree.',
  );
}

/** Writes the folders of a new task. */
export async function newTaskCommand(id: string): Promise<void> {
  tell(await scaffoldTask(id), 'Next: write request.md, task.json and the reference, then run npm test.');
}
