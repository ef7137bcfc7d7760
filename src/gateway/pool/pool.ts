import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GrpcError, status } from '../grpc/frame.js';
import { temporaryPrefix } from '../../process/temporary.js';
import { diagnosticsResponse } from '../wire/index.js';
import type { Launch } from './launch.js';
import { callCpuSeconds, limitCpu } from './cpu-limit.js';
import { ProviderProcess } from './process.js';
import { chooseSeat, newSeat, type ProviderConfig, type Seat } from './seat.js';
import { shortTemporaryFolder } from './temporary.js';

export interface PoolOptions {
  /** The provider's executable. */
  readonly file: string;
  /** At most this many processes at once, at least 1. */
  readonly max: number;
  readonly launch: Launch;
  /** A call that takes longer is given up and its process replaced. @default 240 000 */
  readonly callTimeoutMs?: number;
}

interface Waiter {
  readonly config: ProviderConfig | null;
  /** How many that came later were served before. */
  overtaken: number;
  readonly resolve: (seat: Seat) => void;
  readonly reject: (error: Error) => void;
}

/** Nobody is overtaken more often than this. */
const maxOvertaken = 32;
/**
 * The provider keeps about 2 kB of every call until it is told `Stop`, which ends nothing but what is at work. So after
 * this many calls (some 5 MB) it is told so, once it is idle.
 */
const callsUntilCleared = 2_500;
/** A further process costs about 0.7 s of CPU; waiting for a configuration costs about 5 ms each time. */
const waitsWorthAProcess = 100;

/**
 * Provider processes, leased for one call at a time. A process holds one configuration; a call goes to one that holds
 * its own, or to an idle one configured anew (about 3 ms). So aliases never see each other's region or tags, and any
 * number of them gets on with however few processes: a call waits for others to end, never for a connection to close.
 */
export class ProviderPool {
  readonly #options: PoolOptions;
  readonly #folder: string;
  readonly #seats = new Set<Seat>();
  /** Processes starting or stopping: `close` waits for them. */
  readonly #ending = new Set<Promise<void>>();
  readonly #queue: Waiter[] = [];
  #starting = 0;
  #serial = 0;
  #waits = 0;
  #closed = false;
  #protocol: 5 | 6 = 5;

  private constructor(options: PoolOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
  }

  /** Opens a pool and starts its first process. Throws where the provider does not start. */
  static async open(options: PoolOptions): Promise<ProviderPool> {
    const pool = new ProviderPool(options, await mkdtemp(temporaryPrefix('plb', shortTemporaryFolder())));
    try {
      pool.#release(await pool.#lease(null));
      return pool;
    } catch (error) {
      await pool.close();
      throw error;
    }
  }

  /** Protocol version that the provider speaks. */
  get protocol(): 5 | 6 {
    return this.#protocol;
  }

  /** Processes alive. */
  get size(): number {
    return this.#seats.size;
  }

