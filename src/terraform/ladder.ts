import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnswerFile } from '../domain/answer.js';
import { stageNames, type StageName, type StageResult, type Substitution } from '../domain/stage.js';
import { terraform, type Terminal, type TerraformResult } from './command.js';
import { readLines, readValidate, type Placement, type TerraformOutput } from './diagnostics.js';
import { excessOf } from './excess.js';
import { parseJson } from './find.js';
import { settleDiagnostics } from './settle.js';
import { supplyVariables, type OpenVariable, type Supply } from './supply.js';
import { withProtection } from './protection.js';
import { withoutSkippedFiles } from './skipped.js';
import { excessResult, nestingResult, stageResult, type TooDeep } from './verdict.js';
import type { Workspace } from './workspace.js';

/** How far to go. `none` runs nothing. */
export type StageLimit = 'none' | 'validate' | 'plan' | 'all';

/** What the ladder needs to know of an answer. */
export interface LadderInput {
  readonly files: readonly AnswerFile[];
  readonly root: string;
  readonly openVariables: readonly OpenVariable[];
  /** Highest rung wanted. */
  readonly last: StageName;
  /** What the task says of protection against deletion. */
  readonly protection: 'required' | 'forbidden' | 'unstated';
  /** True where the answer has provisioners, which are not run. */
  readonly provisioned: boolean;
  /** Where it nests deeper than Terraform's recursion is to be given, or null. */
  readonly tooDeep: TooDeep | null;
  /** Starts summaries of diagnostics that are our fault. */
  readonly marker: string;
}

/** What the ladder found. */
export interface LadderResult {
  readonly stages: readonly StageResult[];
  /** Parsed `terraform show -json` of the plan; undefined where planning did not succeed. */
  readonly plan: unknown;
  /** Parsed state after apply; undefined where nothing was applied. */
  readonly state: unknown;
  readonly substitutions: readonly Substitution[];
}

/** The last stage that a limit includes. */
export function lastStage(limit: Exclude<StageLimit, 'none'>): StageName {
  return limit === 'all' ? 'destroy' : limit;
}

interface Run {
  readonly input: LadderInput;
  readonly terminal: Terminal;
  readonly placement: Placement;
  supply: Supply;
  plan: unknown;
  state: unknown;
}

type Rung = (run: Run) => Promise<StageResult>;

const noColour = ['-no-color', '-json'];
const common = [...noColour, '-input=false', '-lock=false'];

function planFile(run: Run): string {
  return join(run.terminal.workspace.scratch, 'tfplan');
}

function counted(output: TerraformOutput): StageResult['resources'] {
  if (output.counts === null) return undefined;
  const { add, change, remove } = output.counts;
  return { create: add, update: change, delete: remove, noop: 0 };
}

function concluded(
  run: Run,
  stage: StageName,
  result: TerraformResult,
  output: TerraformOutput,
): StageResult {
  const resources = counted(output);
  return stageResult(stage, result, output, {
    marker: run.input.marker,
    ...(resources === undefined ? {} : { resources }),
  });
}

/** Reads the plan. One that cannot be shown is no evidence: the stage fails, by whoever reached the limit. */
async function showPlan(run: Run): Promise<StageResult | null> {
  const shown = await terraform(run.terminal, ['show', ...noColour, planFile(run)]);
  const plan = shown.exitCode === 0 ? parseJson(shown.stdout) : undefined;
  const excess = excessOf(plan);
  if (excess !== null)
    return excessResult(concluded(run, 'plan', shown, readLines('', run.placement)), excess);
  run.plan = plan;
  if (plan !== undefined) return null;
  // What it printed is no list of diagnostics; status 0 without a plan is an end that we do not know.
  const failed = shown.exitCode === 0 ? { ...shown, exitCode: null } : shown;
  return concluded(run, 'plan', failed, readLines('', run.placement));
}

/** The state that an apply left; undefined where there is none. */
async function readState({ terminal }: Run): Promise<unknown> {
  return parseJson(
    await readFile(join(terminal.workspace.root, 'terraform.tfstate'), 'utf8').catch(() => ''),
  );
}

