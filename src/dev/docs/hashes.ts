import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledManifest, bundledManifestPath } from '../../bundled.js';
import { packageRoot } from '../../tasks/folders.js';

/** Brings the hashes of samples and references up to date; the path of the file where it was not. */
export async function writeHashes({ write }: { readonly write: boolean }): Promise<string[]> {
  const path = join(packageRoot(), bundledManifestPath);
  const text = `${JSON.stringify(await bundledManifest(), null, 2)}\n`;
  const present = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (present === text) return [];
  if (write) await writeFile(path, text);
  return [bundledManifestPath];
}
