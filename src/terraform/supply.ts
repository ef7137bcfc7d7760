import { writeFile } from 'node:fs/promises';
import type { TerraformResult } from './command.js';
import type { TerraformOutput } from './diagnostics.js';
import { candidates, type OpenVariable as Declared, type Supplied } from './variables.js';

/** A root variable without default or value, with where it is declared. */
export interface OpenVariable extends Declared {
  readonly file: string;
  readonly line: number;
  /** Value from an example file of the answer (`terraform.tfvars.example`), tried first. */
  readonly example?: Supplied;
}

/** Values supplied so far, and how Terraform is told of them. */
export interface Supply {
  readonly values: Readonly<Record<string, Supplied>>;
  /** Names whose value is the answer's own, from an example file; the others were invented. */
  readonly examples: ReadonlySet<string>;
  readonly args: readonly string[];
  readonly file: string;
}

/** Plans are cheap but not free: after this many refused rounds the values are given up. */
const maxRounds = 12;

interface Attempt {
  readonly result: TerraformResult;
  readonly output: TerraformOutput;
}

/** Variables whose value Terraform refused, by what its errors point at. */
function refusedVariables(open: readonly OpenVariable[], output: TerraformOutput): Set<string> {
  const errors = output.diagnostics.filter(
    (item) => item.severity === 'error' && /invalid value for (?:input )?variable/i.test(item.summary),
  );
  return new Set(
    errors.flatMap((error) => {
      const named = /\bvar\.([\w-]+)/.exec(error.detail)?.[1];
      return open
        .filter(
          (variable) =>
            variable.name === named || (variable.file === error.file && variable.line === error.line),
        )
        .map((variable) => variable.name);
    }),
  );
}

/**
 * Finds values for variables that the answer leaves open, with Terraform as the judge: candidates are tried until
 * no error is about one of them, or they run out. `refused` is true where only such errors remain.
 */
export async function supplyVariables(
  open: readonly OpenVariable[],
  supply: Supply,
  attempt: (args: readonly string[]) => Promise<Attempt>,
): Promise<Attempt & { supply: Supply; refused: boolean }> {
  if (open.length === 0) return { ...(await attempt([])), supply, refused: false };
  const queues = new Map(
    open.map((variable) => [
      variable.name,
      [...(variable.example === undefined ? [] : [variable.example]), ...candidates(variable)],
    ]),
  );
  const values: Record<string, Supplied> = {};
  const examples = new Set(open.filter((variable) => variable.example !== undefined).map(({ name }) => name));
  const next = (name: string): boolean => {
    const value = queues.get(name)?.shift();
    if (value === undefined) return false;
    if (name in values) examples.delete(name);
    values[name] = value;
    return true;
  };
  for (const name of queues.keys()) next(name);
  const told: Supply = { values, examples, args: [`-var-file=${supply.file}`], file: supply.file };
  for (let round = 1; ; round += 1) {
    await writeFile(supply.file, JSON.stringify(values));
    const tried = await attempt(told.args);
    const refused = refusedVariables(open, tried.output);
    if (refused.size === 0) return { ...tried, supply: told, refused: false };
    const moved = [...refused].map(next).some(Boolean);
    if (!moved || round === maxRounds) {
      const errors = tried.output.diagnostics.filter((item) => item.severity === 'error');
      return { ...tried, supply: told, refused: errors.length === refused.size };
    }
  }
}
