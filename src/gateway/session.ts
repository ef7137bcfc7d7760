import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Substitution } from '../domain/stage.js';
import { temporaryPrefix } from '../process/temporary.js';
import { AwsAnswer } from './aws/answer.js';
import { AwsConnection } from './aws/connection.js';
import type { ProviderBlocks } from './aws/prepare.js';
import type { Schemas } from './aws/schemas.js';
import type { GatewaySession, SessionOptions } from './contract.js';
import { GrpcServer, type Connection } from './grpc/server.js';
import type { ProviderPool } from './pool/pool.js';
import { shortTemporaryFolder } from './pool/temporary.js';
import { utilityConnection } from './utility-connection.js';
import { utilityProviders, UtilitySession } from './utility/index.js';

/** What every session of a gateway shares. */
export interface Shared {
  readonly pool: ProviderPool;
  readonly schemas: Schemas;
  readonly providerBlocks: ProviderBlocks;
}

/** Opens the sockets of one answer, one for each provider that the gateway serves. */
export async function openSession(shared: Shared, options: SessionOptions): Promise<GatewaySession> {
  const log = new SessionLog();
  const folder = await mkdtemp(temporaryPrefix('plb', shortTemporaryFolder()));
  const servers = new Map<string, GrpcServer>();
  const close = async (): Promise<void> => {
    await Promise.all([...servers.values()].map((server) => server.close()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const [name, connect] of providersOf(shared, options, log)) {
      servers.set(name, await GrpcServer.listen(join(folder, name), connect));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    reattach: reattachValue(servers, shared.pool.protocol, options.reattachPid ?? process.pid),
    sockets: [...servers.values()].map((server) => server.path),
    substitutions: () => log.substitutions(),
    faults: () => log.faults(),
    close,
  };
}

/** What a new connection to each provider is, by the provider's name. */
function providersOf(
  shared: Shared,
  options: SessionOptions,
  log: SessionLog,
): Map<string, () => Connection> {
  const record = (substitution: Substitution): void => {
    log.record(substitution);
  };
  const fault = (text: string): void => {
    log.fault(text);
  };
  const utility = new UtilitySession({
    ...options,
    seed: options.seed ?? 'plumbline',
    onSubstitution: record,
  });
  const answer = new AwsAnswer({ ...shared, types: options.types, files: utility.folder, record, fault });
  const providers = new Map<string, () => Connection>();
  if (options.aws !== false) providers.set('aws', () => new AwsConnection(answer));
  for (const [name, provider] of utilityProviders) {
    providers.set(name, () => utilityConnection(provider, utility, fault));
  }
  return providers;
}

/**
 * `TF_REATTACH_PROVIDERS`. Sources are given without a registry's host: Terraform and OpenTofu each add their own.
 * `Test` keeps Terraform from ending the process named, which must exist where Terraform runs.
 */
function reattachValue(servers: ReadonlyMap<string, GrpcServer>, awsProtocol: 5 | 6, pid: number): string {
  const entries = [...servers].map(([name, server]) => [
    `hashicorp/${name}`,
    {
      Protocol: 'grpc',
      ProtocolVersion: name === 'aws' ? awsProtocol : 5,
      Pid: pid,
      Test: true,
      Addr: { Network: 'unix', String: server.path },
    },
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

/** What was substituted and what went wrong, each once. */
class SessionLog {
  readonly #substitutions = new Map<string, Substitution>();
  readonly #faults = new Set<string>();

  record(substitution: Substitution): void {
    const { kind, subject, value } = substitution;
    this.#substitutions.set(JSON.stringify([kind, subject, value]), substitution);
  }

  fault(text: string): void {
    this.#faults.add(text);
  }

  substitutions(): readonly Substitution[] {
    return [...this.#substitutions]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, substitution]) => substitution);
  }

  faults(): readonly string[] {
    return [...this.#faults].sort();
  }
}
