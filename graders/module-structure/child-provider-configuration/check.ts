import { defineCheck } from '../../../src/grading/contract.js';
import { at, blocksOf } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'module-structure/child-provider-configuration',
  title: 'A child module that configures a provider itself',
  severity: 'low',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'Such a module cannot be called with count, for_each or depends_on, and cannot be removed before its resources.',
  fix: 'Configure providers in the root module and pass them with providers = { … }.',
  grade({ evidence, report }) {
    const configured = blocksOf(evidence, 'provider').filter((block) => block.module !== '');
    if (configured.length === 0 && evidence.modules.some((call) => call.folder !== null && call.found))
      report.pass();
    for (const block of configured) {
      report.fail(
        at(block),
        `${block.module} configures provider ${block.type} itself; the root module should.`,
      );
    }
  },
});
