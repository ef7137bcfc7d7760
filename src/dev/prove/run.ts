import type { AnswerFile, Extraction } from '../../domain/answer.js';
import type { StageName } from '../../domain/stage.js';
import type { Task } from '../../domain/task.js';
import type { Limit } from '../../limits.js';
import { applyEdits, EditError } from '../../mutants/edit.js';
import { judge, type Judgement, type Observed } from '../../mutants/judge.js';
import { loadMutants } from '../../mutants/load.js';
import type { Mutant } from '../../mutants/mutant.js';
import { assess, type Bench } from '../../pipeline.js';
import { listTaskIds, loadGiven, loadReference, loadTask } from '../../tasks/load.js';

/** A reference and the mutants made of it. */
export interface Bed {
  readonly task: Task;
  readonly given: readonly AnswerFile[];
  readonly files: readonly AnswerFile[];
  readonly mutants: readonly Mutant[];
}

/** Every task that has mutants. */
export async function loadBeds(): Promise<readonly Bed[]> {
  const beds = await Promise.all((await listTaskIds()).map(loadBed));
  return beds.filter(({ mutants }) => mutants.length > 0);
}

async function loadBed(id: string): Promise<Bed> {
  const task = await loadTask(id);
  const [given, files, mutants] = await Promise.all([loadGiven(task), loadReference(id), loadMutants(id)]);
  return { task, given, files, mutants };
}

/** What comes out of files through the real pipeline: rehearsal with the gateway, evidence, every check. */
export async function observe(bed: Bed, files: readonly AnswerFile[], bench: Bench): Promise<Observed> {
  const extraction: Extraction = {
    outcome: 'complete',
    reason: 'reference or mutant',
    root: '.',
    files,
    refused: [],
    decisions: [],
  };
  const { outcomes, stages } = await assess({ extraction, task: bed.task, given: bed.given }, bench);
  return { outcomes, stages };
}

/** The reference as it is. Throws where it is not ideal: then its mutants prove nothing. */
export async function observeReference(bed: Bed, bench: Bench): Promise<Observed> {
  const observed = await observe(bed, bed.files, bench);
  const wrong = [
    ...observed.stages
      .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-run')
      .map(({ stage }) => stage),
    ...observed.outcomes
      .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
      .map(({ check, verdict }) => `${check} (${verdict})`),
  ];
  if (wrong.length === 0) return observed;
  throw new Error(
    `reference/${bed.task.id} does not pass ${wrong.join(', ')}; correct the reference or the check first`,
  );
}

/** How mutants are run. */
export interface MutantRun {
  readonly bench: Bench;
  /** The last stage that a mutant is run to. */
  readonly last: (mutant: Mutant) => StageName;
  readonly limit: Limit;
  readonly landed: (judgement: Judgement, observed: Observed) => void;
}

/** Runs mutants of one reference; tells of each as it lands. Throws where an edit does not fit the reference. */
export async function runMutants(
  bed: Bed,
  mutants: readonly Mutant[],
  { bench, last, limit, landed }: MutantRun,
): Promise<readonly Judgement[]> {
  const edited = mutants.map((mutant) => ({ mutant, files: editedFiles(bed, mutant) }));
  const reference = await observeReference(bed, bench);
  return Promise.all(
    edited.map(({ mutant, files }) =>
      limit.add(async () => {
        const observed = await observe(bed, files, { ...bench, last: last(mutant) });
        const judgement = judge(mutant, reference, observed);
        landed(judgement, observed);
        return judgement;
      }),
    ),
  );
}

function editedFiles(bed: Bed, mutant: Mutant): readonly AnswerFile[] {
  try {
    return applyEdits(bed.files, mutant.edits);
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    throw new Error(`mutant ${mutant.id} of ${bed.task.id}: ${error.message}`, { cause: error });
  }
}
