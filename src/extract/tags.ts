import { fileKind } from './file-kinds.js';
import { plainPath } from './file-names.js';
import { limits } from './limits.js';

/** A tag that holds a file's text as a fence does: `<file path="main.tf">`, `<main.tf>`, `<pre><code>`, `<content>`. */
export interface FileTag {
  /** Closing tags, each of which ends the text. */
  readonly ends: readonly string[];
  /** The file that the tag itself names, or empty. */
  readonly path: string;
  /** What stands behind the tag on its line. */
  readonly rest: string;
  /** True where the text is HTML, whose entities stand for characters. */
  readonly html: boolean;
}

const nameAttributes = ['path', 'name', 'file', 'filename', 'file_path', 'filepath', 'title', 'src'];
/** Elements of HTML that refer to a file rather than hold it. */
const references = new Set('a img link script source iframe video audio embed object input meta'.split(' '));
/** Elements that hold a text whose name stands before them. */
const holders = new Set('content contents file_content source_code filecontent'.split(' '));
const opening =
  /^<([A-Za-z_][\w./-]{0,200})((?:\s{1,20}[\w:-]{1,40}\s?=\s?(?:"[^"<>]{0,250}"|'[^'<>]{0,250}'))*)\s{0,10}>/;
const attribute = /([\w:-]{1,40})\s?=\s?(?:"([^"]*)"|'([^']*)')/g;

/** The tag that a line begins with where it can hold a file; null for any other line. */
export function fileTag(line: string): FileTag | null {
  const text = line.slice(0, 4 * limits.nameLine).trimStart();
  if (!text.startsWith('<')) return null;
  const match = opening.exec(text);
  if (match === null) return null;
  const [whole, tag = '', attributes = ''] = match;
  const rest = line.trimStart().slice(whole.length);
  if (tag.toLowerCase() === 'pre') {
    const inner = /^\s*<code[^<>]{0,200}>/.exec(rest.slice(0, 300))?.[0] ?? '';
    return { ends: ['</code>', '</pre>'], path: '', rest: rest.slice(inner.length), html: true };
  }
  const path = tagPath(tag, attributes);
  const holder =
    holders.has(tag.toLowerCase()) ||
    /\sname\s?=\s?["'](?:content|contents|code|file_text)["']/.test(attributes);
  if (path === null && !holder) return null;
  return { ends: [`</${tag}>`], path: path ?? '', rest, html: false };
}

function tagPath(tag: string, attributes: string): string | null {
  if (tag.includes('.')) return fileKind(tag) === null ? null : plainPath(tag);
  if (references.has(tag.toLowerCase())) return null;
  for (const [, name = '', double, single] of attributes.matchAll(attribute)) {
    if (!nameAttributes.includes(name.toLowerCase())) continue;
    const path = plainPath((double ?? single ?? '').trim());
    if (path !== null) return path;
  }
  return null;
}
