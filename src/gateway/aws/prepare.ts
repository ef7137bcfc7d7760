import type { ProviderPool } from '../pool/pool.js';
import {
  decodeObject,
  dynamic,
  encodeValue,
  message,
  prepareProviderConfigRequest,
  type CtyObject,
} from '../wire/index.js';
import { replaceFields } from '../wire/ranges.js';
import { validatedConfig } from './provider-config.js';

const preparedConfig = message({ config: dynamic(1) });
/** Answers differ in what of their provider block is validated only where they name roles or accounts: few do. */
const maxKept = 100;

/**
 * Validation of provider blocks. The provider checks itself through on every such call (about 150 ms of CPU, and
 * Terraform calls several times a command), so its responses are kept.
 */
export class ProviderBlocks {
  readonly #pool: ProviderPool;
  readonly #kept = new Map<string, Promise<Buffer>>();

  constructor(pool: ProviderPool) {
    this.#pool = pool;
  }

  /**
   * The provider validates a harmless copy of its block; Terraform gets its own block back, so that it sees nothing
   * changed.
   */
  async prepare(path: string, request: Uint8Array): Promise<Uint8Array> {
    const { config } = prepareProviderConfigRequest.decode(request);
    const response = await this.#validated(path, validatedConfig(decodeObject(config) ?? {}));
    // Protocol 6 returns no configuration.
    if (path.startsWith('/tfplugin6')) return response;
    return replaceFields(response, new Set([1]), preparedConfig.encode({ config }));
  }

  #validated(path: string, config: CtyObject): Promise<Buffer> {
    const value = encodeValue(config);
    const key = Buffer.from(value).toString('base64');
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const response = this.#pool.call(path, prepareProviderConfigRequest.encode({ config: value }), null);
    response.catch(() => this.#kept.delete(key));
    this.#kept.set(key, response);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > maxKept && oldest !== undefined) this.#kept.delete(oldest);
    return response;
  }
}
