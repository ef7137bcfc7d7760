import type { Sandbox } from './contract.js';

/** No confinement at all, for our own texts on machines without a working sandbox. */
export const unconfined: Sandbox = {
  kind: 'none',
  wrap: ({ file, args, env, cwd }) => ({ file, args, env, cwd }),
};
