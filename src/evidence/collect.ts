import type { AnswerFile } from '../domain/answer.js';
import type { Evidence, EvidenceLevel, Resource } from '../domain/evidence.js';
import type { StageResult, Substitution } from '../domain/stage.js';
import { blocksOf } from './blocks.js';
import { readPart } from './body-values.js';
import { readConfiguration } from './configuration.js';
import { Follower } from './follow.js';
import { ModuleInstance } from './instance.js';
import { planInstances, stateInstances } from './instances.js';
import { overlay } from './overlay.js';
import { resourcesOf } from './resources.js';
import { Budget } from './scope.js';
import { suppliedValues } from './supplied.js';
import { syntaxProblems } from './syntax.js';
import { deepFreeze } from './values.js';

/** What evidence is made of. */
export interface EvidenceInput {
  readonly files: readonly AnswerFile[];
  /** Root module's folder relative to the answer's folder. */
  readonly root: string;
  readonly stages: readonly StageResult[];
  readonly substitutions: readonly Substitution[];
  /** Parsed output of `terraform show -json` on a plan. */
  readonly plan?: unknown;
  /** Parsed `terraform.tfstate`. */
  readonly state?: unknown;
}

/**
 * Builds the evidence of one answer: values from the state, the plan or the folded configuration, whichever there
 * is, and references, calls and places always from the configuration. Never throws on anything an answer holds.
 */
export async function collectEvidence(input: EvidenceInput): Promise<Evidence> {
  const configuration = readConfiguration(input.files, input.root);
  const supplied = suppliedValues(input.files, configuration.rootFolder, input.substitutions);
  const shared = {
    configuration,
    supplied,
    follower: new Follower(new Set(supplied.keys())),
    budget: new Budget(),
    readBlock: readPart,
  };
  const root = new ModuleInstance(configuration.root, shared, null);
  const written = resourcesOf(root);
  const { level, resources } = bestLevel(input, written);
  return deepFreeze({
    level,
    root: configuration.rootFolder,
    files: [...input.files],
    resources,
    blocks: blocksOf(root, configuration.modules),
    modules: [...configuration.calls],
    syntax: await syntaxProblems(configuration.files),
    stages: [...input.stages],
  });
}

/** Values from the state where it has them, then from the plan; an apply that stopped half-way leaves both. */
function bestLevel(
  input: EvidenceInput,
  written: readonly Resource[],
): { level: EvidenceLevel; resources: readonly Resource[] } {
  const given = (value: unknown): boolean => value !== undefined && value !== null;
  const applied = given(input.state) ? stateInstances(input.state) : [];
  if (!given(input.plan) && applied.length === 0) return { level: 'hcl', resources: written };
  const known = new Set(applied.map(({ address }) => address));
  const planned = given(input.plan) ? planInstances(input.plan) : [];
  const rest = planned.filter(({ address }) => !known.has(address));
  return { level: applied.length > 0 ? 'state' : 'plan', resources: overlay(written, [...applied, ...rest]) };
}
