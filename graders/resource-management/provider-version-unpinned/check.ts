import type { ConfigBlock } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, blocksOf } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'resource-management/provider-version-unpinned',
  title: 'No version constraint for the AWS provider',
  severity: 'low',
  kind: 'intrinsic',
  reason:
    'A new major version of the provider refuses arguments that the old one took; init then fetches it unasked.',
  fix: 'State aws = { source = "hashicorp/aws", version = "~> 5.0" } in required_providers.',
  grade({ evidence, report }) {
    if (!evidence.blocks.some((block) => block.type.startsWith('aws_'))) return;
    const root = blocksOf(evidence, 'terraform').filter((block) => block.module === '');
    if (root.some(constrains)) report.pass();
    else {
      const [first] = root;
      const message = 'The root module states no version of the AWS provider.';
      report.fail(first === undefined ? null : at(first), message);
    }
  },
});

function constrains(block: ConfigBlock): boolean {
  return Object.values(block.attributes).some(({ path, expression }) => {
    if (/^required_providers\.\d+\.aws\.version$/.test(path)) return true;
    return /^required_providers\.\d+\.aws$/.test(path) && /version\s*"?\s*[=:]|^"/.test(expression.trim());
  });
}
