import type { Decision } from '../domain/answer.js';
import type { Mode } from './decide.js';
import { fileKind, folderOf, isConfiguration } from './file-kinds.js';
import type { Draft } from './merge.js';
import type { Placement } from './place.js';
import { chooseRoot } from './root.js';

/**
 * Puts files named without a folder beside a root that has one: values (`terraform.tfvars`), which belong to the root,
 * and in lenient mode configuration that would be alone at the top.
 */
export function settle(files: ReadonlyMap<string, Draft>, mode: Mode): Placement {
  const root = chooseRoot(new Map([...files].map(([path, draft]) => [path, draft.lines] as const)));
  const nothing = { files, decisions: [] };
  if (root === '.') return nothing;
  const atTop = [...files.keys()].filter((path) => folderOf(path) === '.');
  const alone = atTop.filter(isConfiguration);
  const values =
    alone.length === 0 || mode === 'lenient' ? atTop.filter((path) => fileKind(path) === 'variables') : [];
  const moving = new Set(
    [...values, ...(mode === 'lenient' ? alone : [])].filter((path) => !files.has(`${root}/${path}`)),
  );
  if (moving.size === 0) return nothing;
  const decisions: Decision[] = [];
  const moved = new Map<string, Draft>();
  for (const [path, draft] of files) {
    const target = moving.has(path) ? `${root}/${path}` : path;
    moved.set(target, draft);
    if (target === path) continue;
    const reason = `given as ${path}; it belongs beside the root module`;
    decisions.push({ startLine: draft.start + 1, endLine: draft.end, action: 'moved', path: target, reason });
  }
  return { files: moved, decisions };
}
