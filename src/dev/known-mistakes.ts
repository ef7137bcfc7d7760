import { taskFileSchema, type Expectations, type Task } from '../domain/task.js';
import { prepareEngine } from '../engine.js';
import { loadGraders } from '../grading/load.js';
import { assess } from '../pipeline.js';

/** `written`: values folded from the text alone. `rehearsed`: values of the state after a rehearsed apply. */
export type Level = 'written' | 'rehearsed';

/** A configuration in which other scanners go wrong, and what is right to say of it. */
export interface KnownMistake {
  readonly name: string;
  /** Text of each file by path; a text alone is `main.tf`. */
  readonly files: string | Readonly<Record<string, string>>;
  /** The only checks that run; requested ones count as named by the task. */
  readonly checks: readonly string[];
  /** What the task says; left out, the answer is graded without a task unless a check has to be requested. */
  readonly expects?: Partial<Expectations>;
  /**
   * What must come out, in any order: `fail CHECK ADDRESS`, `unknown CHECK ADDRESS` for each finding, `pass CHECK`,
   * `not-applicable CHECK` for checks without any.
   */
  readonly says: readonly string[];
  /** What comes out of the text alone where Terraform knows more. @default the same */
  readonly saysWritten?: readonly string[];
}

/** What grades such configurations through the real pipeline. */
export interface MistakeBench {
  /** Both, or the written one alone where Terraform or its provider is missing. */
  readonly levels: readonly Level[];
  /** What came out, sorted. Throws where the configuration does not apply: then it proves nothing. */
  verdicts(mistake: KnownMistake, level: Level): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Starts Terraform and the gateway where they are there. */
export async function openMistakeBench(): Promise<MistakeBench> {
  const [{ checks }, prepared] = await Promise.all([
    loadGraders(),
    prepareEngine({ kind: 'gateway', terraformBin: 'terraform', wanted: true, note: () => undefined }),
  ]);
  const kinds = new Map(checks.map(({ id, kind }) => [id, kind]));
  return {
    levels: prepared.engine === null ? ['written'] : ['written', 'rehearsed'],
    close: () => prepared.close(),
    async verdicts(mistake, level) {
      const missing = mistake.checks.filter((id) => !kinds.has(id));
      if (missing.length > 0) throw new Error(`expected ids of checks, received ${missing.join(', ')}`);
      const requested = mistake.checks.filter((id) => kinds.get(id) === 'requested');
      const { stages, outcomes } = await assess(
        { extraction: extractionOf(mistake), task: taskOf(mistake, requested) },
        {
          checks,
          only: mistake.checks,
          engine: level === 'rehearsed' ? prepared.engine : null,
          notRun: 'only the text is judged',
          last: 'apply',
        },
      );
      const stopped = stages.find(({ verdict }) => verdict === 'fail');
      if (stopped !== undefined) {
        const [first] = stopped.diagnostics.filter(({ severity }) => severity === 'error');
        throw new Error(
          `expected a configuration that applies; ${stopped.stage}: ${first?.summary ?? '?'} ${first?.detail ?? ''}`,
        );
      }
      return outcomes
        .flatMap(({ check, verdict, findings }) =>
          findings.length === 0
            ? [`${verdict} ${check}`]
            : findings.map((finding) => `${finding.verdict} ${check} ${finding.address ?? ''}`.trim()),
        )
        .sort();
    },
  };
}

function extractionOf({ files }: KnownMistake): Parameters<typeof assess>[0]['extraction'] {
  const texts = typeof files === 'string' ? { 'main.tf': files } : files;
  return {
    outcome: 'complete',
    reason: 'a known mistake',
    root: '.',
    files: Object.entries(texts).map(([path, text]) => ({
      path,
      text,
      bytes: Buffer.byteLength(text),
      startLine: 1,
      endLine: text.split('\n').length,
    })),
    refused: [],
    decisions: [],
  };
}

function taskOf({ expects, checks }: KnownMistake, requested: readonly string[]): Task | null {
  if (expects === undefined && requested.length === 0) return null;
  const file = taskFileSchema.parse({
    id: 'known-mistake',
    title: 'A known mistake',
    prompt: 'none.md',
    expects: expects ?? {},
    requirements: [
      { id: 'named', text: 'Names the checks.', checks: requested.length > 0 ? requested : checks },
    ],
  });
  return { ...file, request: '', requestHash: '', contentHash: '' };
}