  /**
   * Makes one call under a configuration (null: under any). A call that its process breaks under is made again on
   * another one, once: calls only compute. Throws GrpcError: `unavailable` where that broke too, `resourceExhausted`
   * where the call used up the CPU time that one may, `deadlineExceeded` where it took too long without.
   */
  async call(path: string, request: Uint8Array, config: ProviderConfig | null): Promise<Buffer> {
    return await this.#repeated(async () => {
      const seat = await this.#lease(config);
      try {
        await this.#prepare(seat, config);
        if (config !== null && seat.configured?.key !== config.key) {
          throw new GrpcError(
            status.internal,
            'The provider refused the configuration it had accepted before.',
          );
        }
        return await this.#callSeat(seat, path, request);
      } finally {
        this.#release(seat);
      }
    });
  }

  /** Configures a process, or finds one that is, and returns the provider's response, which may hold errors. */
  async configure(config: ProviderConfig): Promise<Buffer> {
    return await this.#repeated(async () => {
      const seat = await this.#lease(config);
      try {
        return await this.#prepare(seat, config);
      } finally {
        this.#release(seat);
      }
    });
  }

  /** Ends every process and removes their folders. Calls that wait fail. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#rejectAll(new GrpcError(status.cancelled, 'The gateway is closed.'));
    for (const seat of [...this.#seats]) this.#discard(seat);
    while (this.#ending.size > 0) await Promise.all(this.#ending);
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #repeated(attempt: () => Promise<Buffer>): Promise<Buffer> {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof GrpcError && error.code === status.unavailable && !this.#closed)
        return await attempt();
      throw error;
    }
  }

  /** Brings a leased seat to the configuration and returns what the provider said to it. */
  async #prepare(seat: Seat, config: ProviderConfig | null): Promise<Buffer> {
    if (config === null) return Buffer.alloc(0);
    if (seat.configured?.key === config.key) return seat.configured.response;
    seat.configured = null;
    const method = this.#protocol === 6 ? 'ConfigureProvider' : 'Configure';
    const response = await this.#callSeat(
      seat,
      `/tfplugin${this.#protocol}.Provider/${method}`,
      config.request,
    );
    const failed = diagnosticsResponse.decode(response).diagnostics.some(({ severity }) => severity === 1);
    if (!failed) seat.configured = { key: config.key, response };
    seat.configuring = null;
    this.#pump();
    return response;
  }

  async #callSeat(seat: Seat, path: string, request: Uint8Array): Promise<Buffer> {
    let exhausted = false;
    const endWatch = limitCpu(
      () => seat.process.cpuSeconds(),
      () => {
        exhausted = true;
        this.#discard(seat);
      },
    );
    try {
      return await seat.process.call(path, request, this.#options.callTimeoutMs ?? 240_000);
    } catch (error) {
      if (exhausted) {
        const text = `the answer used up ${callCpuSeconds} s of the provider's CPU time in one call`;
        throw new GrpcError(status.resourceExhausted, text);
      }
      if (
        error instanceof GrpcError &&
        (error.code === status.deadlineExceeded || error.code === status.unavailable)
      ) {
        this.#discard(seat);
      }
      throw error;
    } finally {
      endWatch();
    }
  }

  #lease(config: ProviderConfig | null): Promise<Seat> {
    if (this.#closed) return Promise.reject(new GrpcError(status.cancelled, 'The gateway is closed.'));
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { config, overtaken: 0, resolve, reject };
      this.#queue.push(waiter);
      this.#pump();
      if (this.#queue.includes(waiter) && !this.#isComing(config)) this.#waits += 1;
    });
  }

  /** Whether a process is just being brought to the configuration, or will be free in a moment. */
  #isComing(config: ProviderConfig | null): boolean {
    return [...this.#seats].some(
      ({ configuring, clearing }) => clearing || (configuring !== null && configuring === config?.key),
    );
  }

  #release(seat: Seat): void {
    seat.calls -= 1;
    if (seat.calls === 0) seat.configuring = null;
    if (seat.clearing && seat.calls === 0) this.#clear(seat);
    this.#pump();
  }

  /** Tells an idle process to stop: it lets go of what ended calls left, and keeps its configuration. */
  #clear(seat: Seat): void {
    const method = this.#protocol === 6 ? 'StopProvider' : 'Stop';
    const cleared = this.#callSeat(seat, `/tfplugin${this.#protocol}.Provider/${method}`, new Uint8Array())
      .then(
        () => {
          seat.served = 0;
          seat.clearing = false;
        },
        // A process that cannot do even this is replaced.
        () => {
          this.#discard(seat);
        },
      )
      .finally(() => {
        this.#ending.delete(cleared);
        this.#pump();
      });
    this.#ending.add(cleared);
  }

  /** Seats whoever can be seated, in order of arrival but for those who wait for another configuration's turn. */
  #pump(): void {
    for (const seat of [...this.#seats]) if (!seat.process.alive) this.#discard(seat);
    for (let index = 0; index < this.#queue.length;) {
      const waiter = this.#queue[index];
      if (waiter === undefined) break;
      const seat = chooseSeat(this.#seats, waiter.config);
      if (seat !== null) {
        this.#queue.splice(index, 1);
        for (const earlier of this.#queue.slice(0, index)) earlier.overtaken += 1;
        this.#seat(waiter, seat);
      } else if (waiter.overtaken >= maxOvertaken) {
        break;
      } else {
        index += 1;
      }
    }
    if (this.#queue.length > 0) this.#grow();
  }

  #seat(waiter: Waiter, seat: Seat): void {
    seat.calls += 1;
    seat.served += 1;
    seat.clearing = seat.served >= callsUntilCleared;
    seat.lastUsed = ++this.#serial;
    if (waiter.config !== null && seat.configured?.key !== waiter.config.key)
      seat.configuring = waiter.config.key;
    waiter.resolve(seat);
  }

  /** Starts a process where there is none, or where so much was waited that one more pays. */
  #grow(): void {
    const alive = this.#seats.size + this.#starting;
    if (this.#closed || alive >= this.#options.max) return;
    if (alive > 0 && (this.#starting > 0 || this.#waits < waitsWorthAProcess)) return;
    this.#waits = 0;
    this.#starting += 1;
    const folder = join(this.#folder, String(++this.#serial));
    const starting = ProviderProcess.start(this.#options.file, folder, this.#options.launch)
      .then(
        (process) => {
          this.#protocol = process.protocol;
          const seat = newSeat(process);
          this.#seats.add(seat);
          if (this.#closed) this.#discard(seat);
        },
        (error: unknown) => {
          // With a process left the others wait for that one; without any there is nothing to wait for.
          if (this.#seats.size === 0) this.#rejectAll(asError(error));
        },
      )
      .finally(() => {
        this.#starting -= 1;
        this.#ending.delete(starting);
        this.#pump();
      });
    this.#ending.add(starting);
  }

  #discard(seat: Seat): void {
    if (!this.#seats.delete(seat)) return;
    const stopping = seat.process.stop().finally(() => this.#ending.delete(stopping));
    this.#ending.add(stopping);
  }

  #rejectAll(error: Error): void {
    for (const waiter of this.#queue.splice(0)) waiter.reject(error);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
