import { posix } from 'node:path';
import type { AnswerFile } from '../domain/answer.js';
import type { Substitution } from '../domain/stage.js';
import type { Value } from '../domain/value.js';
import type { Expression } from '../hcl/ast.js';
import { parseTerraformFile } from '../hcl/terraform-file.js';
import { byText } from './convert.js';
import { constantOf } from './variable-type.js';

/** Values of root variables as Terraform would load them: tfvars files in its order, then what was supplied. */
export function suppliedValues(
  files: readonly AnswerFile[],
  rootFolder: string,
  substitutions: readonly Substitution[],
): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const file of loadedFiles(files, rootFolder)) {
    for (const [name, expression] of assignmentsIn(file)) values.set(name, constantOf(expression));
  }
  for (const { kind, subject, value } of substitutions) {
    if (kind === 'variable' || kind === 'variable-example') values.set(subject, decoded(value));
  }
  return values;
}

/** Variables files that Terraform loads by itself, in the order in which later ones win. */
export function loadedFiles(files: readonly AnswerFile[], rootFolder: string): AnswerFile[] {
  const folder = posix.normalize(rootFolder);
  const inRoot = files.filter((file) => posix.dirname(posix.normalize(file.path)) === folder);
  const named = (name: string): AnswerFile[] => inRoot.filter((file) => posix.basename(file.path) === name);
  const automatic = inRoot.filter((file) => /\.auto\.tfvars(\.json)?$/.test(file.path));
  const ordered = [...automatic].sort((a, b) => byText(a.path, b.path));
  return [...named('terraform.tfvars'), ...named('terraform.tfvars.json'), ...ordered];
}

/** `name = value` lines of a variables file. */
export function assignmentsIn(file: AnswerFile): (readonly [string, Expression])[] {
  const parsed = parseTerraformFile(file.text, file.path);
  return parsed.attributes.map(({ name, expression }) => [name, expression] as const);
}

/** Supplied values are recorded as JSON; a text that is not JSON is meant as it stands. */
function decoded(value: string): Value {
  try {
    return JSON.parse(value) as Value;
  } catch {
    return value;
  }
}
