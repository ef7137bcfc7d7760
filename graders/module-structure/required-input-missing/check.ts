import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { inputsGiven, localCalls, variablesOf } from '../../../src/grading/queries/modules.js';

export default defineCheck({
  id: 'module-structure/required-input-missing',
  title: 'A module call without an input that the module requires',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'terraform validate refuses a module call that leaves out a variable without a default.',
  fix: 'Pass the input in the module block, or give the variable a default.',
  grade({ evidence, report }) {
    for (const { call, block } of localCalls(evidence)) {
      const given = inputsGiven(block);
      for (const variable of variablesOf(evidence, call.address)) {
        if ('default' in variable.attributes || given.has(variable.name)) report.pass();
        else {
          const { file, line } = variable.location;
          report.fail(
            at(block),
            `Input ${variable.name} is not passed; the module requires it (${file}:${line}).`,
          );
        }
      }
    }
  },
});
