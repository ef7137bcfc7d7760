import type { AnswerFile } from '../domain/answer.js';
import { stageNames, type StageName, type StageResult, type Substitution } from '../domain/stage.js';
import { oursMarker, type Gateway, type SessionOptions, type TypesInUse } from '../gateway/contract.js';
import { confinedPid, type Sandbox } from '../sandbox/contract.js';
import type { Terminal } from './command.js';
import type { Tool } from './find.js';
import { climb, writeCliConfig, type LadderInput } from './ladder.js';
import type { OpenVariable } from './supply.js';
import type { TooDeep } from './verdict.js';
import { createWorkspace, type Neutralised, type Workspace } from './workspace.js';

/** What runs Terraform: through the gateway, or plain with a mirror for comparison. */
export type Engine = {
  readonly terraform: Tool;
  readonly aws: Tool;
  /** Its kind is `none` where this machine has no working sandbox; then only our own texts may run. */
  readonly sandbox: Sandbox;
  /** Share of the usual limits on CPU time; only the torture suite has less. @default 1 */
  readonly cpuShare?: number;
} & (
  | { readonly kind: 'gateway'; readonly gateway: Gateway }
  | {
      readonly kind: 'plain';
      readonly mirror: string;
      /** Serves random, archive, … beside the mirror's AWS provider, where the two engines are held against each other. */
      readonly utilities?: Gateway;
    }
);

/** An answer ready to be run. */
export interface Rehearsal {
  readonly files: readonly AnswerFile[];
  readonly root: string;
  readonly types: TypesInUse;
  readonly openVariables: readonly OpenVariable[];
  readonly neutralised: Neutralised;
  /** Where it nests too deep to be given to Terraform. @default nowhere */
  readonly tooDeep?: TooDeep | null;
  readonly last: StageName;
  /** What the task says of protection against deletion. */
  readonly protection: 'required' | 'forbidden' | 'unstated';
}

/** What running an answer found. */
export interface RehearsalResult {
  readonly stages: readonly StageResult[];
  readonly plan: unknown;
  readonly state: unknown;
  readonly substitutions: readonly Substitution[];
  /** Failures of our own while it ran, for the log and for a second try. */
  readonly faults: readonly string[];
}

/** The result where nothing can run: every stage has the same reason. */
export function notRehearsed(reason: string, verdict: 'not-run' | 'blocked' = 'not-run'): RehearsalResult {
  const stages = stageNames.map((stage) => ({ stage, verdict, ms: 0, diagnostics: [], reason }));
  return { stages, plan: undefined, state: undefined, substitutions: [], faults: [] };
}

/**
 * Runs an answer up the ladder in a folder of its own, which is gone afterwards. Throws only where our own folder
 * or sockets cannot be made (a full disk, say); whatever the answer does is in the result.
 */
export async function rehearse(
  rehearsal: Rehearsal,
  engine: Engine,
  signal?: AbortSignal,
): Promise<RehearsalResult> {
  const { workspace, substitutions } = await createWorkspace(
    rehearsal.files,
    rehearsal.root,
    rehearsal.neutralised,
    { credentials: engine.kind === 'plain' },
  );
  try {
    const result =
      engine.kind === 'plain'
        ? await plainly(rehearsal, workspace, engine, signal)
        : await throughGateway(rehearsal, workspace, engine, signal);
    return { ...result, substitutions: [...substitutions, ...result.substitutions] };
  } finally {
    await workspace.dispose();
  }
}

async function throughGateway(
  rehearsal: Rehearsal,
  workspace: Workspace,
  engine: Extract<Engine, { kind: 'gateway' }>,
  signal: AbortSignal | undefined,
): Promise<RehearsalResult> {
  const cliConfig = await writeCliConfig(workspace, null);
  const session = await engine.gateway.open(sessionOptions(rehearsal, workspace, engine));
  try {
    const { reattach, sockets } = session;
    const climbed = await climb(
      { ...rehearsal, ...ladderOptions(rehearsal) },
      { ...shared(workspace, engine, signal), providers: { kind: 'gateway', reattach, sockets }, cliConfig },
    );
    const substitutions = [...climbed.substitutions, ...session.substitutions()];
    return { ...climbed, substitutions, faults: [...session.faults()] };
  } finally {
    await session.close();
  }
}

/** Ordinary Terraform with the mirror; goes no further than plan, because applying would need an account. */
async function plainly(
  rehearsal: Rehearsal,
  workspace: Workspace,
  engine: Extract<Engine, { kind: 'plain' }>,
  signal: AbortSignal | undefined,
): Promise<RehearsalResult> {
  const cliConfig = await writeCliConfig(workspace, engine.mirror);
  const last = stageNames.indexOf(rehearsal.last) > stageNames.indexOf('plan') ? 'plan' : rehearsal.last;
  const session = await engine.utilities?.open({
    ...sessionOptions(rehearsal, workspace, engine),
    aws: false,
  });
  const providers = {
    kind: 'mirror',
    folder: engine.mirror,
    ...(session === undefined ? {} : { attached: session }),
  } as const;
  try {
    const climbed = await climb(
      { ...rehearsal, last, ...ladderOptions(rehearsal) },
      { ...shared(workspace, engine, signal), providers, cliConfig },
    );
    const substitutions = [...climbed.substitutions, ...(session?.substitutions() ?? [])];
    return { ...climbed, substitutions, faults: [...(session?.faults() ?? [])] };
  } finally {
    await session?.close();
  }
}

function ladderOptions({
  neutralised,
  tooDeep = null,
}: Rehearsal): Pick<LadderInput, 'marker' | 'provisioned' | 'tooDeep'> {
  return { marker: oursMarker, provisioned: neutralised.provisioned.length > 0, tooDeep };
}

function sessionOptions(rehearsal: Rehearsal, workspace: Workspace, { sandbox }: Engine): SessionOptions {
  return {
    rootFolder: workspace.root,
    answerFolder: workspace.answer,
    types: rehearsal.types,
    ...(sandbox.kind === 'none' ? {} : { reattachPid: confinedPid }),
  };
}

function shared(
  workspace: Workspace,
  { terraform, sandbox, cpuShare }: Engine,
  signal: AbortSignal | undefined,
): Pick<Terminal, 'terraform' | 'workspace' | 'sandbox' | 'cpuShare' | 'signal'> {
  return {
    terraform: terraform.path,
    workspace,
    sandbox,
    ...(cpuShare === undefined ? {} : { cpuShare }),
    ...(signal === undefined ? {} : { signal }),
  };
}
