import type { Substitution } from '../../domain/stage.js';
import type { TypesInUse } from '../contract.js';
import type { ProviderPool } from '../pool/pool.js';
import type { ProviderConfig } from '../pool/seat.js';
import { Inventions } from './inventions.js';
import { Memo } from './memo.js';
import type { ProviderBlocks } from './prepare.js';
import type { FileReader } from './refuse.js';
import type { Schemas } from './schemas.js';

/** The account every rehearsal happens in. */
export const rehearsalAccount = '123456789012';

/** What all connections of one answer share. */
export class AwsAnswer {
  readonly schemas: Schemas;
  readonly providerBlocks: ProviderBlocks;
  readonly inventions = new Inventions();
  /** The answer's folder, with what its own steps made. */
  readonly files: FileReader;
  readonly record: (substitution: Substitution) => void;
  readonly fault: (text: string) => void;
  readonly #pool: ProviderPool;
  readonly #types: TypesInUse;
  readonly #memo = new Memo();
  readonly #seen = new Map<string, number>();
  #cut: Buffer | null = null;

  constructor(parts: {
    pool: ProviderPool;
    schemas: Schemas;
    providerBlocks: ProviderBlocks;
    types: TypesInUse;
    files: FileReader;
    record: (substitution: Substitution) => void;
    fault: (text: string) => void;
  }) {
    this.#pool = parts.pool;
    this.schemas = parts.schemas;
    this.providerBlocks = parts.providerBlocks;
    this.record = parts.record;
    this.fault = parts.fault;
    this.#types = parts.types;
    this.files = parts.files;
  }

  /** The schema that Terraform is shown. */
  schema(): Buffer {
    this.#cut ??= this.schemas.cut(this.#types);
    return this.#cut;
  }

  /** Asks a real provider, under a configuration or (null) under any. */
  ask(path: string, request: Uint8Array, config: ProviderConfig | null): Promise<Buffer> {
    return this.#memo.call(path, config?.key ?? '', request, () => this.#pool.call(path, request, config));
  }

  /** Brings a real provider to a configuration and returns what it says to it. */
  configure(config: ProviderConfig): Promise<Buffer> {
    return this.#pool.configure(config);
  }

  /** Numbers equal keys 0, 1, 2, …: instances that only their address tells apart get different ids. */
  serial(key: string): number {
    const serial = this.#seen.get(key) ?? 0;
    this.#seen.set(key, serial + 1);
    return serial;
  }
}
