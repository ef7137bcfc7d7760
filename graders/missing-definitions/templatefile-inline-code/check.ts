import { defineCheck } from '../../../src/grading/contract.js';
import { isUnknown } from '../../../src/domain/value.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { fileReads, isInlineText } from '../../../src/grading/queries/files.js';

export default defineCheck({
  id: 'missing-definitions/templatefile-inline-code',
  title: 'A function that reads a file is given text instead of a path',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'templatefile and its like take the path of a file; text in its place is looked for as a file name.',
  fix: 'Put the text into a file of the answer, or write it as a heredoc with its values interpolated.',
  grade({ evidence, report }) {
    for (const { block, attribute, call, path } of fileReads(evidence)) {
      if (isInlineText(path)) {
        report.fail(
          at(block, attribute.path),
          `${call.name} is given text of several lines where a path belongs.`,
        );
      } else if (isUnknown(path))
        report.unknown(at(block, attribute.path), `What ${call.name} is given cannot be resolved.`);
      else report.pass();
    }
  },
});
