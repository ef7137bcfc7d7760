import type { Confined, Sandbox, Wrapped } from './contract.js';
import { prlimitArguments } from './limits.js';

/**
 * Confinement by bubblewrap: an empty root that holds the one executable, `/dev/null` and what is bound in; every
 * namespace of its own, no network, no capabilities. Measured in the design notes: 3.5 ms a launch.
 */
export function bubblewrap(tools: { readonly bwrap: string; readonly prlimit: string }): Sandbox {
  return { kind: 'bubblewrap', wrap: (confined) => wrap(confined, tools) };
}

function wrap(confined: Confined, tools: { readonly bwrap: string; readonly prlimit: string }): Wrapped {
  const args = [
    ...prlimitArguments(confined.limits),
    tools.bwrap,
    ...['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session'],
    ...['--cap-drop', 'ALL', '--hostname', 'sandbox'],
    ...['--ro-bind', confined.file, '/bin/program'],
    ...['--dev-bind', '/dev/null', '/dev/null'],
    ...confined.writable.flatMap((path) => ['--bind', path, path]),
    ...confined.readable.flatMap((path) => ['--ro-bind', path, path]),
    ...['--remount-ro', '/', '--chdir', confined.cwd, '--clearenv'],
    ...Object.entries(confined.env).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--', '/bin/program', ...confined.args],
  ];
  return { file: tools.prlimit, args, env: {}, cwd: '/' };
}
