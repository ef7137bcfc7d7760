import { access, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { run, type CommandResult } from '../process/run.js';
import { temporaryPrefix } from '../process/temporary.js';
import type { Sandbox } from './contract.js';

/** What Terraform in the sandbox managed to do that it must not. Empty: the sandbox holds. */
export type Breaches = readonly string[];

/** Terraform text that attacks: reads a file of ours, calls a server of ours, and starts a child that outlives it. */
function attack(canary: string, port: number, mark: string): string {
  return `
data "terraform_remote_state" "call" {
  count   = var.call ? 1 : 0
  backend = "http"
  config = {
    address   = "http://127.0.0.1:${port}/stolen"
    retry_max = 0
  }
}

variable "call" {
  type = bool
}

output "read" {
  value = [for path in [${JSON.stringify(canary)}, "/etc/passwd", "/proc/1/environ"] : try(file(path), "closed")]
}

resource "terraform_data" "run" {
  provisioner "local-exec" {
    interpreter = ["/bin/sh", "-c"]
    command     = "echo here > '${mark}'; setsid sh -c 'sleep 0.2; echo alive > ${mark}.child' >/dev/null 2>&1 &"
    on_failure  = continue
  }
}
`;
}

/**
 * Attacks this machine from inside the sandbox with Terraform alone and says what got through; also that an honest
 * configuration still runs, for a sandbox that starts nothing protects nobody. About half a second.
 */
export async function probe(sandbox: Sandbox, terraform: string): Promise<Breaches> {
  const folder = await realpath(await mkdtemp(temporaryPrefix('plumbline')));
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end('{}');
  });
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const work = join(folder, 'work');
    const outside = join(folder, 'outside');
    await Promise.all([mkdir(work), mkdir(outside)]);
    const canary = join(outside, 'canary');
    const mark = join(outside, 'mark');
    await writeFile(canary, 'plumbline-canary');
    await writeFile(join(work, 'main.tf'), attack(canary, port, mark));
    const results = await attackFrom(sandbox, terraform, work);
    return await breaches(results, hits, mark);
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function attackFrom(
  sandbox: Sandbox,
  terraform: string,
  work: string,
): Promise<readonly CommandResult[]> {
  const results: CommandResult[] = [];
  for (const args of [
    ['init', '-input=false', '-no-color'],
    ['apply', '-input=false', '-no-color', '-auto-approve', '-var=call=false'],
    ['plan', '-input=false', '-no-color', '-var=call=true'],
  ]) {
    const wrapped = sandbox.wrap({
      file: terraform,
      args,
      cwd: work,
      env: { HOME: work, TMPDIR: work, CHECKPOINT_DISABLE: '1' },
      writable: [work],
      readable: [],
      limits: { cpuSeconds: 20, addressSpace: 4_000_000_000, fileSize: 16_000_000 },
    });
    results.push(await run({ ...wrapped, timeoutMs: 20_000 }));
  }
  return results;
}

async function breaches(
  results: readonly CommandResult[],
  hits: readonly string[],
  mark: string,
): Promise<Breaches> {
  const [init, apply] = results;
  const output = results.map(({ stdout, stderr }) => `${stdout}\n${stderr}`).join('\n');
  const found: string[] = [];
  if (init?.exitCode !== 0 || apply?.exitCode !== 0) {
    const said = `${init?.stderr ?? ''}\n${apply?.stderr ?? ''}`
      .trim()
      .split('\n')
      .find((line) => line.trim() !== '');
    found.push(`Terraform does not run in it (${said ?? init?.startError ?? 'no message'})`);
  }
  if (output.includes('plumbline-canary')) found.push('it read a file outside its folder');
  if (/root:.*:0:0:/.test(output)) found.push('it read the list of users');
  if (hits.length > 0) found.push('it reached a server on this machine');
  if (await exists(mark)) found.push('it ran a command that wrote outside its folder');
  await new Promise((resolve) => setTimeout(resolve, 250));
  if (await exists(`${mark}.child`)) found.push('it left a process running');
  return found;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
