/** Reading the cases beside a check: the proof that it measures. Used by tests and the page generator, never by a run. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AnswerFile } from '../domain/answer.js';
import { verdictSchema } from '../domain/finding.js';
import { expectationsSchema, requirementSchema } from '../domain/task.js';
import type { Check, GradeContext } from './contract.js';
import type { CheckEntry } from './load.js';

export const caseKinds = ['pass', 'fail', 'unknown'] as const;
export type CaseKind = (typeof caseKinds)[number];

export const expectedSchema = z.strictObject({
  /** Verdict of the check where it is not the folder's own (`not-applicable` among the passes). */
  verdict: verdictSchema.optional(),
  /** The exact set, in any order. */
  findings: z.array(
    z.strictObject({
      verdict: z.enum(['fail', 'unknown', 'blocked', 'not-graded']),
      address: z.string().nullable(),
      attribute: z.string().nullable(),
      file: z.string().nullable(),
      line: z.number().int().nullable(),
      /** Text that the message must hold. Left out, any message will do. */
      message: z.string().optional(),
    }),
  ),
});
export type Expected = z.infer<typeof expectedSchema>;

const caseTaskSchema = z.strictObject({
  expects: expectationsSchema.prefault({}),
  requirements: z.array(requirementSchema).default([]),
});

/** One case folder: `cases/fail/ssh-to-world`. */
export interface CaseEntry {
  readonly kind: CaseKind;
  readonly name: string;
  readonly folder: string;
}

/** A case ready to be graded. */
export interface Case {
  readonly files: readonly AnswerFile[];
  readonly task: GradeContext['task'];
  readonly expected: Expected;
}

/** Case folders of a check, sorted; none where `cases/` is absent. */
export async function listCases(check: CheckEntry): Promise<readonly CaseEntry[]> {
  const cases: CaseEntry[] = [];
  for (const kind of caseKinds) {
    for (const name of await foldersIn(join(check.folder, 'cases', kind))) {
      cases.push({ kind, name, folder: join(check.folder, 'cases', kind, name) });
    }
  }
  return cases;
}

/** Reason why a check can have no unknown case (first line of `cases/NO-UNKNOWN.md`), or null where none is stated. */
export async function noUnknownReason(check: CheckEntry): Promise<string | null> {
  const text = await readOptional(join(check.folder, 'cases', 'NO-UNKNOWN.md'));
  return text === null || text.trim() === '' ? null : (text.trim().split('\n')[0] ?? null);
}

/** Reads a case's files, task and expectation. Throws where `expected.json` is absent or malformed. */
export async function readCase(entry: CaseEntry, check: Check): Promise<Case> {
  const own = new Set(['expected.json', 'task.json']);
  const files: AnswerFile[] = [];
  for (const path of (await readdir(entry.folder, { recursive: true })).map(slashed).sort()) {
    if (own.has(path)) continue;
    const text = await readOptional(join(entry.folder, path));
    if (text === null) continue;
    const endLine = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    files.push({ path, text, bytes: Buffer.byteLength(text), startLine: 1, endLine });
  }
  const expected = await readExpected(join(entry.folder, 'expected.json'));
  return { files, task: caseTask(await readOptional(join(entry.folder, 'task.json')), check), expected };
}

/** What the case expects; an error says which file is wrong, and how. */
async function readExpected(file: string): Promise<Expected> {
  try {
    return expectedSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${file} does not hold what a case expects: ${what}`, { cause: error });
  }
}

/** The case's task. A requested check runs as if a requirement named it, whatever the case states. */
function caseTask(json: string | null, check: Check): GradeContext['task'] {
  if (json === null && check.kind === 'intrinsic') return null;
  const { expects, requirements } = caseTaskSchema.parse(json === null ? {} : JSON.parse(json));
  const named = requirements.some((requirement) => requirement.checks.includes(check.id));
  if (check.kind === 'intrinsic' || named || check.perRequirement === true)
    return { id: 'case', expects, requirements };
  const asking = requirementSchema.parse({
    id: 'the-check',
    text: 'Names the check under test.',
    checks: [check.id],
  });
  return { id: 'case', expects, requirements: [...requirements, asking] };
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(absent);
  return (entries ?? [])
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The file's text, or null where it is absent or a folder. */
async function readOptional(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(absent);
}

function absent(error: unknown): null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'EISDIR') return null;
  throw error;
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
