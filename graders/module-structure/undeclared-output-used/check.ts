import { defineCheck } from '../../../src/grading/contract.js';
import { at, blocksOf } from '../../../src/grading/queries/blocks.js';
import { unreadPart, usesOf } from '../../../src/grading/queries/declarations.js';
import { localCalls } from '../../../src/grading/queries/modules.js';

export default defineCheck({
  id: 'module-structure/undeclared-output-used',
  title: 'An output of a module is used that the module does not declare',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform validate refuses an attribute of a module that is none of its outputs.',
  fix: 'Declare the output in the module, or use one that it declares.',
  grade({ evidence, report }) {
    const calls = new Map(localCalls(evidence).map(({ call }) => [call.address, call]));
    const outputs = new Set(blocksOf(evidence, 'output').map((output) => `${output.module} ${output.name}`));
    const told = new Set<string>();
    for (const { block, attribute, reference } of usesOf(evidence, 'module')) {
      const call = calls.get(reference.to);
      // Used whole, or not given at all: nothing to say here.
      if (call === undefined || reference.attribute === null) continue;
      const output = `${reference.to} ${reference.attribute}`;
      if (outputs.has(output)) {
        report.pass();
        continue;
      }
      if (told.has(output)) continue;
      told.add(output);
      const unread = unreadPart(evidence, { location: { file: `${call.folder}/any.tf`, line: 1 } });
      const message = `${reference.to}.${reference.attribute} is used, and ${call.folder} declares no output of that name`;
      if (unread === null) report.fail(at(block, attribute.path), `${message}.`);
      else report.unknown(at(block, attribute.path), `${message} in what could be read; ${unread}.`);
    }
  },
});
