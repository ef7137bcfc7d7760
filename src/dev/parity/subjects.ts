import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnswerFile } from '../../domain/answer.js';
import { readAnswerFolder } from '../../extract/answer-folder.js';
import { extract } from '../../extract/extract.js';
import { sampleConfigurations } from '../../gateway/sample-configurations.js';
import { listTaskIds, loadGiven, loadReference, loadTask } from '../../tasks/load.js';
import { loadSamples } from '../../tasks/samples.js';
import { perfAnswer } from '../perf/answers.js';

/** One answer to be run both ways. */
export interface ParitySubject {
  readonly name: string;
  readonly files: readonly AnswerFile[];
  readonly root: string;
}

function single(name: string, text: string): ParitySubject {
  const lines = text.split('\n').length;
  const file = { path: 'main.tf', text, bytes: Buffer.byteLength(text), startLine: 1, endLine: lines };
  return { name, files: [file], root: '.' };
}

function fromText(name: string, text: string): ParitySubject {
  const { files, root } = extract(text);
  return { name, files, root };
}

/** Everything of ours that Terraform can run: references, sample answers, the gateway's samples, perf's answers. */
export async function ownSubjects(): Promise<readonly ParitySubject[]> {
  const references = await Promise.all(
    (await listTaskIds()).map(async (id) => {
      const files = [...(await loadReference(id)), ...(await loadGiven(await loadTask(id)))];
      return { name: `reference/${id}`, files, root: '.' };
    }),
  );
  const samples = (await loadSamples()).map(({ name, text }) => fromText(`sample/${name}`, text));
  const configurations = Object.entries(sampleConfigurations).map(([name, text]) =>
    single(`gateway/${name}`, text),
  );
  const perf = [2, 30, 100].map((size) => ({ name: `perf/${size}`, files: perfAnswer(size), root: '.' }));
  return [...references, ...samples, ...configurations, ...perf];
}

/** Answers named on the command line: files are texts of answers, folders hold `.tf` files, or texts of answers (`.md`). */
export async function subjectsAt(path: string): Promise<readonly ParitySubject[]> {
  if (!(await stat(path)).isDirectory()) return [fromText(path, await readFile(path, 'utf8'))];
  const { files, root } = await readAnswerFolder(path);
  if (files.some((file) => file.path.endsWith('.tf'))) return [{ name: path, files, root }];
  const texts = (await readdir(path)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    texts.map(async (name) => fromText(join(path, name), await readFile(join(path, name), 'utf8'))),
  );
}
