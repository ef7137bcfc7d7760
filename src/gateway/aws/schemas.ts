import type { TypesInUse } from '../contract.js';
import {
  getSchemaResponse,
  message,
  bytes,
  schemaCodec,
  schemaField,
  text,
  type Schema,
} from '../wire/index.js';
import { fieldRanges } from '../wire/ranges.js';

/** Field numbers of GetSchema's response that are maps from a type's name to its schema. */
const mapFields = { resources: 2, dataSources: 3, ephemeral: 8 } as const;
export type SchemaKind = keyof typeof mapFields;
const kinds = Object.keys(mapFields) as readonly SchemaKind[];

const mapEntry = message({ key: text(1), value: bytes(2) });
const mapEntryKey = message({ key: text(1) });
const providerOnly = message({ provider: schemaField(1) });

interface Entry {
  readonly start: number;
  readonly end: number;
  readonly content: number;
}

/** A provider's whole schema as bytes: served cut down to the types in use, decoded one type at a time. */
export class Schemas {
  readonly #whole: Buffer;
  readonly #entries: Readonly<Record<SchemaKind, Map<string, Entry>>> = {
    resources: new Map(),
    dataSources: new Map(),
    ephemeral: new Map(),
  };
  /** Everything that is no map entry: the provider's own schema, functions, capabilities. */
  readonly #rest: Buffer;
  readonly #decoded = new Map<string, Schema>();
  #provider: Schema | null = null;

  /** Takes GetSchema's response. Throws on bytes that are none, and where the provider answered with an error. */
  constructor(response: Buffer) {
    this.#whole = response;
    const rest: Buffer[] = [];
    for (const range of fieldRanges(response)) {
      const kind = kinds.find((one) => mapFields[one] === range.number);
      if (kind === undefined) rest.push(response.subarray(range.start, range.end));
      else
        this.#entries[kind].set(mapEntryKey.decode(response.subarray(range.content, range.end)).key, range);
    }
    this.#rest = Buffer.concat(rest);
    const [failure] = getSchemaResponse
      .decode(this.#rest)
      .diagnostics.filter(({ severity }) => severity === 1);
    if (failure !== undefined)
      throw new Error(`The provider gives no schema: ${failure.summary} ${failure.detail}`);
  }

  /** GetSchema's response with the types in use only. Types that do not exist are left to Terraform to report. */
  cut(types: TypesInUse): Buffer {
    const parts: Buffer[] = [this.#rest];
    for (const kind of kinds) {
      for (const type of types[kind]) {
        const entry = this.#entries[kind].get(type);
        if (entry !== undefined) parts.push(this.#whole.subarray(entry.start, entry.end));
      }
    }
    return Buffer.concat(parts);
  }

  /** The schema of one type, or null where the provider has none of that name. */
  get(kind: SchemaKind, type: string): Schema | null {
    const known = this.#decoded.get(`${kind} ${type}`);
    if (known !== undefined) return known;
    const entry = this.#entries[kind].get(type);
    if (entry === undefined) return null;
    const { value } = mapEntry.decode(this.#whole.subarray(entry.content, entry.end));
    const schema = schemaCodec.decode(value ?? new Uint8Array());
    this.#decoded.set(`${kind} ${type}`, schema);
    return schema;
  }

  /** The schema of the provider block. */
  get provider(): Schema {
    this.#provider ??= providerOnly.decode(this.#rest).provider;
    if (this.#provider === null) throw new Error('Expected a schema for the provider block, received none.');
    return this.#provider;
  }
}
