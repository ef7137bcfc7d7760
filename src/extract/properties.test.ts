import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extract } from './extract.js';
import { jsonStyles, outsideStyles, renderAnswer, type PlainFile } from './render.js';

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);

/** Values that try the readers: quotes, braces, marks and comments inside strings. */
const value = fc.oneof(
  fc.constantFrom(
    '"a"',
    '"${var.x}"',
    '"{"',
    '"}"',
    '"# no comment"',
    '"a \\" b"',
    '[1, 2]',
    'true',
    '"```"',
    '"$${x}"',
  ),
  fc.integer().map(String),
);

const attribute = fc.tuple(word, value).map(([name, text]) => `  ${name} = ${text}`);
const heredoc = word.map(
  (name) => `  ${name} = <<-EOT\n    text { with "odd" \${var.x}\n    # and more\n  EOT`,
);
const nested = fc.tuple(word, attribute).map(([name, line]) => `  ${name} {\n  ${line}\n  }`);
const comment = word.map((text) => `  # ${text}`);

/** A block of Terraform that no other one repeats. */
function block(unique: string): fc.Arbitrary<string> {
  const body = fc.array(fc.oneof(attribute, heredoc, nested, comment), { maxLength: 4 });
  const header = fc.constantFrom(
    `resource "aws_sqs_queue" "${unique}"`,
    `variable "${unique}"`,
    `output "${unique}"`,
    `data "aws_region" "${unique}"`,
  );
  return fc
    .tuple(header, body)
    .map(([head, lines]) => `${head} {\n${lines.map((line) => `${line}\n`).join('')}}\n`);
}

function configuration(unique: string): fc.Arbitrary<string> {
  return fc
    .array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 4 })
    .chain((numbers) => fc.tuple(...numbers.map((number, at) => block(`${unique}_${at}_${number}`))))
    .map((blocks) => blocks.join('\n'));
}

const texts: Readonly<Record<string, (unique: string) => fc.Arbitrary<string>>> = {
  tf: configuration,
  tfvars: () =>
    fc
      .uniqueArray(word, { minLength: 1, maxLength: 4 })
      .map((names) => names.map((name) => `${name} = "v"\n`).join('')),
  py: () =>
    word.map(
      (name) => `import os\n\n\ndef ${name}(event, context):\n    # a comment\n    return {"ok": True}\n`,
    ),
  js: () => word.map((name) => `const ${name} = { a: [1] };\nexports.handler = async () => ${name};\n`),
  json: () => word.map((name) => `{\n  "${name}": ["a", { "b": 1 }]\n}\n`),
};

const folders = fc.constantFrom('', '', '', 'lib/', 'modules/net/', 'envs/prod/');

/** One to five files of different names; one at least is configuration. */
const fileSets: fc.Arbitrary<PlainFile[]> = fc
  .uniqueArray(fc.tuple(folders, word, fc.constantFrom('tf', 'tf', 'tf', 'tfvars', 'py', 'js', 'json')), {
    minLength: 1,
    maxLength: 5,
    selector: ([folder, name, extension]) => `${folder}${name}.${extension}`,
  })
  .filter((names) => names.some(([, , extension]) => extension === 'tf'))
  // Names like these have a meaning of their own.
  .filter((names) =>
    names.every(
      ([, name, extension]) =>
        !name.endsWith('override') &&
        !['con', 'nul', 'aux', 'prn'].includes(name) &&
        `${name}.${extension}` !== 'd3.js',
    ),
  )
  .filter((names) => names.every(([folder, , extension]) => extension !== 'tfvars' || folder !== ''))
  .chain((names) =>
    fc.tuple(
      ...names.map(([folder, name, extension], at) =>
        (texts[extension] ?? configuration)(`u${at}`).map((text) => ({
          path: `${folder}${name}.${extension}`,
          text,
        })),
      ),
    ),
  );

function found(answer: string): Record<string, string> {
  return Object.fromEntries(extract(answer).files.map((file) => [file.path, file.text]));
}

function asRecord(files: readonly PlainFile[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file.path, file.text]));
}

describe('any set of files comes back exactly, written', () => {
  test.each(Object.entries(outsideStyles))('with %s', (_, style) => {
    fc.assert(
      fc.property(fileSets, (files) => {
        expect(found(renderAnswer(files, style))).toEqual(asRecord(files));
      }),
    );
  });

  test('each in another style', () => {
    const styles = fc.array(fc.constantFrom(...Object.values(outsideStyles)), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fileSets, styles, (files, chosen) => {
        const answer = files.map((file, at) => (chosen[at] ?? (() => ''))(file, at)).join('\n');
        expect(found(answer)).toEqual(asRecord(files));
      }),
    );
  });

  test.each(Object.entries(jsonStyles))('in JSON: %s', (_, write) => {
    fc.assert(
      fc.property(fileSets, (files) => {
        expect(found(write(files))).toEqual(asRecord(files));
      }),
    );
  });

  test('with a first comment', () => {
    fc.assert(
      fc.property(fileSets, (files) => {
        const named = files
          .filter((file) => file.path.endsWith('.tf'))
          .map((file) => ({ ...file, text: `# ${file.path}\n${file.text}` }));
        const answer = named.map((file) => `\`\`\`hcl\n${file.text}\`\`\`\n`).join('\n');
        expect(found(answer)).toEqual(asRecord(named));
      }),
    );
  });

  test('several in one fence', () => {
    fc.assert(
      fc.property(fileSets, (files) => {
        const named = files
          .filter((file) => file.path.endsWith('.tf'))
          .map((file) => ({ ...file, text: `# ${file.path}\n${file.text}` }));
        expect(found(`\`\`\`hcl\n${named.map((file) => file.text).join('\n')}\`\`\`\n`)).toEqual(
          asRecord(named),
        );
      }),
    );
  });

  test('with line ends of Windows', () => {
    const style = outsideStyles['plain heading'] ?? (() => '');
    fc.assert(
      fc.property(fileSets, (files) => {
        expect(found(renderAnswer(files, style).replaceAll('\n', '\r\n'))).toEqual(asRecord(files));
      }),
    );
  });
});

describe('whatever the text', () => {
  const broken = fc.stringMatching(/^[`~#\n {}"a-z.<E=\\/-]{0,300}$/);

  test.each(['strict', 'lenient'] as const)('%s gives an outcome and safe paths', (mode) => {
    fc.assert(
      fc.property(fc.oneof(broken, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        const { files, outcome } = extract(text, { mode });
        expect(
          files.every((file) => !file.path.startsWith('/') && !file.path.split('/').includes('..')),
        ).toBe(true);
        expect(files.length > 0).toBe(
          outcome === 'complete' || (outcome === 'truncated' && files.length > 0),
        );
      }),
    );
  });

  test('lines of a file lie within the answer', () => {
    fc.assert(
      fc.property(fileSets, (files) => {
        const answer = renderAnswer(files, outsideStyles['plain heading'] ?? (() => ''));
        const lines = answer.split('\n');
        for (const file of extract(answer).files) {
          expect(`${lines.slice(file.startLine - 1, file.endLine).join('\n')}\n`).toBe(file.text);
        }
      }),
    );
  });
});
