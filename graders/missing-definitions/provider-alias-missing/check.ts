import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { byPosition, unreadPart } from '../../../src/grading/queries/declarations.js';
import { aliasUses, isConfigured, type AliasUse } from '../../../src/grading/queries/providers.js';

export default defineCheck({
  id: 'missing-definitions/provider-alias-missing',
  title: 'A provider alias that is used and configured nowhere',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'terraform stops at init or validate where a resource asks for a provider configuration that does not exist.',
  fix: 'Add a provider block with that alias to the root module, and pass it to child modules with providers = { … }.',
  grade({ evidence, report }) {
    const missing = new Map<string, AliasUse[]>();
    for (const use of aliasUses(evidence)) {
      const key = `${use.block.module} ${use.name}`;
      if (isConfigured(evidence, use.block.module, use.name)) report.pass();
      else missing.set(key, [...(missing.get(key) ?? []), use]);
    }
    for (const uses of missing.values()) {
      const [first] = [...uses].sort((a, b) => byPosition(a.block.location, b.block.location));
      if (first === undefined) continue;
      const { block, attribute, name } = first;
      const unread = unreadPart(evidence, block);
      const module = block.module === '' ? 'the root module' : block.module;
      const also = uses.length > 1 ? ` (used ${uses.length} times, first here)` : '';
      const message = `Provider ${name} is used, and ${module} has no configuration of that name${also}`;
      if (unread === null) report.fail(at(block, attribute), `${message}.`);
      else report.unknown(at(block, attribute), `${message} in what could be read; ${unread}.`);
    }
  },
});
