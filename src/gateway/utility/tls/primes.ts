/** Two primes of an RSA key. */
export type PrimePair = readonly [bigint, bigint];

/**
 * What is to be added to 3·2^(bits-2) for a prime of so many bits that 65537 does not divide the predecessor of: the
 * smallest, found once. Anyone can factor a number made of these; a rehearsal keeps no secret, and searching for the
 * primes of one key of 16384 bits takes minutes.
 */
const offsets: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [49, 119, 179, 217, 329, 371]],
  [512, [761, 1505, 2129, 2141, 2521, 2777]],
  [768, [65, 779, 871, 1369, 1739, 2207]],
  [1024, [1037, 1697, 1937, 2087, 2197, 3031]],
  [1280, [797, 1357, 1429, 2849, 3167, 4835]],
  [1536, [1837, 2617, 3797, 3979, 4181, 4589]],
  [2048, [439, 469, 899, 1907, 1921, 3715]],
  [2560, [2995, 3491, 4739]],
  [3072, [1319, 5317, 6695]],
  [3840, [361, 2855, 9589]],
  [4096, [3389, 8099, 14855]],
  [7680, [2005, 7685]],
  [8192, [407, 2561]],
]);

/** Every pair of ready primes for keys of a size, always in the same order; none for a size that nobody uses. */
export function readyPairs(keyBits: number): readonly PrimePair[] {
  const bits = keyBits / 2;
  const primes = (offsets.get(bits) ?? []).map((offset) => (3n << BigInt(bits - 2)) + BigInt(offset));
  return primes.flatMap((p, at) => primes.slice(at + 1).map((q) => [p, q] as const));
}
