import { defineCheck } from '../../../src/grading/contract.js';
import { blocksOf } from '../../../src/grading/queries/blocks.js';
import { secretRead } from '../../../src/grading/queries/policies-secrets.js';

export default defineCheck({
  id: 'access-control/leaking-output',
  title: 'Output that shows a secret',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'An output that is not marked sensitive is printed at the end of every apply and kept in the logs of the pipeline; where Terraform knows the value as sensitive, it refuses to plan.',
  fix: 'Add sensitive = true to the output, or put out the ARN of the secret instead.',
  references: {
    docs: ['https://developer.hashicorp.com/terraform/language/values/outputs'],
  },
  limits: 'Outputs of the root module only; those of child modules are followed to it.',
  grade({ evidence, report }) {
    for (const output of blocksOf(evidence, 'output')) {
      if (output.module !== '') continue;
      const read = secretRead(evidence, output.attributes.value?.references ?? []);
      const marked = output.attributes.sensitive?.value;
      if (read !== null && marked !== true && marked !== 'true') {
        report.fail(
          { block: output, attribute: 'value' },
          `The output shows ${read} and is not marked sensitive.`,
        );
      } else report.pass();
    }
  },
});
