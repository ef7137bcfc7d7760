/**
 * Compiles src/ and graders/ to dist/ with esbuild, file by file (no bundling, so that graders stay a folder
 * that is listed at run time). Takes well under a second; `bin/plumbline.mjs` runs it when a source is newer.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const distFolder = join(projectRoot, 'dist');
const stampFile = join(distFolder, '.built');

/** True where a source, or a folder that held one, changed after a time: deleting a file changes its folder. */
function changedAfter(folder, time) {
  if (statSync(folder).mtimeMs > time) return true;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    if (entry.isDirectory()) return entry.name !== 'cases' && changedAfter(join(folder, entry.name), time);
    return isSource(entry.name) && statSync(join(folder, entry.name)).mtimeMs > time;
  });
}

function isSource(name) {
  return name.endsWith('.ts') && !name.endsWith('.test.ts');
}

/** Every TypeScript source that belongs in the build, tests and check cases left out. */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'cases' || entry.name.startsWith('_') ? [] : sources(path);
    return isSource(entry.name) ? [path] : [];
  });
}

/** True where dist/ is missing or older than what it was built from. */
export function isStale() {
  const stamp = statSync(stampFile, { throwIfNoEntry: false });
  if (stamp === undefined) return true;
  return ['src', 'graders'].some((top) => changedAfter(join(projectRoot, top), stamp.mtimeMs));
}

/** Builds beside dist/ and swaps it in at the end, so that a process that runs from dist/ meanwhile is not disturbed. */
export async function build() {
  const { build: esbuild } = await import('esbuild');
  const startedAt = new Date();
  const [fresh, old] = [`${distFolder}.${process.pid}.new`, `${distFolder}.${process.pid}.old`];
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  await esbuild({
    entryPoints: ['src', 'graders'].flatMap((top) => sources(join(projectRoot, top))),
    outbase: projectRoot,
    outdir: fresh,
    bundle: false,
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  writeFileSync(join(fresh, '.built'), `${startedAt.toISOString()}\n`);
  utimesSync(join(fresh, '.built'), startedAt, startedAt);
  if (statSync(distFolder, { throwIfNoEntry: false }) !== undefined) renameSync(distFolder, old);
  renameSync(fresh, distFolder);
  rmSync(old, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
