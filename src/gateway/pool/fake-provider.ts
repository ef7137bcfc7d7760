import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { GrpcServer } from '../grpc/server.js';
import { configureRequest, decodeObject } from '../wire/index.js';
import type { Launch } from './launch.js';

/** A provider for the pool's tests: it answers in this process and tells what it was asked. */
export interface FakeProviders {
  readonly launch: Launch;
  /** How many were started. */
  started(): number;
  /** Most calls that were under way under one process while it was configured anew or told to stop. 0 is right. */
  disturbed(): number;
  /** How often one was told to stop, which a provider survives. */
  stopped(): number;
  /** Breaks every connection of the process started as number `n` (from 1), as a crash does. */
  crash(n: number): Promise<void>;
}

/** Answers a call with what the process is configured with; later where the path ends in `Slow` or `Stuck`. */
export function fakeProviders(
  options: { readonly printed?: string; readonly cpuSeconds?: () => number } = {},
): FakeProviders {
  const servers: GrpcServer[] = [];
  let disturbed = 0;
  let stopped = 0;
  const launch: Launch = ({ cwd }) => {
    const stdout = new PassThrough();
    const socket = join(cwd, 'socket');
    let region = 'none';
    let underWay = 0;
    const call = async (path: string, request: Buffer): Promise<Uint8Array> => {
      if (path.endsWith('/Configure')) {
        disturbed = Math.max(disturbed, underWay);
        await pause(1);
        const config = decodeObject(configureRequest.decode(request).config);
        region = typeof config?.region === 'string' ? config.region : 'none';
        return Buffer.alloc(0);
      }
      if (path.endsWith('/Stop')) {
        disturbed = Math.max(disturbed, underWay);
        stopped += 1;
        return Buffer.alloc(0);
      }
      underWay += 1;
      await pause(path.endsWith('Stuck') ? 20_000 : path.endsWith('Slow') ? 20 : 1);
      underWay -= 1;
      return Buffer.from(`${region} ${request.toString()}`);
    };
    let end: (how: string) => void = () => undefined;
    const ended = new Promise<string>((resolve) => {
      end = resolve;
    });
    void GrpcServer.listen(socket, () => ({ call, closed: () => undefined })).then((server) => {
      servers.push(server);
      const reattach = { 'hashicorp/aws': { ProtocolVersion: 5, Addr: { Network: 'unix', String: socket } } };
      stdout.end(
        options.printed ?? `Provider started.\n\tTF_REATTACH_PROVIDERS='${JSON.stringify(reattach)}'\n`,
      );
    });
    return {
      stdout,
      stderr: null,
      ended,
      cpuSeconds: options.cpuSeconds ?? (() => 0),
      kill: () => {
        end('killed');
      },
    };
  };
  return {
    launch,
    started: () => servers.length,
    disturbed: () => disturbed,
    stopped: () => stopped,
    crash: async (n) => servers[n - 1]?.close(),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
