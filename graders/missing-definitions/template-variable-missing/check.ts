import { defineCheck } from '../../../src/grading/contract.js';
import { isObject, isUnknown } from '../../../src/domain/value.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { fileReads, shippedText } from '../../../src/grading/queries/files.js';
import { variablesInTemplate } from '../../../src/grading/queries/templates.js';

export default defineCheck({
  id: 'missing-definitions/template-variable-missing',
  title: 'A template that uses a variable it is not given',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'templatefile stops at a name in the template that is not among the variables of the call.',
  fix: 'Add the variable to the second argument of templatefile, or write $${ where the script itself means a shell variable.',
  limits:
    'Sees interpolations that are a plain name, with attributes or an index; conditions and loops are not followed.',
  grade({ evidence, report }) {
    const planned = evidence.level !== 'hcl';
    for (const { block, attribute, call, path } of fileReads(evidence)) {
      const text = call.name === 'templatefile' ? shippedText(evidence, path) : null;
      const given = call.args[1];
      if (text === null || given === undefined) continue;
      const used = variablesInTemplate(text);
      if (planned || used.length === 0) report.pass();
      else if (isUnknown(given))
        report.unknown(at(block, attribute.path), 'The variables of the template cannot be resolved.');
      else {
        const missing = used.filter((name) => !isObject(given) || !Object.hasOwn(given, name));
        if (missing.length === 0) report.pass();
        else
          report.fail(
            at(block, attribute.path),
            `The template uses ${missing.join(', ')}, which the call does not give.`,
          );
      }
    }
  },
});
