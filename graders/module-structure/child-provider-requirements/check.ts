import { defineCheck } from '../../../src/grading/contract.js';
import type { ConfigBlock } from '../../../src/domain/evidence.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { localCalls } from '../../../src/grading/queries/modules.js';

export default defineCheck({
  id: 'module-structure/child-provider-requirements',
  title: 'A child module that states no source for a provider it uses',
  severity: 'low',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'Without required_providers Terraform guesses the source from the name, and the module carries no version.',
  fix: 'Give the module a terraform block with required_providers for each provider that its resources use.',
  grade({ evidence, report }) {
    const told = new Set<string>();
    for (const { call, block } of localCalls(evidence)) {
      // Called several times, the module's text is still one.
      if (told.has(call.folder)) continue;
      told.add(call.folder);
      const inside = evidence.blocks.filter((other) => other.module === call.address);
      const used = new Set(inside.flatMap(providerOf));
      const required = inside.filter((other) => other.kind === 'terraform').flatMap(requirementsOf);
      const missing = [...used].filter((name) => !required.includes(name)).sort();
      if (missing.length > 0) {
        report.fail(
          at(block, 'source'),
          `${call.folder} states no required_providers for ${missing.join(', ')}.`,
        );
      } else if (used.size > 0) report.pass();
    }
  },
});

/** Local name of the provider that a resource or data source uses; the built-in one needs no source. */
function providerOf(block: ConfigBlock): readonly string[] {
  if (block.kind !== 'resource' && block.kind !== 'data') return [];
  const written = block.attributes.provider?.expression.trim().split('.')[0];
  const name = written ?? block.type.split('_')[0] ?? '';
  return name === '' || name === 'terraform' ? [] : [name];
}

/** Names in `required_providers`. */
function requirementsOf(block: ConfigBlock): readonly string[] {
  return Object.keys(block.attributes).flatMap((path) => {
    const name = /^required_providers\.\d+\.([^.]+)/.exec(path)?.[1];
    return name === undefined ? [] : [name];
  });
}
