/** Ways of writing files as an answer, for the property tests and the fuzzer: each must be readable in full. */

export interface PlainFile {
  readonly path: string;
  readonly text: string;
}

/** Writes one file of an answer. */
export type Style = (file: PlainFile, at: number) => string;

const labels: Readonly<Record<string, string>> = {
  tf: 'hcl',
  tfvars: 'hcl',
  py: 'python',
  js: 'javascript',
  json: 'json',
  sh: 'bash',
  md: 'markdown',
};

function fenced(file: PlainFile, info: string, mark = '```'): string {
  return `${mark}${info}\n${file.text}${mark}\n`;
}

function label(file: PlainFile): string {
  return labels[file.path.slice(file.path.lastIndexOf('.') + 1)] ?? '';
}

/** Styles that name the file outside its text. */
export const outsideStyles: Readonly<Record<string, Style>> = {
  'heading with File': (file) => `## File: ${file.path}\n\n${fenced(file, label(file))}`,
  'plain heading': (file) => `### ${file.path}\n${fenced(file, label(file))}`,
  'numbered heading': (file, at) => `### ${at + 1}. ${file.path}\n\n${fenced(file, label(file))}`,
  'heading in backticks': (file) => `### \`${file.path}\`\n\n${fenced(file, label(file))}`,
  'heading with a title': (file) =>
    `## Part of the configuration (${file.path})\n\n${fenced(file, label(file))}`,
  'bold line': (file) => `**${file.path}**\n\n${fenced(file, label(file))}`,
  'bold line with File': (file) => `**File: \`${file.path}\`:**\n\n${fenced(file, label(file))}`,
  'plain line': (file) => `${file.path}:\n${fenced(file, label(file))}`,
  'line with File': (file) => `File: ${file.path}\n\n${fenced(file, label(file))}`,
  'info string': (file) => fenced(file, `${label(file)} ${file.path}`),
  'info string with title': (file) => fenced(file, `${label(file)} title="${file.path}"`),
  'longer marks': (file) => `### ${file.path}\n${fenced(file, label(file), '````')}`,
  tildes: (file) => `### ${file.path}\n${fenced(file, label(file), '~~~')}`,
  'no label': (file) => `### ${file.path}\n${fenced(file, '')}`,
  'indented in a list': (file, at) => {
    const body = fenced(file, label(file));
    const lines = body.split('\n').map((line) => (line === '' ? '' : `   ${line}`));
    return `${at + 1}. **${file.path}**\n\n${lines.join('\n')}`;
  },
  quoted: (file) => `### ${file.path}\n${fenced(file, label(file)).replace(/^(?=[^])/gm, '> ')}\n`,
  'HTML comment': (file) => `<!-- ${file.path} -->\n${fenced(file, label(file))}`,
  'underlined title': (file) => `${file.path}\n-----\n\n${fenced(file, label(file))}`,
  'link in a heading': (file) => `### [${file.path}](./${file.path})\n\n${fenced(file, label(file))}`,
  'summary of details': (file) =>
    `<details>\n<summary>${file.path}</summary>\n\n${fenced(file, label(file))}\n</details>\n`,
  'step in a heading': (file, at) => `#### Step ${at + 1} – ${file.path}\n${fenced(file, label(file))}`,
  'file in a tag': (file) => `<file path="${file.path}">\n${file.text}</file>\n`,
  'name as a tag': (file) => `<${file.path}>\n${file.text}</${file.path}>\n`,
  'pre and code': (file) =>
    `### ${file.path}\n<pre><code>\n${file.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</code></pre>\n`,
  'diff of a new file': (file) =>
    `\`\`\`diff\n--- /dev/null\n+++ b/${file.path}\n@@ -0,0 +1 @@\n${file.text.replace(/^(?=[^])/gm, '+')}\`\`\`\n`,
  'shell heredoc': (file) => `\`\`\`bash\ncat > ${file.path} <<'PLUMB'\n${file.text}PLUMB\n\`\`\`\n`,
};

/** Writes a whole answer as JSON. */
export const jsonStyles: Readonly<Record<string, (files: readonly PlainFile[]) => string>> = {
  'object of files': (files) => JSON.stringify({ files: textsOf(files) }),
  'object of files over lines': (files) => JSON.stringify(textsOf(files), null, 2),
  'list of files in a fence': (files) =>
    `\`\`\`json\n${JSON.stringify(
      files.map(({ path, text }) => ({ path, content: text })),
      null,
      2,
    )}\n\`\`\`\n`,
  'one object a line': (files) =>
    files
      .map(({ path, text }) => `${JSON.stringify({ tool: 'write', input: { path, content: text } })}\n`)
      .join(''),
};

function textsOf(files: readonly PlainFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

/** Writes a whole answer in one style, with prose between the files. */
export function renderAnswer(files: readonly PlainFile[], style: Style): string {
  const parts = files.map((file, at) => style(file, at));
  return `Here is the configuration.\n\n${parts.join('\nThe next part follows.\n\n')}\nThat is all.\n`;
}
