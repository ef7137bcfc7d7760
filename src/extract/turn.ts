import type { Decision, Extraction } from '../domain/answer.js';
import { acceptFiles } from './accept-files.js';
import { hasElision } from './examples.js';
import { readAnswer, type ExtractOptions } from './extract.js';
import { baseName, isConfiguration } from './file-kinds.js';
import { shapeOf } from './hcl-shape.js';
import { FileDraft, type Draft } from './merge.js';
import { placeFiles } from './place.js';
import { chooseRoot } from './root.js';

/**
 * Lays a later turn of a conversation over the files of the turns before. A file that is given again replaces the old one
 * where it states the whole of it, is merged by block where it is a fragment, and is added where it is new; configuration
 * without a name goes to the file that declares the same things. Files that the turn does not speak of stay. Lines
 * of files that the turn touched are lines of the turn. A turn without any file leaves outcome and files as they were.
 */
export function extractTurn(previous: Extraction, text: string, options: ExtractOptions = {}): Extraction {
  const turn = readAnswer(text, options, true);
  const merged = new Map(previous.files.map((file) => [file.path, new FileDraft(draftOf(file))] as const));
  const touched = new Set<string>();
  const decisions: Decision[] = [...turn.decisions];
  for (const [path, draft] of turn.drafts) {
    const target = targetOf(path, draft, turn.unnamed.has(path), merged);
    const file = merged.get(target);
    if (file !== undefined && hasElision(draft.lines)) {
      decisions.push(decide(draft, 'left-out', target, 'a fragment: parts of it are left out'));
      continue;
    }
    touched.add(target);
    if (file === undefined) {
      merged.set(target, new FileDraft(draft));
      decisions.push(decide(draft, 'added', target, 'no earlier turn gave it'));
      continue;
    }
    const { action, reason } = isConfiguration(target) ? file.addHcl(draft) : file.addOther(draft);
    decisions.push(decide(draft, action, target, `over the earlier turn’s file: ${reason}`));
  }
  const drafts = new Map([...merged].map(([path, file]) => [path, file.draft()] as const));
  const placed = placeFiles(drafts);
  const { files, refused, lines } = acceptFiles(placed.files, turn.cutAt);
  decisions.push(...placed.decisions);
  decisions.sort((a, b) => a.startLine - b.startLine);
  const base = { root: chooseRoot(lines), files, refused: [...previous.refused, ...refused], decisions };
  if (touched.size > 0 && files.some((file) => isConfiguration(file.path))) {
    return { ...turn.judge(files, refused), ...base };
  }
  const { outcome, reason } = turn.judge([], refused);
  if (previous.files.length === 0) return { outcome, reason, ...base };
  return { outcome: previous.outcome, reason: `The files of before stand: ${reason}`, ...base };
}

function draftOf(file: Extraction['files'][number]): Draft {
  const lines = file.text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return { lines, start: file.startLine - 1, end: file.endLine };
}

/**
 * The file of before that a piece is a later version of: the one of its path, the only one of its name, or for a
 * piece without a name the one that declares most of the same things.
 */
function targetOf(
  path: string,
  draft: Draft,
  unnamed: boolean,
  before: ReadonlyMap<string, FileDraft>,
): string {
  if (unnamed) return mostAlike(draft, before) ?? sameName(path, before) ?? path;
  return before.has(path) ? path : (sameName(path, before) ?? path);
}

function sameName(path: string, before: ReadonlyMap<string, FileDraft>): string | null {
  if (path.includes('/')) return null;
  const same = [...before.keys()].filter((other) => baseName(other) === path);
  return same.length === 1 ? (same[0] ?? null) : null;
}

function mostAlike(draft: Draft, before: ReadonlyMap<string, FileDraft>): string | null {
  const declared = idsIn(draft.lines);
  let best: { readonly path: string; readonly shared: number } | null = null;
  for (const [path, file] of before) {
    if (!isConfiguration(path)) continue;
    const shared = [...idsIn(file.draft().lines)].filter((id) => declared.has(id)).length;
    if (shared > (best?.shared ?? 0)) best = { path, shared };
  }
  return best?.path ?? null;
}

function idsIn(lines: readonly string[]): Set<string> {
  return new Set(shapeOf(lines).blocks.flatMap((block) => block.id ?? []));
}

function decide(draft: Draft, action: string, path: string, reason: string): Decision {
  return { startLine: draft.start + 1, endLine: Math.max(draft.end, draft.start + 1), action, path, reason };
}
