/**
 * Compiles src/ and graders/ to dist/ with esbuild, file by file (no bundling, so that graders stay a folder
 * that is listed at run time). Takes well under a second; `bin/plumbline.mjs` runs it when a source is newer.
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const distFolder = join(projectRoot, 'dist');
const stampFile = join(distFolder, '.built');

/** Every TypeScript source that belongs in the build, tests and check cases left out. */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'cases' || entry.name.startsWith('_') ? [] : sources(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

/** True where dist/ is missing or older than any source. */
export function isStale() {
  const stamp = statSync(stampFile, { throwIfNoEntry: false });
  if (stamp === undefined) return true;
  return ['src', 'graders'].some((top) =>
    sources(join(projectRoot, top)).some((path) => statSync(path).mtimeMs > stamp.mtimeMs),
  );
}

export async function build() {
  const { build: esbuild } = await import('esbuild');
  const startedAt = new Date();
  rmSync(distFolder, { recursive: true, force: true });
  mkdirSync(distFolder, { recursive: true });
  await esbuild({
    entryPoints: ['src', 'graders'].flatMap((top) => sources(join(projectRoot, top))),
    outbase: projectRoot,
    outdir: distFolder,
    bundle: false,
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  writeFileSync(stampFile, `${startedAt.toISOString()}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
