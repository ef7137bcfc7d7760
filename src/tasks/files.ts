import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AnswerFile } from '../domain/answer.js';
import { readText, TaskError } from './problems.js';

/** What Terraform leaves behind when somebody runs it in the folder by hand. */
const leftovers = /^(\.terraform|.*\.tfstate(\..*)?|\.terraform\.lock\.hcl|\.DS_Store)$/;

/**
 * Every text file of a folder and its subfolders, sorted by path, as files of an answer. Terraform's leftovers
 * are passed over. Throws {@link TaskError} where the folder is missing.
 *
 * @param shown the folder as messages name it, relative to the project
 */
export async function readFolder(folder: string, shown: string): Promise<readonly AnswerFile[]> {
  const paths = await listPaths(folder, shown);
  return Promise.all(paths.map((path) => readAnswerFile(folder, path, shown)));
}

/** One file of a folder as a file of an answer. */
export async function readAnswerFile(folder: string, path: string, shown: string): Promise<AnswerFile> {
  const text = await readText(
    join(folder, path),
    `${shown}/${path}`,
    'Restore it, or take its name out of the list.',
  );
  return { path, text, bytes: Buffer.byteLength(text), startLine: 1, endLine: lineCount(text) };
}

/** True where the folder exists. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function listPaths(folder: string, shown: string): Promise<readonly string[]> {
  if (!(await isFolder(folder))) {
    throw new TaskError(
      `${shown}/ does not exist. Every folder of datasets/ needs its twin there: make it, with the ideal answer's files.`,
    );
  }
  const found: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      if (leftovers.test(entry.name)) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  await walk('');
  return found.sort();
}

function lineCount(text: string): number {
  if (text === '') return 1;
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
