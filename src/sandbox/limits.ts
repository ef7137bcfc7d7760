import type { Limits } from './contract.js';

/** Arguments of `prlimit` for a set of limits; core files are never written. */
export function prlimitArguments(limits: Limits): string[] {
  return [
    '--core=0',
    '--nofile=1024',
    ...(limits.addressSpace === null ? [] : [`--as=${limits.addressSpace}`]),
    // At the first a Go program ends saying so; at the second the kernel kills.
    ...(limits.cpuSeconds === null ? [] : [`--cpu=${limits.cpuSeconds}:${limits.cpuSeconds + 2}`]),
    ...(limits.fileSize === null ? [] : [`--fsize=${limits.fileSize}`]),
  ];
}
