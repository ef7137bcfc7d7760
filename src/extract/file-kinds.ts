/** What a file is to Terraform and to the models that write it. */
export type FileKind = 'terraform' | 'variables' | 'data' | 'template' | 'script' | 'code' | 'document';

/** The only kinds of file that are taken, by extension. The one list: name recognition reads it too. */
const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  terraform: ['tf', 'tf.json'],
  variables: ['tfvars', 'tfvars.json'],
  data: [
    'json',
    'yaml',
    'yml',
    'toml',
    'ini',
    'cfg',
    'conf',
    'properties',
    'csv',
    'xml',
    'hcl',
    'graphql',
    'avsc',
  ],
  template: ['tpl', 'tftpl', 'tmpl', 'template', 'j2', 'vtl'],
  script: ['sh', 'bash', 'ps1', 'bat', 'cmd'],
  code: [
    ...[
      'py',
      'js',
      'mjs',
      'cjs',
      'ts',
      'tsx',
      'jsx',
      'sql',
      'rb',
      'go',
      'java',
      'cs',
      'php',
      'rs',
      'kt',
      'scala',
    ],
    ...['html', 'htm', 'css', 'rego', 'proto', 'service', 'mod', 'sum', 'pub'],
  ],
  document: ['md', 'txt', 'rst', 'adoc'],
};

/** Suffixes of a file that is to be copied to its real name first. */
const exampleSuffixes = ['.example', '.sample', '.dist'];

/** Whole names that are taken. */
const wholeNames: ReadonlyMap<string, FileKind> = new Map([
  ['dockerfile', 'code'],
  ['makefile', 'code'],
  ['procfile', 'data'],
  ['license', 'document'],
]);

/** Names with a leading dot that are taken. None of them steers Terraform or what wraps it. */
const hiddenNames: ReadonlyMap<string, FileKind> = new Map([
  ['.env.example', 'data'],
  ['.gitignore', 'document'],
  ['.gitattributes', 'document'],
  ['.dockerignore', 'document'],
  ['.editorconfig', 'document'],
  ['.gitkeep', 'document'],
  ['.tflint.hcl', 'data'],
]);

const byExtension: ReadonlyMap<string, FileKind> = new Map(
  Object.entries(extensions).flatMap(([kind, names]) =>
    names.flatMap((name) => (isFileKind(kind) ? [[name, kind] as const] : [])),
  ),
);

function isFileKind(text: string): text is FileKind {
  return text in extensions;
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path, `.` at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : path.slice(0, slash);
}

/** The kind of a file by its name, the longest extension first; null where the kind is not taken. */
export function fileKind(path: string): FileKind | null {
  const name = baseName(path).toLowerCase();
  const whole = wholeNames.get(name) ?? hiddenNames.get(name);
  if (whole !== undefined) return whole;
  const suffix = exampleSuffixes.find((ending) => name.endsWith(ending));
  const stem = suffix === undefined ? name : name.slice(0, -suffix.length);
  return kindOfStem(stem, suffix !== undefined);
}

function kindOfStem(name: string, example: boolean): FileKind | null {
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return null;
  const before = name.lastIndexOf('.', dot - 1);
  const kind =
    (before > 0 ? byExtension.get(name.slice(before + 1)) : undefined) ??
    byExtension.get(name.slice(dot + 1));
  if (kind === undefined) return null;
  // An example of Terraform's own files is not read by Terraform.
  return example && kind === 'terraform' ? 'document' : kind;
}

/** The extension that decided the kind, without its dot: `tf.json`, `py`. Empty for whole names. */
export function extensionOf(path: string): string {
  const name = baseName(path).toLowerCase();
  const dot = name.lastIndexOf('.');
  const before = name.lastIndexOf('.', dot - 1);
  const long = before > 0 ? name.slice(before + 1) : '';
  if (byExtension.has(long)) return long;
  return dot > 0 ? name.slice(dot + 1) : '';
}

/** True for a dotted name on the short list of those taken. */
export function isAllowedHidden(name: string): boolean {
  return hiddenNames.has(name.toLowerCase());
}

/** True for a file that `terraform` reads as configuration. */
export function isConfiguration(path: string): boolean {
  return fileKind(path) === 'terraform';
}
