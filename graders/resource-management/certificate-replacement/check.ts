import { defineCheck } from '../../../src/grading/contract.js';
import { at, blocksOf } from '../../../src/grading/queries/blocks.js';
import { toBool } from '../../../src/grading/queries/values.js';

const types = ['aws_acm_certificate', 'aws_launch_configuration'];

export default defineCheck({
  id: 'resource-management/certificate-replacement',
  title: 'A certificate or launch configuration without create_before_destroy',
  severity: 'low',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'It cannot be deleted while something uses it, so a change that replaces it fails or interrupts the service.',
  fix: 'Add lifecycle { create_before_destroy = true }.',
  grade({ evidence, report }) {
    for (const block of types.flatMap((type) => blocksOf(evidence, 'resource', type))) {
      const value = block.attributes['lifecycle.0.create_before_destroy']?.value;
      if (toBool(value) === true) report.pass();
      else report.fail(at(block, 'lifecycle'), 'create_before_destroy is not true.');
    }
  },
});
