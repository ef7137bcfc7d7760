import type { Substitution } from '../domain/stage.js';
import type { Launch } from './pool/launch.js';

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
  /** Starts a provider process, for instance in a sandbox. @default an ordinary child process */
  readonly launch?: Launch;
}

export interface SessionOptions {
  /** Folder Terraform runs in (the root module's). Utility providers read and write only inside `answerFolder`. */
  readonly rootFolder: string;
  /** The answer's folder, which holds the root and its modules. */
  readonly answerFolder: string;
  readonly types: TypesInUse;
  /** Where Terraform sees `answerFolder`, if that is another path (inside a sandbox). */
  readonly seenAs?: string;
  /** What generated values (passwords, ids) are drawn from: the same seed gives the same values. @default 'plumbline' */
  readonly seed?: string;
  /**
   * The process that Terraform is told serves the providers; it must exist where Terraform runs (1 inside a process
   * namespace). @default this process
   */
  readonly reattachPid?: number;
  /** False where Terraform itself starts the AWS provider and wants only our small ones. @default true */
  readonly aws?: boolean;
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

/**
 * Starts the summary of the diagnostic by which the gateway refuses a destroy as AWS would (deletion protection, a
 * final snapshot without a name). It may be what the task asked for, so it is a finding of its own.
 */
export const awsRefusal = 'AWS refuses to delete ';
