import type { FileKind } from './file-kinds.js';

/** What a fence's label says of its content. */
export type LabelKind = 'hcl' | 'shell' | 'document' | 'json' | 'diff' | 'text' | 'code';

const hcl = ['hcl', 'terraform', 'tf', 'hcl2', 'tfvars', 'opentofu', 'terraform-hcl', 'hcl-terraform'];
const shell = [
  'bash',
  'sh',
  'shell',
  'zsh',
  'console',
  'shell-session',
  'shellsession',
  'terminal',
  'cli',
  'powershell',
];
const document = ['markdown', 'md', 'mdx', 'rst', 'asciidoc', 'adoc'];
const text = [
  '',
  'text',
  'txt',
  'plaintext',
  'plain',
  'tree',
  'output',
  'ascii',
  'none',
  'log',
  'directory',
  'filesystem',
];
const diff = ['diff', 'patch', 'udiff'];
const json = ['json', 'jsonc', 'json5'];

/** Languages that files come in, with the extensions their files have. */
const languages: ReadonlyMap<string, readonly string[]> = new Map([
  ['python', ['py']],
  ['py', ['py']],
  ['python3', ['py']],
  ['javascript', ['js', 'mjs', 'cjs', 'jsx']],
  ['js', ['js', 'mjs', 'cjs', 'jsx']],
  ['node', ['js', 'mjs', 'cjs']],
  ['nodejs', ['js', 'mjs', 'cjs']],
  ['typescript', ['ts', 'tsx']],
  ['ts', ['ts', 'tsx']],
  ['tsx', ['tsx']],
  ['jsx', ['jsx', 'js']],
  ['yaml', ['yaml', 'yml']],
  ['yml', ['yaml', 'yml']],
  ['sql', ['sql']],
  ['ruby', ['rb']],
  ['go', ['go', 'mod', 'sum']],
  ['golang', ['go']],
  ['java', ['java']],
  ['csharp', ['cs']],
  ['cs', ['cs']],
  ['php', ['php']],
  ['rust', ['rs']],
  ['kotlin', ['kt']],
  ['scala', ['scala']],
  ['html', ['html', 'htm']],
  ['css', ['css']],
  ['xml', ['xml', 'html']],
  ['toml', ['toml']],
  ['ini', ['ini', 'cfg', 'conf', 'service']],
  ['conf', ['conf', 'cfg']],
  ['nginx', ['conf']],
  ['apache', ['conf']],
  ['properties', ['properties']],
  ['csv', ['csv']],
  ['graphql', ['graphql']],
  ['rego', ['rego']],
  ['systemd', ['service']],
  ['dockerfile', []],
  ['docker', []],
  ['makefile', []],
  ['make', []],
  ['gitignore', []],
  ['dotenv', []],
  ['env', []],
  ['jinja', ['j2', 'tpl']],
  ['jinja2', ['j2', 'tpl']],
  ['vtl', ['vtl']],
  ['velocity', ['vtl']],
  ['mermaid', []],
  ['groovy', []],
]);

const kinds: ReadonlyMap<string, LabelKind> = new Map<string, LabelKind>([
  ...hcl.map((label) => [label, 'hcl'] as const),
  ...shell.map((label) => [label, 'shell'] as const),
  ...document.map((label) => [label, 'document'] as const),
  ...text.map((label) => [label, 'text'] as const),
  ...diff.map((label) => [label, 'diff'] as const),
  ...json.map((label) => [label, 'json'] as const),
  ...[...languages.keys()].map((label) => [label, 'code'] as const),
]);

/** Kind of a label; `code` for one that is not known. */
export function labelKind(label: string): LabelKind {
  return kinds.get(label) ?? 'code';
}

export function isKnownLabel(label: string): boolean {
  return kinds.has(label);
}

/** The label that a fence with this file's text would have; empty where there is none. */
export function labelFor(extension: string): string {
  if (extension === 'tf' || extension === 'tfvars') return 'hcl';
  if (extension.endsWith('json')) return 'json';
  if (['sh', 'bash'].includes(extension)) return 'bash';
  if (extension === 'md') return 'markdown';
  return [...languages].find(([, extensions]) => extensions.includes(extension))?.[0] ?? '';
}

/** Extensions of the files written in a label's language; empty where the label says nothing. */
export function extensionsOf(label: string): readonly string[] {
  return languages.get(label) ?? [];
}

const hclStarters = ['variable', 'resource', 'data', 'output', 'provider', 'module', 'locals', 'terraform'];

/**
 * Takes apart what follows a fence's marks: the label, the rest of the info string, and code glued to the label
 * (` ```hclvariable "x" {`), which is the first line of the content.
 */
export function readInfo(info: string): { label: string; rest: string; code: string | null } {
  const trimmed = info.trim();
  let end = 0;
  while (end < trimmed.length && !' \t{:,='.includes(trimmed.charAt(end))) end++;
  if (trimmed.charAt(end) === '=') return { label: '', rest: trimmed, code: null };
  const word = trimmed.slice(0, end);
  const label = word.toLowerCase();
  if (isKnownLabel(label)) return { label, rest: trimmed.slice(end), code: null };
  for (const known of ['terraform', 'hcl', 'tf']) {
    if (!label.startsWith(known)) continue;
    const code = trimmed.slice(known.length);
    if (hclStarters.includes(word.slice(known.length)) && trimmed.endsWith('{'))
      return { label: known, rest: '', code };
  }
  return { label, rest: trimmed, code: null };
}

/** True where a file of this kind and extension can be what a fence with this label holds. */
export function labelFits(label: string, kind: FileKind, extension: string): boolean {
  switch (labelKind(label)) {
    case 'hcl':
      return kind === 'terraform'
        ? extension === 'tf'
        : kind === 'variables' || extension === 'hcl' || kind === 'template';
    case 'shell':
      return kind === 'script' || kind === 'template';
    case 'document':
      return kind === 'document';
    case 'json':
      return extension.endsWith('json') || kind === 'template' || extension === 'avsc';
    case 'diff':
      return false;
    case 'text':
      return true;
    case 'code':
      return codeFits(label, kind, extension);
  }
}

function codeFits(label: string, kind: FileKind, extension: string): boolean {
  if (kind === 'terraform' || kind === 'variables') return !isKnownLabel(label);
  if (kind === 'template') return true;
  const expected = extensionsOf(label);
  return expected.length === 0 ? kind !== 'document' || label === 'gitignore' : expected.includes(extension);
}
