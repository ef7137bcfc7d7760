import { createGateway } from './gateway/gateway.js';
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

/** Looks for Terraform and the AWS provider and starts what runs answers. Missing tools are a reason, not an error. */
export async function prepareEngine(options: EngineOptions): Promise<PreparedEngine> {
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
  if (options.kind === 'plain') {
    const mirror = findPackage('hashicorp/aws', present.version)?.mirror;
    if (mirror === undefined)
      return none('plain mode needs a mirror folder that holds the AWS provider', terraform, present);
    return {
      engine: { kind: 'plain', terraform, aws: present, mirror },
      terraform,
      aws: present,
      notRun: null,
      close: () => Promise.resolve(),
    };
  }
  const gateway = await createGateway({ awsProvider: present });
  return {
    engine: { kind: 'gateway', terraform, aws: present, gateway },
    terraform,
    aws: present,
    notRun: null,
    close: () => gateway.close(),
  };
}
