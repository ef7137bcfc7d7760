import type { ProviderProcess } from './process.js';

/** A neutralised provider configuration: calls made under equal ones may share a process. */
export interface ProviderConfig {
  /** Equal for equal configurations. */
  readonly key: string;
  /** The Configure request, as the provider gets it. */
  readonly request: Uint8Array;
}

/** What a process is configured with, and what it said when it was. */
export interface Configured {
  readonly key: string;
  readonly response: Buffer;
}

/** A provider process with what it holds and how many calls it is working on. */
export interface Seat {
  readonly process: ProviderProcess;
  calls: number;
  configured: Configured | null;
  /** The configuration that one call is bringing it to; nobody else may come meanwhile. */
  configuring: string | null;
  /** Calls since it was last told to let go of what they left. */
  served: number;
  /** It takes no more calls until that is done. */
  clearing: boolean;
  /** Rises with every lease, so that the least recently used one is configured anew first. */
  lastUsed: number;
}

/** A seat of a process that has just started. */
export function newSeat(process: ProviderProcess): Seat {
  return {
    process,
    calls: 0,
    configured: null,
    configuring: null,
    served: 0,
    clearing: false,
    lastUsed: 0,
  };
}

/**
 * The seat a call can have now: for a call under no configuration the least busy one; under a configuration one
 * that holds it, or an idle one, which the caller must then configure. Null: wait.
 */
export function chooseSeat(seats: Iterable<Seat>, config: ProviderConfig | null): Seat | null {
  let holder: Seat | null = null;
  let idle: Seat | null = null;
  for (const seat of seats) {
    if (!seat.process.alive || seat.clearing) continue;
    // Its turn is a few milliseconds off, and no other process need be taken from anybody.
    if (seat.configuring !== null && seat.configuring === config?.key) return null;
    if (seat.configuring !== null) continue;
    const fits = config === null || seat.configured?.key === config.key;
    if (fits && (holder === null || seat.calls < holder.calls)) holder = seat;
    if (seat.calls === 0 && (idle === null || comesBefore(seat, idle))) idle = seat;
  }
  return holder ?? idle;
}

function comesBefore(a: Seat, b: Seat): boolean {
  if ((a.configured === null) !== (b.configured === null)) return a.configured === null;
  return a.lastUsed < b.lastUsed;
}
