/**
 * The examples that `explain` and the pages of the checks show: cases of a check, graded as the tests grade them, so that
 * what is shown is what the check says. Nothing is retyped.
 */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AnswerFile } from './domain/answer.js';
import type { CheckOutcome, Finding } from './domain/finding.js';
import { collectEvidence } from './evidence/collect.js';
import { listCases, noUnknownReason, readCase, type CaseEntry, type CaseKind } from './grading/cases.js';
import type { Check } from './grading/contract.js';
import { grade } from './grading/grade.js';
import type { CheckEntry } from './grading/load.js';
import { packageRoot } from './tasks/folders.js';

/** A case and what the check says of it. */
export interface Example {
  readonly kind: CaseKind;
  /** `ssh-to-world`: says what it shows. */
  readonly name: string;
  /** Relative to the project: what `grade` can be pointed at. */
  readonly folder: string;
  readonly files: readonly AnswerFile[];
  readonly findings: readonly Finding[];
  /** True where the case states a task of its own. */
  readonly withTask: boolean;
}

/** One example of each kind that there is, and why there can be no unknown one. */
export interface Examples {
  readonly fail: Example | null;
  readonly pass: Example | null;
  readonly unknown: Example | null;
  readonly noUnknown: string | null;
}

/** Grades a case as it stands, without running Terraform. */
export async function gradeCase(
  entry: CaseEntry,
  check: Check,
): Promise<{ files: readonly AnswerFile[]; outcomes: readonly CheckOutcome[] }> {
  const { files, task } = await readCase(entry, check);
  const evidence = await collectEvidence({ files: [...files], root: '.', stages: [], substitutions: [] });
  return { files, outcomes: grade({ evidence, task, checks: [check] }).outcomes };
}

/** The check's folder among the sources: the build holds no cases. */
function sourceOf(entry: CheckEntry): CheckEntry {
  return { ...entry, folder: join(packageRoot(), 'graders', ...entry.id.split('/')) };
}

/** The shortest case of each kind: an example is read, so it holds as little as it can. */
export async function examplesOf(entry: CheckEntry, check: Check): Promise<Examples> {
  const source = sourceOf(entry);
  const cases = await listCases(source);
  const shortest = async (kind: CaseKind): Promise<Example | null> => {
    const graded = await Promise.all(
      cases.filter((found) => found.kind === kind).map((found) => exampleOf(found, check)),
    );
    const [first] = graded.sort((a, b) => weight(a) - weight(b));
    return first === undefined ? null : first.example;
  };
  return {
    fail: await shortest('fail'),
    pass: await shortest('pass'),
    unknown: await shortest('unknown'),
    noUnknown: await noUnknownReason(source),
  };
}

interface Candidate {
  readonly example: Example;
  /** False where the check stays out of it: no example of passing. */
  readonly settled: boolean;
}

async function exampleOf(found: CaseEntry, check: Check): Promise<Candidate> {
  const { files, outcomes } = await gradeCase(found, check);
  const example: Example = {
    kind: found.kind,
    name: found.name,
    folder: relative(packageRoot(), found.folder).replaceAll('\\', '/'),
    files,
    findings: outcomes.flatMap((outcome) => outcome.findings),
    withTask: existsSync(join(found.folder, 'task.json')),
  };
  return { example, settled: outcomes.some(({ verdict }) => verdict === found.kind) };
}

/** Lines to read; cases that show the check at work come before those where it does not apply. */
function weight({ example, settled }: Candidate): number {
  const lines = example.files.reduce((sum, file) => sum + file.endLine, 0);
  return (settled ? 0 : 1000) + lines + 5 * (example.files.length - 1);
}
