import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { unreadPart } from '../../../src/grading/queries/declarations.js';
import { inputsGiven, localCalls, variablesOf } from '../../../src/grading/queries/modules.js';

export default defineCheck({
  id: 'module-structure/unsupported-input',
  title: 'A module call with an input that the module does not declare',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform validate refuses an argument for which the module has no variable.',
  fix: 'Declare the variable in the module, or take the argument out of the call.',
  grade({ evidence, report }) {
    for (const { call, block } of localCalls(evidence)) {
      const declared = new Set(variablesOf(evidence, call.address).map((variable) => variable.name));
      for (const name of inputsGiven(block)) {
        if (declared.has(name)) {
          report.pass();
          continue;
        }
        const unread = unreadPart(evidence, { location: { file: `${call.folder}/any.tf`, line: 1 } });
        const message = `Input ${name} is passed to ${call.folder}, which declares no variable of that name`;
        if (unread === null) report.fail(at(block, name), `${message}.`);
        else report.unknown(at(block, name), `${message} in what could be read; ${unread}.`);
      }
    }
  },
});
