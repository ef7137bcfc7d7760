import { GrpcError, status } from '../grpc/frame.js';
import type { Connection } from '../grpc/server.js';
import type { AwsAnswer } from './answer.js';
import { applyChange } from './apply.js';
import { answerError, ourError } from './blame.js';
import { closeEphemeral, openEphemeral, renewEphemeral } from './ephemeral.js';
import { forwardPlan, forwardValidation } from './judged.js';
import { importResource } from './import.js';
import { methodOf, methods, type Method } from './methods.js';
import { neutralConfig, defaultRegion, type NeutralConfig } from './provider-config.js';
import { readDataSource } from './read-data.js';
import { readResource } from './read.js';
import { upgradeState } from './upgrade.js';

/** A call as a handler sees it. */
export interface Call {
  readonly method: Method;
  readonly path: string;
  readonly request: Buffer;
  readonly answer: AwsAnswer;
  /** The connection's own configuration, once it has one. */
  readonly config: NeutralConfig | null;
  readonly region: string;
  /** 5 or 6, as the path names it. */
  readonly protocol: 5 | 6;
}

type Handler = (call: Call) => Uint8Array | Promise<Uint8Array>;

/** Passed on as it is, to any process: these calls do not depend on the provider's configuration. */
const forward: Handler = ({ answer, path, request }) => answer.ask(path, request, null);
const nothing: Handler = () => new Uint8Array();

const handlers: Readonly<Partial<Record<Method, Handler>>> = {
  GetSchema: ({ answer }) => answer.schema(),
  PrepareProviderConfig: ({ answer, path, request }) => answer.providerBlocks.prepare(path, request),
  ValidateResourceTypeConfig: forwardValidation,
  ValidateDataSourceConfig: forwardValidation,
  ValidateEphemeralResourceConfig: forwardValidation,
  UpgradeResourceState: upgradeState,
  ReadResource: readResource,
  PlanResourceChange: forwardPlan,
  ApplyResourceChange: applyChange,
  ImportResourceState: importResource,
  MoveResourceState: forward,
  ReadDataSource: readDataSource,
  OpenEphemeralResource: openEphemeral,
  RenewEphemeralResource: renewEphemeral,
  CloseEphemeralResource: closeEphemeral,
  GetFunctions: forward,
  CallFunction: forward,
  // Terraform means its own provider; ours serves other answers too.
  Stop: nothing,
};

/**
 * One provider configuration of one Terraform command. What of a call is ours to decide is answered here, the rest goes
 * to a real provider. A failure of ours becomes a marked diagnostic, never a broken connection, and is recorded.
 */
export class AwsConnection implements Connection {
  readonly #answer: AwsAnswer;
  #config: NeutralConfig | null = null;

  constructor(answer: AwsAnswer) {
    this.#answer = answer;
  }

  async call(path: string, request: Buffer): Promise<Uint8Array> {
    const method = methodOf(path);
    if (method === null) throw new GrpcError(status.unimplemented, `Not served: ${path}`);
    try {
      if (method === 'Configure') return await this.#configure(request);
      const handler = handlers[method];
      if (handler === undefined) throw new GrpcError(status.unimplemented, `Not served: ${path}`);
      return await handler({
        method,
        path,
        request,
        answer: this.#answer,
        config: this.#config,
        region: this.#config?.region ?? defaultRegion,
        protocol: path.startsWith('/tfplugin6') ? 6 : 5,
      });
    } catch (error) {
      if (
        error instanceof GrpcError &&
        (error.code === status.unimplemented || error.code === status.cancelled)
      ) {
        throw error;
      }
      if (error instanceof GrpcError && error.code === status.resourceExhausted && method !== 'CallFunction')
        return answerError(methods[method], 'Limit of the rehearsal reached', error.message);
      return this.#failed(method, error);
    }
  }

  closed(): void {
    this.#config = null;
  }

  async #configure(request: Buffer): Promise<Uint8Array> {
    const config = neutralConfig(request);
    for (const substitution of config.substitutions) this.#answer.record(substitution);
    const response = await this.#answer.configure(config);
    this.#config = config;
    return response;
  }

  #failed(method: Method, error: unknown): Uint8Array {
    const text = error instanceof Error ? error.message : String(error);
    this.#answer.fault(`${method}: ${text}`);
    if (method === 'CallFunction') throw new GrpcError(status.internal, text);
    return ourError(methods[method], `The rehearsal could not answer ${method}`, text);
  }
}
