/** A command to run with nothing of this machine around it. */
export interface Confined {
  /** A static executable; the only one the command can see. */
  readonly file: string;
  readonly args: readonly string[];
  /** One of `writable`, or below one. */
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Folders bound in under their own paths, to be read and written. */
  readonly writable: readonly string[];
  /** Files, folders and sockets bound in under their own paths, to be read (sockets: to be connected to). */
  readonly readable: readonly string[];
  readonly limits: Limits;
}

/** Resource limits of every process in the sandbox. Null: none. */
export interface Limits {
  /** CPU seconds of one process. */
  readonly cpuSeconds: number | null;
  /** Address space in bytes. Terraform with the AWS provider needs 2.5 GB. */
  readonly addressSpace: number | null;
  /** Largest file it may write, in bytes. */
  readonly fileSize: number | null;
}

/** The command that runs another one confined. */
export interface Wrapped {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

export const sandboxKinds = ['bubblewrap', 'namespaces', 'none'] as const;
export type SandboxKind = (typeof sandboxKinds)[number];

/** A way to confine commands. */
export interface Sandbox {
  readonly kind: SandboxKind;
  wrap(confined: Confined): Wrapped;
}

/** A process id that exists where confined commands run: the first process of their own namespace. */
export const confinedPid = 1;
