import type { AnswerFile, RefusedFile } from '../domain/answer.js';
import { acceptPath } from './accept-path.js';
import { limits } from './limits.js';
import type { Draft } from './merge.js';

export interface AcceptedFiles {
  readonly files: readonly AnswerFile[];
  readonly refused: readonly RefusedFile[];
  /** The lines of each file taken. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

/**
 * Applies the rules on names, sizes and number to all files together; the first of two that clash stays.
 *
 * @param cutAt the line of the answer where reading stopped, if it did: a file that reaches it is not whole.
 */
export function acceptFiles(drafts: ReadonlyMap<string, Draft>, cutAt: number | null = null): AcceptedFiles {
  const files: AnswerFile[] = [];
  const refused: RefusedFile[] = [];
  const lines = new Map<string, readonly string[]>();
  const names = new Clashes();
  for (const [given, draft] of drafts) {
    const accepted = acceptPath(given);
    if (!accepted.ok) {
      refused.push({ path: given, reason: accepted.reason });
      continue;
    }
    const text = textOf(draft.lines);
    const bytes = Buffer.byteLength(text);
    const partly =
      cutAt !== null && draft.end >= cutAt ? 'it goes on beyond what is read of the answer' : null;
    const reason = partly ?? sizeReason(bytes, files.length) ?? names.clash(accepted.path);
    if (reason !== null) refused.push({ path: accepted.path, reason });
    else {
      names.add(accepted.path);
      lines.set(accepted.path, draft.lines);
      files.push({
        path: accepted.path,
        text,
        bytes,
        startLine: draft.start + 1,
        endLine: Math.max(draft.end, draft.start + 1),
      });
    }
  }
  return { files, refused, lines };
}

function textOf(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Why a file is too much, or null. */
export function sizeReason(bytes: number, before: number): string | null {
  if (bytes > limits.fileBytes) return `it has ${bytes} bytes; at most ${limits.fileBytes} are taken`;
  return before >= limits.files ? `it is one of more than ${limits.files} files` : null;
}

/** Finds names that are one on a file system that ignores case, and a file where another needs a folder. */
export class Clashes {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();

  clash(path: string): string | null {
    const folded = path.toLowerCase();
    if (this.files.has(folded)) return 'another file has the same name but for capitals';
    if (this.folders.has(folded)) return 'a folder has the same name';
    return parents(folded).some((folder) => this.files.has(folder))
      ? 'a file stands where its folder should be'
      : null;
  }

  add(path: string): void {
    const folded = path.toLowerCase();
    this.files.add(folded);
    for (const folder of parents(folded)) this.folders.add(folder);
  }
}

function parents(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, at) => segments.slice(0, at + 1).join('/'));
}
