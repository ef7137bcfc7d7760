import { defineCheck } from '../../../src/grading/contract.js';
import type { ConfigBlock } from '../../../src/domain/evidence.js';
import { at } from '../../../src/grading/queries/blocks.js';

const unique = new Set<ConfigBlock['kind']>([
  'resource',
  'data',
  'ephemeral',
  'variable',
  'output',
  'local',
  'module',
  'provider',
]);

export default defineCheck({
  id: 'missing-definitions/duplicate-definition',
  title: 'The same thing is declared twice in one module',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'Terraform refuses a module in which two blocks have one name, before it looks at anything else.',
  fix: 'Keep one of the two, or give them different names.',
  grade({ evidence, report }) {
    const first = new Map<string, ConfigBlock>();
    for (const block of evidence.blocks) {
      if (!unique.has(block.kind)) continue;
      const before = first.get(block.address);
      if (before === undefined) {
        first.set(block.address, block);
        report.pass();
      } else {
        const { file, line } = before.location;
        report.fail(at(block), `${block.address} is declared again; it stands already at ${file}:${line}.`);
      }
    }
  },
});