const rungs: Readonly<Record<StageName, Rung>> = {
  init: async (run) => {
    if (run.input.tooDeep !== null) return nestingResult(run.input.tooDeep);
    const result = await terraform(run.terminal, ['init', ...noColour, '-input=false']);
    return concluded(run, 'init', result, readLines(result.stdout, run.placement));
  },
  validate: async (run) => {
    const result = await terraform(run.terminal, ['validate', ...noColour]);
    return concluded(run, 'validate', result, readValidate(result.stdout, run.placement));
  },
  plan: async (run) => {
    const attempt = async (
      args: readonly string[],
    ): Promise<{ result: TerraformResult; output: TerraformOutput }> => {
      const result = await terraform(run.terminal, [
        'plan',
        ...common,
        '-refresh=false',
        ...args,
        `-out=${planFile(run)}`,
      ]);
      return { result, output: readLines(result.stdout, run.placement) };
    };
    const { result, output, supply, refused } = await supplyVariables(
      run.input.openVariables,
      run.supply,
      attempt,
    );
    run.supply = supply;
    const concludedPlan = concluded(run, 'plan', result, output);
    if (concludedPlan.verdict === 'pass') {
      const unshown = await showPlan(run);
      if (unshown !== null) return unshown;
    }
    // Every error is about a value that we supplied and could not make fit: not the answer's failure.
    return refused ? { ...concludedPlan, fault: 'ours' } : concludedPlan;
  },
  apply: async (run) => {
    const result = await terraform(run.terminal, ['apply', ...common, planFile(run)]);
    const state = await readState(run);
    const applied = concluded(run, 'apply', result, readLines(result.stdout, run.placement));
    const excess = excessOf(state);
    if (excess !== null) return excessResult(applied, excess);
    run.state = state;
    return withoutSkippedFiles(applied, run.input.provisioned);
  },
  settle: async (run) => {
    const again = `${planFile(run)}-again`;
    const args = [
      'plan',
      ...common,
      '-refresh=false',
      '-detailed-exitcode',
      ...run.supply.args,
      `-out=${again}`,
    ];
    const result = await terraform(run.terminal, args);
    const output = readLines(result.stdout, run.placement);
    if (result.exitCode !== 2) return concluded(run, 'settle', result, output);
    const { changes } = output;
    const settled = stageResult('settle', result, output, { marker: run.input.marker, okCodes: [2] });
    if (changes.length === 0) return settled;
    const shown = await terraform(run.terminal, ['show', ...noColour, again]);
    const second = parseJson(shown.stdout);
    const unsettled = settleDiagnostics(changes, excessOf(second) === null ? second : undefined);
    return {
      ...settled,
      verdict: 'fail',
      fault: unsettled.fault,
      diagnostics: [...unsettled.diagnostics, ...settled.diagnostics],
    };
  },
  destroy: async (run) => {
    const result = await terraform(run.terminal, [
      'apply',
      '-destroy',
      '-auto-approve',
      ...common,
      '-refresh=false',
      ...run.supply.args,
    ]);
    const output = readLines(result.stdout, run.placement);
    return withProtection(concluded(run, 'destroy', result, output), output.failed, run.input.protection);
  },
};

/** Verdicts of the rungs above one that did not pass. */
export function above(
  failed: StageResult | null,
  stages: readonly StageName[],
  reason?: string,
): StageResult[] {
  return stages.map((stage) => {
    const base = { stage, ms: 0, diagnostics: [] };
    if (failed === null)
      return { ...base, verdict: 'not-run' as const, ...(reason === undefined ? {} : { reason }) };
    const why = `${failed.stage} failed`;
    return failed.fault === 'ours'
      ? { ...base, verdict: 'not-run' as const, fault: 'ours' as const, reason: why }
      : { ...base, verdict: 'blocked' as const, reason: why };
  });
}

/** Climbs the ladder until a rung fails or the highest wanted one is reached. Every stage gets a verdict. */
export async function climb(input: LadderInput, terminal: Terminal): Promise<LadderResult> {
  const { workspace } = terminal;
  const run: Run = {
    input,
    terminal,
    placement: { root: input.root, hide: hiddenFolders(workspace) },
    supply: {
      values: {},
      examples: new Set(),
      args: [],
      file: join(workspace.harness, 'supplied.tfvars.json'),
    },
    plan: undefined,
    state: undefined,
  };
  const wanted = stageNames.slice(0, stageNames.indexOf(input.last) + 1);
  const stages: StageResult[] = [];
  for (const stage of wanted) {
    const result = await rungs[stage](run);
    stages.push(result);
    if (result.verdict !== 'pass') break;
  }
  const last = stages.at(-1);
  const failed = last !== undefined && last.verdict !== 'pass' ? last : null;
  const rest = wanted.slice(stages.length);
  const unasked = stageNames.slice(wanted.length);
  return {
    stages: [...stages, ...above(failed, rest), ...above(null, unasked, 'not asked for')],
    plan: run.plan,
    state: run.state,
    substitutions: suppliedSubstitutions(run.supply),
  };
}

function hiddenFolders(workspace: Workspace): string[] {
  return [workspace.root, workspace.answer, workspace.folder];
}

function suppliedSubstitutions({ values, examples }: Supply): Substitution[] {
  return Object.entries(values).map(([subject, value]) => ({
    kind: examples.has(subject) ? 'variable-example' : 'variable',
    subject,
    value: JSON.stringify(value),
    reason: examples.has(subject)
      ? 'the variable has no default; the value is from an example file of the answer'
      : 'the variable has no default and the answer gives no value; this one is invented',
  }));
}

/** Writes Terraform's CLI configuration: with a mirror it may install from there, without one it may install nothing. */
export async function writeCliConfig(workspace: Workspace, mirror: string | null): Promise<string> {
  const path = join(workspace.harness, 'cli.tfrc');
  const folder = mirror ?? join(workspace.harness, 'no-providers');
  if (mirror === null) await mkdir(folder, { recursive: true });
  await writeFile(
    path,
    `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(folder)}\n  }\n}\n`,
  );
  return path;
}
