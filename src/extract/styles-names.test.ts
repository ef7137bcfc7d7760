import { describe, expect, test } from 'vitest';
import { extract } from './extract.js';

const bucket = 'resource "aws_s3_bucket" "logs" {\n  bucket = "plumb-logs"\n}\n';
const queue = 'resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n';
const variable = 'variable "region" {\n  type    = string\n  default = "eu-north-1"\n}\n';
const two = { 'main.tf': bucket, 'variables.tf': variable };

const fence = (body: string, info = 'hcl', mark = '```'): string => `${mark}${info}\n${body}${mark}\n`;

/** Ways of writing an answer, and the files that must come back. */
const styles: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  [
    'German',
    `## Datei 1: \`main.tf\` – Hauptkonfiguration\n${fence(bucket)}\n## Datei 2: \`variables.tf\`\n${fence(variable)}`,
    two,
  ],
  ['French', `### Fichier : main.tf\n${fence(bucket)}\n### Fichier : variables.tf\n${fence(variable)}`, two],
  ['Chinese', `### 文件:main.tf\n${fence(bucket)}\n### 变量(variables.tf)\n${fence(variable)}`, two],
  [
    'Japanese line',
    `**ファイル名:main.tf**\n${fence(bucket)}\n**ファイル名:variables.tf**\n${fence(variable)}`,
    two,
  ],
  ['Russian plain', `Файл main.tf:\n${fence(bucket)}\nФайл variables.tf:\n${fence(variable)}`, two],
  [
    'Spanish sentence',
    `Archivo \`main.tf\`:\n\n${fence(bucket)}\nArchivo \`variables.tf\`:\n\n${fence(variable)}`,
    two,
  ],
  ['File 1: main.tf', `File 1: main.tf\n${fence(bucket)}\nFile 2: variables.tf\n${fence(variable)}`, two],
  ['code colon', `\`main.tf\`:\n${fence(bucket)}\n\`variables.tf\`:\n${fence(variable)}`, two],
  ['bold root', `**main.tf** (root)\n${fence(bucket)}\n**variables.tf** (root)\n${fence(variable)}`, two],
  ['slash comment outside', `// main.tf\n${fence(bucket)}\n// variables.tf\n${fence(variable)}`, two],
  ['block comment outside', `/* main.tf */\n${fence(bucket)}\n/* variables.tf */\n${fence(variable)}`, two],
  [
    'html comment outside',
    `<!-- main.tf -->\n${fence(bucket)}\n<!-- variables.tf -->\n${fence(variable)}`,
    two,
  ],
  ['html comment inside', `${fence('<!-- main.tf -->\n' + bucket)}`, { 'main.tf': bucket }],
  ['step', `#### Step 1 – main.tf\n${fence(bucket)}\n#### Step 3 – variables.tf\n${fence(variable)}`, two],
  ['setext', `main.tf\n-------\n${fence(bucket)}\nvariables.tf\n============\n${fence(variable)}`, two],
  [
    'link',
    `### [main.tf](./main.tf)\n${fence(bucket)}\n### [variables.tf](variables.tf)\n${fence(variable)}`,
    two,
  ],
  ['emoji', `### 📄 main.tf\n${fence(bucket)}\n### 📁 variables.tf\n${fence(variable)}`, two],
  ['=== main.tf ===', `=== main.tf ===\n${bucket}\n=== variables.tf ===\n${variable}`, two],
  [
    '--- main.tf --- with fences',
    `--- main.tf ---\n${fence(bucket)}\n--- variables.tf ---\n${fence(variable)}`,
    two,
  ],
  ['--- bare', `--- main.tf ---\n${bucket}\n--- variables.tf ---\n${variable}`, two],
  ['FILE: bare markers', `FILE: main.tf\n${bucket}\nFILE: variables.tf\n${variable}`, two],
  [
    'BEGIN/END',
    `-----BEGIN FILE: main.tf-----\n${bucket}-----END FILE: main.tf-----\n-----BEGIN FILE: variables.tf-----\n${variable}-----END FILE: variables.tf-----\n`,
    two,
  ],
  [
    '<<<FILE',
    `<<<FILE: main.tf>>>\n${bucket}<<<END>>>\n<<<FILE: variables.tf>>>\n${variable}<<<END>>>\n`,
    two,
  ],
  ['one fence === markers', fence(`=== main.tf ===\n${bucket}\n=== variables.tf ===\n${variable}`), two],
  [
    'one fence --- markers no hash',
    fence(`--- main.tf ---\n${bucket}\n--- variables.tf ---\n${variable}`, ''),
    two,
  ],
  [
    'boxed comment',
    fence(`################\n# main.tf      #\n################\n${bucket}`),
    { 'main.tf': `################\n# main.tf      #\n################\n${bucket}` },
  ],
  [
    'filename= info',
    fence(bucket, 'hcl filename="main.tf"') + fence(variable, 'hcl filename="variables.tf"'),
    two,
  ],
  ['path first info', fence(bucket, 'main.tf hcl') + fence(variable, 'variables.tf'), two],
  ['python dict style info', fence(bucket, '{.hcl file="main.tf"}'), { 'main.tf': bucket }],
  [
    'numbered bold in list',
    `1. **\`main.tf\`** – the core\n${fence(bucket)}\n2. **\`variables.tf\`** – inputs\n${fence(variable)}`,
    two,
  ],
  ['bullets', `* main.tf\n${fence(bucket)}\n* variables.tf\n${fence(variable)}`, two],
  [
    'sentence with colon',
    `Create a file called main.tf with the following content:\n\n${fence(bucket)}\nThen create variables.tf:\n\n${fence(variable)}`,
    two,
  ],
  [
    'tool call style',
    `{"tool":"write_file","arguments":{"path":"main.tf","content":${JSON.stringify(bucket)}}}\n{"tool":"write_file","arguments":{"path":"variables.tf","content":${JSON.stringify(variable)}}}\n`,
    two,
  ],
  [
    'touch then nano',
    `Open \`main.tf\` and paste:\n${fence(bucket)}\nOpen \`variables.tf\` and paste:\n${fence(variable)}`,
    two,
  ],
  ['spaces in fence info', `## main.tf\n\`\`\` hcl\n${bucket}\`\`\`\n`, { 'main.tf': bucket }],
  [
    'indented code blocks',
    `main.tf:\n\n${bucket.replace(/^(?=.)/gm, '    ')}\nvariables.tf:\n\n${variable.replace(/^(?=.)/gm, '    ')}\n`,
    two,
  ],
  ['nbsp heading', `###\u00a0main.tf\n${fence(bucket)}`, { 'main.tf': bucket }],
  ['zero width', `### \u200bmain.tf\n${fence(bucket)}`, { 'main.tf': bucket }],
  [
    'artifact tags',
    `<artifact identifier="x" type="application/vnd.code" title="main.tf">\n${bucket}</artifact>\n<artifact identifier="y" title="variables.tf">\n${variable}</artifact>`,
    two,
  ],
  ['answer tag', `<answer>\n## main.tf\n${fence(bucket)}\n## variables.tf\n${fence(variable)}</answer>`, two],
  [
    'terraform json',
    `### main.tf.json\n${fence('{"resource":{"aws_sqs_queue":{"a":{}}}}\n', 'json')}`,
    { 'main.tf.json': '{"resource":{"aws_sqs_queue":{"a":{}}}}\n' },
  ],
  [
    'final answer heading w/o reasoning heading',
    `Draft:\n${fence(queue)}\n## Final Answer\n## main.tf\n${fence(bucket)}`,
    { 'main.tf': bucket },
  ],
  [
    'channel tags',
    `<|channel|>analysis<|message|>Let me think. ${fence(queue)}<|end|><|start|>assistant<|channel|>final<|message|>## main.tf\n${fence(bucket)}`,
    { 'main.tf': bucket },
  ],
  [
    'think no open',
    `maybe\n${fence(queue)}\n</think>\n\n## main.tf\n${fence(bucket)}`,
    { 'main.tf': bucket },
  ],
  [
    'ACL heading with colon paths',
    `**Path:** \`infra/main.tf\`\n${fence(bucket)}\n**Path:** \`infra/variables.tf\`\n${fence(variable)}`,
    { 'infra/main.tf': bucket, 'infra/variables.tf': variable },
  ],
  [
    'heading then file line',
    `## Networking\nFile: \`main.tf\`\n\n${fence(bucket)}\n## Inputs\nFile: \`variables.tf\`\n\n${fence(variable)}`,
    two,
  ],
  [
    'filename in first comment with quotes',
    fence(`# "main.tf"\n${bucket}`),
    { 'main.tf': `# "main.tf"\n${bucket}` },
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
