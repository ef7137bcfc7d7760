import { defineCheck } from '../../../src/grading/contract.js';
import { deprecatedArguments, deprecatedTypes } from '../../../src/grading/data/deprecated.js';
import { at } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'resource-management/deprecated-argument',
  title: 'An argument or resource that the AWS provider has deprecated',
  severity: 'low',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'The provider warns about it today and refuses it in the next major version.',
  fix: 'Use the argument or resource that replaced it; the provider names it in its warning.',
  limits: 'Inline settings of aws_s3_bucket are judged by the category s3-configuration.',
  grade({ evidence, report }) {
    for (const block of evidence.blocks) {
      if (block.kind !== 'resource' && block.kind !== 'data') continue;
      const type = block.kind === 'data' ? `data.${block.type}` : block.type;
      const successor = deprecatedTypes[type];
      if (successor !== undefined) report.fail(at(block), `${type} is deprecated; use ${successor}.`);
      const written = Object.entries(deprecatedArguments[type] ?? {}).filter(([path]) =>
        isWritten(block, path),
      );
      for (const [path, instead] of written)
        report.fail(at(block, path), `${path} is deprecated; use ${instead}.`);
      if (successor === undefined && written.length === 0) report.pass();
    }
  },
});

function isWritten(
  block: {
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly nested: Readonly<Record<string, unknown>>;
  },
  path: string,
): boolean {
  const names = [...Object.keys(block.attributes), ...Object.keys(block.nested)];
  return names.some((name) => new RegExp(`^(dynamic\\.)?${path}(\\.|$)`).test(name));
}
