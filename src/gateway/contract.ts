import type { Substitution } from '../domain/stage.js';

/** Block types an answer names, so that a schema can be cut down to them. */
export interface TypesInUse {
  readonly resources: ReadonlySet<string>;
  readonly dataSources: ReadonlySet<string>;
  readonly ephemeral: ReadonlySet<string>;
}

/** One answer's life in the gateway: its own sockets, its own provider leases, its own record of what was invented. */
export interface GatewaySession {
  /** Value for `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
  /** Unix sockets that Terraform must be able to reach. */
  readonly sockets: readonly string[];
  /** What was dropped or answered in AWS's stead, without duplicates, in a stable order. */
  substitutions(): readonly Substitution[];
  /** Our own failures so far (a provider crash, a call we could not answer); empty when all is well. */
  faults(): readonly string[];
  close(): Promise<void>;
}

export interface GatewayOptions {
  /** The real AWS provider's executable, found on this machine. */
  readonly awsProvider: { readonly path: string; readonly version: string };
  /** At most this many provider processes at once. @default by free memory, at least 2 */
  readonly maxProviders?: number;
}

export interface SessionOptions {
  /** Folder Terraform runs in (the root module's). Utility providers read and write only inside `answerFolder`. */
  readonly rootFolder: string;
  /** The answer's folder, which holds the root and its modules. */
  readonly answerFolder: string;
  readonly types: TypesInUse;
}

export interface Gateway {
  open(options: SessionOptions): Promise<GatewaySession>;
  /** Ends every provider process. */
  close(): Promise<void>;
}

/**
 * Starts the summary of every diagnostic that is our fault (no network where AWS would be called, an invented
 * value refused, a crash). The stage runner takes it off and books the failure as ours.
 */
export const oursMarker = '[plumbline] ';
