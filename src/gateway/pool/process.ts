import { mkdir, rm } from 'node:fs/promises';
import { GrpcClient } from '../grpc/client.js';
import { readAddress } from './address.js';
import type { Launch, LaunchedProcess } from './launch.js';

/** How long a provider may take to start; it takes under a second on a quiet machine. */
const startTimeoutMs = 120_000;

/**
 * Everything a provider process sees of the machine: nothing it could take credentials, proxies or profiles from. AWS
 * calls go to a closed port of the machine itself, so that they fail at once and everywhere alike. Its log is off and
 * its garbage collection rarer, both for time.
 */
export function providerEnvironment(folder: string): Record<string, string> {
  return {
    HOME: folder,
    TMPDIR: folder,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    TF_LOG_SDK: 'OFF',
    TF_LOG_PROVIDER: 'OFF',
    TF_LOG_PROVIDER_AWS: 'OFF',
    GOGC: '400',
  };
}

/** A started provider and our connection to it. */
export class ProviderProcess {
  readonly protocol: 5 | 6;
  readonly #client: GrpcClient;
  readonly #child: LaunchedProcess;
  /** Resolves when it is gone and its folder with it. */
  readonly #ended: Promise<string>;

  private constructor(protocol: 5 | 6, client: GrpcClient, child: LaunchedProcess, ended: Promise<string>) {
    this.protocol = protocol;
    this.#client = client;
    this.#child = child;
    this.#ended = ended;
  }

  /** Starts a provider in a folder of its own, which is removed when it ends. Throws where it does not start. */
  static async start(file: string, folder: string, launch: Launch): Promise<ProviderProcess> {
    await mkdir(folder, { mode: 0o700 });
    const child = launch({ file, args: ['-debug'], cwd: folder, env: providerEnvironment(folder) });
    child.stderr?.resume();
    // The pool removes what is left when it closes, so that a folder that cannot be removed now is no failure.
    const ended = child.ended.finally(() =>
      rm(folder, { recursive: true, force: true }).catch(() => undefined),
    );
    let timer: NodeJS.Timeout | undefined;
    try {
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`Expected the provider to start within ${startTimeoutMs / 1000} s.`));
        }, startTimeoutMs);
      });
      const failed = ended.then((how) =>
        Promise.reject(new Error(`The provider ended while starting: ${how}`)),
      );
      const address = await Promise.race([readAddress(child.stdout), late, failed]);
      return new ProviderProcess(address.protocol, await GrpcClient.connect(address.socket), child, ended);
    } catch (error) {
      child.kill();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Whether calls can be made: false once it has crashed or was stopped. */
  get alive(): boolean {
    return this.#client.open;
  }

  /** CPU seconds used so far; 0 where the system does not tell. */
  cpuSeconds(): number {
    return this.#child.cpuSeconds();
  }

  /** Makes one call; see `GrpcClient.call`. `path` is `/package.Service/Method`. */
  call(path: string, request: Uint8Array, timeoutMs: number): Promise<Buffer> {
    return this.#client.call(path, request, timeoutMs);
  }

  /** Ends the process; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#client.close();
    this.#child.kill();
    await this.#ended;
  }
}
