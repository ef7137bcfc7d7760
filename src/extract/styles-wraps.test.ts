import { describe, expect, test } from 'vitest';
import { extract } from './extract.js';

const bucket = 'resource "aws_s3_bucket" "logs" {\n  bucket = "plumb-logs"\n}\n';
const variable = 'variable "region" {\n  type    = string\n  default = "eu-north-1"\n}\n';
const two = { 'main.tf': bucket, 'variables.tf': variable };

const fence = (body: string, info = 'hcl', mark = '```'): string => `${mark}${info}\n${body}${mark}\n`;
const quoted = (text: string): string => text.replace(/^/gm, '> ');
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Ways of writing an answer, and the files that must come back. */
const styles: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  [
    'xml file path',
    `<file path="main.tf">\n${bucket}</file>\n<file path="variables.tf">\n${variable}</file>\n`,
    two,
  ],
  [
    'xml in root with indentation',
    `Here:\n\n<files>\n  <file name="main.tf">\n${bucket}  </file>\n  <file name="variables.tf">\n${variable}  </file>\n</files>\n`,
    two,
  ],
  ['xml tag names', `<main.tf>\n${bucket}</main.tf>\n\n<variables.tf>\n${variable}</variables.tf>\n`, two],
  [
    'xml with fences inside',
    `<file path="main.tf">\n${fence(bucket)}</file>\n<file path="variables.tf">\n${fence(variable)}</file>\n`,
    two,
  ],
  [
    'xml CDATA',
    `<file path="main.tf"><![CDATA[\n${bucket}]]></file>\n<file path="variables.tf"><![CDATA[${variable}]]></file>\n`,
    two,
  ],
  [
    'xml path/content children',
    `<file>\n<path>main.tf</path>\n<content>\n${bucket}</content>\n</file>\n<file>\n<path>variables.tf</path>\n<content>\n${variable}</content>\n</file>\n`,
    two,
  ],
  [
    'xml fenced as a whole',
    fence(`<file path="main.tf">\n${bucket}</file>\n<file path="variables.tf">\n${variable}</file>\n`, 'xml'),
    two,
  ],
  ['json files map', JSON.stringify({ files: two }), two],
  ['json files map pretty in fence', fence(JSON.stringify({ files: two }, null, 2) + '\n', 'json'), two],
  ['json direct map', JSON.stringify(two, null, 2), two],
  [
    'json list path content',
    JSON.stringify(
      [
        { path: 'main.tf', content: bucket },
        { path: 'variables.tf', content: variable },
      ],
      null,
      2,
    ),
    two,
  ],
  [
    'json list filename/code in files',
    JSON.stringify({
      explanation: 'x',
      files: [
        { filename: 'main.tf', code: bucket },
        { filename: 'variables.tf', code: variable },
      ],
    }),
    two,
  ],
  [
    'json string of a whole answer',
    JSON.stringify(`## main.tf\n${fence(bucket)}\n## variables.tf\n${fence(variable)}`),
    two,
  ],
  [
    'json object with answer string',
    JSON.stringify({ answer: `## main.tf\n${fence(bucket)}\n## variables.tf\n${fence(variable)}` }),
    two,
  ],
  [
    'json with prose around',
    `Here are the files:\n\n${JSON.stringify({ files: two }, null, 2)}\n\nLet me know.`,
    two,
  ],
  ['blockquoted fences', quoted(`### main.tf\n${fence(bucket)}\n### variables.tf\n${fence(variable)}`), two],
  [
    'blockquote only fence',
    `### main.tf\n${quoted(fence(bucket))}\n### variables.tf\n${quoted(fence(variable))}`,
    two,
  ],
  [
    'list items 2 spaces',
    `- \`main.tf\`\n  \`\`\`hcl\n${bucket.replace(/^(?=.)/gm, '  ')}  \`\`\`\n- \`variables.tf\`\n  \`\`\`hcl\n${variable.replace(/^(?=.)/gm, '  ')}  \`\`\`\n`,
    two,
  ],
  [
    'list item fence on marker line',
    `1. \`\`\`hcl\n   # main.tf\n${bucket.replace(/^(?=.)/gm, '   ')}   \`\`\`\n`,
    { 'main.tf': '# main.tf\n' + bucket },
  ],
  [
    'list item 4 spaces',
    `1. **main.tf**\n\n    \`\`\`hcl\n${bucket.replace(/^(?=.)/gm, '    ')}    \`\`\`\n2. **variables.tf**\n\n    \`\`\`hcl\n${variable.replace(/^(?=.)/gm, '    ')}    \`\`\`\n`,
    two,
  ],
  [
    'fence tab-indented',
    `1. **main.tf**\n\n\t\`\`\`hcl\n${bucket.replace(/^(?=.)/gm, '\t')}\t\`\`\`\n`,
    { 'main.tf': bucket },
  ],
  [
    'pre code',
    `<h3>main.tf</h3>\n<pre><code class="language-hcl">${escaped(bucket)}</code></pre>\n<h3>variables.tf</h3>\n<pre><code class="language-hcl">\n${escaped(variable)}</code></pre>\n`,
    two,
  ],
  [
    'pre code under md headings',
    `### main.tf\n\n<pre><code>\n${escaped(bucket)}</code></pre>\n\n### variables.tf\n\n<pre>\n${escaped(variable)}</pre>\n`,
    two,
  ],
  [
    'details summary',
    `<details>\n<summary>main.tf</summary>\n\n${fence(bucket)}\n</details>\n\n<details>\n<summary><b>variables.tf</b></summary>\n\n${fence(variable)}\n</details>\n`,
    two,
  ],
  [
    'tilde',
    `## main.tf\n${fence(bucket, 'hcl', '~~~')}\n## variables.tf\n${fence(variable, 'hcl', '~~~')}`,
    two,
  ],
  [
    'diff new file',
    fence(
      `diff --git a/main.tf b/main.tf\nnew file mode 100644\n--- /dev/null\n+++ b/main.tf\n@@ -0,0 +1,3 @@\n${bucket.replace(/^(?=.)/gm, '+')}`,
      'diff',
    ),
    { 'main.tf': bucket },
  ],
  [
    'diff new files two',
    fence(
      `--- /dev/null\n+++ b/main.tf\n@@ -0,0 +1,3 @@\n${bucket.replace(/^(?=.)/gm, '+')}--- /dev/null\n+++ b/variables.tf\n@@ -0,0 +1,4 @@\n${variable.replace(/^(?=.)/gm, '+')}`,
      'diff',
    ),
    two,
  ],
  [
    'diff plus-only under heading',
    `### main.tf\n${fence(bucket.replace(/^(?=.)/gm, '+'), 'diff')}`,
    { 'main.tf': bucket },
  ],
  [
    'diff snippet',
    `### main.tf\n${fence(bucket)}\n### Change in main.tf\n${fence('@@ -1,3 +1,3 @@\n resource "aws_s3_bucket" "logs" {\n-  bucket = "plumb-logs"\n+  bucket = "x"\n }\n', 'diff')}`,
    { 'main.tf': bucket },
  ],
  [
    'table',
    `| File | Purpose |\n|---|---|\n| \`main.tf\` | buckets |\n| variables.tf | vars |\n\n### main.tf\n${fence(bucket)}`,
    { 'main.tf': bucket },
  ],
  [
    'windows',
    `## main.tf\n${fence(bucket)}\n**variables.tf**\n${fence(variable)}`.replaceAll('\n', '\r\n'),
    two,
  ],
  ['bom', `\ufeff# main.tf\n${fence(bucket)}`, { 'main.tf': bucket }],
  ['bom in fence', `# main.tf\n\`\`\`hcl\n\ufeff${bucket}\`\`\`\n`, { 'main.tf': bucket }],
  [
    'tabs',
    `## main.tf\n\`\`\`hcl\nresource "a" "b" {\n\tname = "x"\n}\n\`\`\`\n`,
    { 'main.tf': 'resource "a" "b" {\n\tname = "x"\n}\n' },
  ],
];

describe('every style of answer gives its files back', () => {
  test.each(styles)('%s', (_, answer, files) => {
    const found = extract(answer);
    const texts = found.files.map((file) => [file.path, file.text.trimEnd()]);
    const wanted = Object.entries(files).map(([path, text]) => [path, text.trimEnd()]);
    expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(wanted));
    expect(found.outcome).toBe('complete');
  });
});
