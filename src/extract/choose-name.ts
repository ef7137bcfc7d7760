import type { Content } from './classify.js';
import { commentName, type CommentName } from './comment-names.js';
import type { Context } from './context.js';
import type { Fence } from './fences.js';
import { baseName, extensionOf, fileKind } from './file-kinds.js';
import { fileNamesIn } from './file-names.js';
import { labelFits } from './labels.js';
import type { PieceName } from './piece.js';

interface Candidate extends PieceName {
  /** False for a name that stands in a longer title. */
  readonly exact: boolean;
}

/**
 * Chooses the name of a fence's file. In order: the info string; the label or heading over the fence; the first
 * comment; a heading further up; a sentence; the name of the fence before under the same heading. A comment wins over a
 * heading that only mentions a file in a longer title, and of two names with the same last part the longer path wins.
 */
export function chooseName(fence: Fence, content: Content, context: Context): PieceName | null {
  const fits = (path: string): boolean => fitsContent(path, fence.label, content);
  const info = fileNamesIn(`${fence.label.includes('.') ? fence.label : ''} ${fence.info}`).find((name) =>
    fits(name.path),
  );
  if (info !== undefined) return withFolder({ path: info.path, source: 'info' }, context);
  const above = structural(context, fits);
  const comment = commentName(fence.lines);
  const inside = comment !== null && fits(comment.path) ? comment : null;
  const chosen =
    prefer(above, inside) ?? fromSentence(context, fits, content) ?? repeated(context, fits, content);
  return chosen === null ? null : withFolder(chosen, context);
}

/** The first comment against the heading or label above. */
function prefer(above: Candidate | null, comment: CommentName | null): PieceName | null {
  if (comment === null) return above;
  const inside: PieceName = { path: comment.path, source: 'comment' };
  if (above === null) return inside;
  if (baseName(above.path) === baseName(comment.path)) {
    return comment.path.length > above.path.length ? inside : above;
  }
  return above.exact && above.source !== 'parent' ? above : inside;
}

/** The name that the label or headings over a fence give it, for the first fence after them. */
function structural(context: Context, fits: (path: string) => boolean): Candidate | null {
  const { label, headings, earlier } = context;
  if (label?.path !== undefined && label.path !== null) {
    return earlier === 0 && fits(label.path) ? { path: label.path, source: 'label', exact: true } : null;
  }
  const own = headings.at(-1);
  if (own?.path !== undefined && own.path !== null) {
    const path = own.paths[earlier];
    return path !== undefined && fits(path)
      ? { path, source: 'heading', exact: own.certainty === 'exact' }
      : null;
  }
  const parent = headings.findLast((heading) => heading.path !== null);
  if (parent?.path === undefined || parent.path === null || !fits(parent.path)) return null;
  return { path: parent.path, source: 'parent', exact: parent.certainty === 'exact' };
}

/** The sentence nearest to the fence that names exactly one file which fits. */
function fromSentence(context: Context, fits: (path: string) => boolean, content: Content): PieceName | null {
  // Commands are spoken about with the files they work on.
  if (content.kind === 'commands') return null;
  // Labels that did not become the label of this fence are a list of files.
  const sentence = context.paragraph.find((caption) => caption.path !== null && caption.kind !== 'label');
  if (sentence?.path === undefined || sentence.path === null || !fits(sentence.path)) return null;
  return { path: sentence.path, source: 'sentence' };
}

/** A later fence under the heading or label that named the one before. */
function repeated(context: Context, fits: (path: string) => boolean, content: Content): PieceName | null {
  if (context.earlier === 0 || content.kind === 'assignments') return null;
  const path = context.label?.path ?? context.headings.at(-1)?.path ?? null;
  return path !== null && fits(path) ? { path, source: 'same' } : null;
}

/** Puts a name without folder into the folder that a heading above it names. */
function withFolder(name: PieceName, context: Context): PieceName {
  const folder =
    context.label?.folder ?? context.headings.findLast((heading) => heading.folder !== null)?.folder ?? null;
  if (folder === null || name.source === 'sentence') return name;
  if (!name.path.includes('/')) return { ...name, path: `${folder}/${name.path}` };
  const last = baseName(folder);
  const first = name.path.split('/', 1)[0] ?? '';
  if (folder === first || name.path.startsWith(`${folder}/`) || last !== first) return name;
  return { ...name, path: `${folder.slice(0, -last.length)}${name.path}` };
}

/** True where a file of this name can hold such content. */
export function fitsContent(path: string, label: string, content: Content): boolean {
  const kind = fileKind(path);
  if (kind === null) return false;
  const extension = extensionOf(path);
  switch (content.kind) {
    case 'hcl':
      return (
        extension === 'tf' ||
        extension === 'hcl' ||
        kind === 'template' ||
        (kind === 'variables' && !hasBlocks(content))
      );
    case 'assignments':
      return (
        kind === 'variables' ||
        extension === 'hcl' ||
        kind === 'template' ||
        extension === 'tf' ||
        kind === 'document'
      );
    case 'tree':
    case 'diff':
      return false;
    case 'commands':
      return kind === 'script' || kind === 'template';
    case 'empty':
    case 'script':
    case 'code':
    case 'json':
    case 'document':
    case 'text':
      return (
        labelFits(label.includes('.') ? '' : label, kind, extension) &&
        !(kind === 'terraform' && content.kind === 'text')
      );
  }
}

function hasBlocks(content: Content): boolean {
  return (content.shape?.blocks.length ?? 0) > 0;
}
