import type { AnswerFile } from '../domain/answer.js';
import type { Edit } from './mutant.js';

/** An edit that does not fit the reference: our own mistake, in the mutant or after a change of the reference. */
export class EditError extends Error {
  override readonly name = 'EditError';
}

/** A stretch of one file: offsets, end exclusive. */
interface Span {
  readonly file: AnswerFile;
  readonly start: number;
  readonly end: number;
}

/** The reference with all edits of one mutant, in their order. Throws {@link EditError} where one does not fit. */
export function applyEdits(files: readonly AnswerFile[], edits: readonly Edit[]): readonly AnswerFile[] {
  return edits.reduce<readonly AnswerFile[]>(applyEdit, files);
}

function applyEdit(files: readonly AnswerFile[], edit: Edit): readonly AnswerFile[] {
  if ('append' in edit) return append(files, edit.file, edit.append);
  const within = edit.file === undefined ? files : files.filter((file) => file.path === edit.file);
  if (within.length === 0)
    throw new EditError(`file ${edit.file ?? ''} is not in the reference; correct "file"`);
  if ('remove' in edit) return replaced(files, blockOf(within, edit.remove), '');
  const where = edit.in === undefined ? within.map(whole) : [blockOf(within, edit.in)];
  const place = edit.in ?? edit.file ?? 'the reference';
  return replaced(
    files,
    only(
      where.flatMap((span) => occurrences(span, edit.find)),
      edit.find,
      place,
    ),
    edit.replace,
  );
}

function append(files: readonly AnswerFile[], path: string, text: string): readonly AnswerFile[] {
  const present = files.find((file) => file.path === path);
  if (present === undefined)
    return [...files, withText({ path, text: '', bytes: 0, startLine: 1, endLine: 1 }, `${text}\n`)];
  return replaced(
    files,
    { file: present, start: present.text.length, end: present.text.length },
    `\n${text}\n`,
  );
}

function whole(file: AnswerFile): Span {
  return { file, start: 0, end: file.text.length };
}

function occurrences({ file, start, end }: Span, text: string): Span[] {
  const found: Span[] = [];
  for (let at = file.text.indexOf(text, start); at !== -1; at = file.text.indexOf(text, at + 1)) {
    if (at + text.length > end) break;
    found.push({ file, start: at, end: at + text.length });
  }
  return found;
}

function only(found: readonly Span[], text: string, place: string): Span {
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  const lines = found.map(
    ({ file, start }) => `${file.path}:${file.text.slice(0, start).split('\n').length}`,
  );
  throw new EditError(
    first === undefined
      ? `${JSON.stringify(text)} was not found in ${place}; copy it as it stands there`
      : `${JSON.stringify(text)} was found ${found.length} times in ${place} (${lines.join(', ')}); name the block under "in", or take more of the text`,
  );
}

/** A top-level block from its header to the brace in the first column that ends it; references are formatted by `terraform fmt`. */
function blockOf(files: readonly AnswerFile[], address: string): Span {
  const header = headerOf(address);
  const found = files.flatMap((file) =>
    occurrences(whole(file), header).filter(({ start }) => start === 0 || file.text[start - 1] === '\n'),
  );
  const { file, start, end } = only(
    found,
    header,
    files.length === 1 ? (files[0]?.path ?? '') : 'the reference',
  );
  if (file.text.startsWith('}', end)) return { file, start, end: end + 1 };
  const close = file.text.indexOf('\n}', end);
  if (close === -1)
    throw new EditError(`the block ${address} in ${file.path} has no closing brace in the first column`);
  return { file, start, end: close + 2 };
}

function headerOf(address: string): string {
  const parts = address.split('.');
  const [kind = '', ...labels] = parts;
  const quoted = (names: readonly string[]): string => names.map((name) => `"${name}" `).join('');
  if (['data', 'module', 'output', 'provider', 'variable'].includes(kind))
    return `${kind} ${quoted(labels)}{`;
  return parts.length === 1 ? `${kind} {` : `resource ${quoted(parts)}{`;
}

function replaced(
  files: readonly AnswerFile[],
  { file, start, end }: Span,
  text: string,
): readonly AnswerFile[] {
  const next = withText(file, file.text.slice(0, start) + text + file.text.slice(end));
  return files.map((one) => (one.path === file.path ? next : one));
}

function withText(file: AnswerFile, text: string): AnswerFile {
  return { ...file, text, bytes: Buffer.byteLength(text), endLine: Math.max(1, text.split('\n').length - 1) };
}
