import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What HashiCorp's parser says of a text that does not parse. */
export interface ReferenceProblem {
  /** Null where the parser did not get to an end, so that it settles nothing. */
  readonly message: string | null;
  readonly line: number;
}

/** No verdict. */
const unsettled: ReferenceProblem = { message: null, line: 1 };

/**
 * Longest time in milliseconds that the parser gets for a text. An ordinary file takes some; a comment of 16 KB that is
 * never closed takes ten seconds, and four times that length sixteen times as long.
 */
const deadlineMs = 5_000;

/**
 * The first error of HashiCorp's own parser (`@cdktf/hcl2json`), or null where the text parses. It is WebAssembly that
 * recurses by nesting and dies for good where its stack ends: so it runs in a thread of its own, which holds nobody up and
 * is replaced once it died or took too long. It starts on first use, in some tenths of a second.
 */
export function referenceProblem(
  text: string,
  file: string,
  limitMs = deadlineMs,
): Promise<ReferenceProblem | null> {
  const answer = last.then(() => ask(text, file, limitMs));
  last = answer.then(() => undefined);
  return answer;
}

let last: Promise<void> = Promise.resolve();
let thread: Worker | null = null;

const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { parse } = require(workerData);
parentPort.on('message', ({ file, text }) =>
  parse(file, text).then(() => parentPort.postMessage(null), (error) => parentPort.postMessage(error.message)));
`;

function startThread(): Worker {
  const module = createRequire(import.meta.url).resolve('@cdktf/hcl2json');
  // What the parser prints when it dies is nobody's to read.
  const started = new Worker(program, { eval: true, workerData: module, stdout: true, stderr: true });
  started.on('error', () => undefined); // The end of the thread follows, and tells whoever waits.
  started.once('exit', () => {
    if (thread === started) thread = null;
  });
  return started;
}

/** One text at a time: an answer belongs to the text before it. */
async function ask(text: string, file: string, limitMs: number): Promise<ReferenceProblem | null> {
  const asked = (thread ??= startThread());
  asked.ref();
  return await new Promise((resolve) => {
    const end = (problem: ReferenceProblem | null): void => {
      clearTimeout(timer);
      asked.removeAllListeners('message').off('exit', died);
      asked.unref();
      resolve(problem);
    };
    const died = (): void => end(unsettled);
    const timer = setTimeout(() => {
      if (thread === asked) thread = null;
      void asked.terminate();
      end(unsettled);
    }, limitMs);
    asked.once('exit', died);
    asked.once('message', (message: string | null) => end(message === null ? null : firstProblem(message)));
    asked.postMessage({ text, file });
  });
}

/** The text in the JSON shape of `hcl2json`. Throws with the parser's message where it does not parse. */
export async function convertWithReference(text: string, file: string): Promise<Record<string, unknown>> {
  const { parse } = await import('@cdktf/hcl2json');
  return parse(file, text);
}

/** Messages come as `parse config: [file:line,column-…: Summary; Detail. file:line,…]`; others are no verdict. */
function firstProblem(message: string): ReferenceProblem {
  const match = /^parse config: \[.*?:(\d+),\d+-(?:\d+,)?\d+: (.*)\]$/s.exec(message);
  if (match === null) return unsettled;
  const [, line = '1', all = ''] = match;
  const first = all.split(/(?<=\.) \S+:\d+,\d+-(?:\d+,)?\d+: /)[0] ?? all;
  return { message: first.replace('; ', ': '), line: Number(line) };
}
