import type { LaunchedProcess, LaunchRequest } from './gateway/pool/launch.js';
import { sweepTemporary } from './process/temporary.js';
import { chooseSandbox } from './sandbox/choose.js';
import type { Sandbox } from './sandbox/contract.js';
import { unconfined } from './sandbox/none.js';
import { fetchAwsProvider } from './terraform/install.js';
import { findAwsProvider, findTerraform, pinnedAwsVersion, type Tool } from './terraform/find.js';
import { findPackage } from './terraform/mirrors.js';
import type { Engine } from './terraform/rehearse.js';

/** How Terraform is to be run. */
export interface EngineOptions {
  readonly kind: 'gateway' | 'plain';
  readonly terraformBin: string;
  /** False where no stage is wanted: then nothing is started. */
  readonly wanted: boolean;
  /** Instead of the one that the probe chooses; for measuring, and only with our own texts. */
  readonly sandbox?: Sandbox;
  /** Told what takes long (a download) and what is missing. */
  readonly note: (text: string) => void;
}

/** The engine, or one line why there is none. */
export interface PreparedEngine {
  readonly engine: Engine | null;
  readonly terraform: Tool | null;
  readonly aws: Tool | null;
  /** Why stages are not run; null where they are. */
  readonly notRun: string | null;
  close(): Promise<void>;
}

function none(notRun: string, terraform: Tool | null = null, aws: Tool | null = null): PreparedEngine {
  return { engine: null, terraform, aws, notRun, close: () => Promise.resolve() };
}

/** Fetches the provider once where no mirror holds it. */
async function fetched(terraform: Tool, note: EngineOptions['note']): Promise<Tool | string> {
  note(
    `No mirror on this machine holds hashicorp/aws: fetching version ${pinnedAwsVersion} once (about 150 MB, 700 MB unpacked) …`,
  );
  const result = await fetchAwsProvider(terraform.path, pinnedAwsVersion);
  return 'tool' in result ? result.tool : result.error;
}

/** The sandbox that holds on this machine, or none, with one line that says so. */
async function sandboxFor(terraform: Tool, note: EngineOptions['note']): Promise<Sandbox> {
  const { sandbox, rejected } = await chooseSandbox(terraform.path);
  if (sandbox !== null) return sandbox;
  const why = rejected.length === 0 ? 'neither bubblewrap nor util-linux was found' : rejected.join('; ');
  note(
    `No working sandbox here (${why}): only our own samples and references are run, other answers are graded statically. Install bubblewrap, or run as root on Linux.`,
  );
  return unconfined;
}

/**
 * Looks for Terraform and the AWS provider and starts what runs answers, after removing what killed processes of ours
 * left. Missing tools are a reason, not an error.
 */
export async function prepareEngine(options: EngineOptions): Promise<PreparedEngine> {
  await sweepTemporary();
  if (!options.wanted) return none('not asked for (--stages none)');
  const terraform = await findTerraform(options.terraformBin);
  if (terraform === null) {
    return none(
      `${options.terraformBin} was not found on PATH; install it (see plumbline doctor), the rest works without it`,
    );
  }
  const present = (await findAwsProvider(terraform)) ?? (await fetched(terraform, options.note));
  if (typeof present === 'string') {
    return none(
      `the AWS provider is in no mirror on this machine and could not be fetched (${present}); see plumbline doctor`,
      terraform,
    );
  }
  const sandbox = options.sandbox ?? (await sandboxFor(terraform, options.note));
  return options.kind === 'plain'
    ? plainEngine(terraform, present, sandbox)
    : await gatewayEngine(terraform, present, sandbox);
}

function plainEngine(terraform: Tool, aws: Tool, sandbox: Sandbox): PreparedEngine {
  const mirror = findPackage('hashicorp/aws', aws.version)?.mirror;
  if (mirror === undefined) {
    return none('plain mode needs a mirror folder that holds the AWS provider', terraform, aws);
  }
  const engine: Engine = { kind: 'plain', terraform, aws, sandbox, mirror };
  return { engine, terraform, aws, notRun: null, close: () => Promise.resolve() };
}

async function gatewayEngine(terraform: Tool, aws: Tool, sandbox: Sandbox): Promise<PreparedEngine> {
  // Loaded only here: static grading needs no gateway.
  const { createGateway } = await import('./gateway/gateway.js');
  const { launchPlain } = await import('./gateway/pool/launch.js');
  const launch = (request: LaunchRequest): LaunchedProcess =>
    launchPlain({ ...request, ...confinedProvider(request, sandbox) });
  const gateway = await createGateway({ awsProvider: aws, launch });
  const engine: Engine = { kind: 'gateway', terraform, aws, sandbox, gateway };
  return { engine, terraform, aws, notRun: null, close: () => gateway.close() };
}

/** A provider process in the same sandbox: only its private folder, where its socket appears, and no CPU limit, for it lives on. */
function confinedProvider(request: LaunchRequest, sandbox: Sandbox): LaunchRequest {
  return sandbox.wrap({
    ...request,
    writable: [request.cwd],
    readable: [],
    limits: { cpuSeconds: null, addressSpace: 16_000_000_000, fileSize: 64 * 1024 * 1024 },
  });
}
