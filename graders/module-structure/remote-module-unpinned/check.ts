import { defineCheck } from '../../../src/grading/contract.js';
import { at, blockAt } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'module-structure/remote-module-unpinned',
  title: 'A module from a registry or repository without a version',
  severity: 'medium',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'Without a version the same text deploys other code tomorrow.',
  fix: 'Give registry modules a version argument, and repository sources a ?ref= of a tag or commit.',
  references: { checkov: ['CKV_TF_1', 'CKV_TF_2'] },
  grade({ evidence, report }) {
    for (const call of evidence.modules) {
      const block = blockAt(evidence, call.address);
      if (call.folder !== null || block === undefined) continue;
      if (call.source === null) {
        report.unknown(
          at(block, 'source'),
          'source is missing or not literal text, so nobody can tell what it fetches.',
        );
        continue;
      }
      const pinned = isRegistry(call.source)
        ? 'version' in block.attributes
        : /[?&]ref=[^&]+/.test(call.source);
      if (pinned) report.pass();
      else
        report.fail(
          at(block, 'source'),
          `source "${call.source}" names no version, so whatever is newest is fetched.`,
        );
    }
  },
});

/** `namespace/name/provider`, with a host in front or not, and nothing that marks a repository or an archive. */
function isRegistry(source: string): boolean {
  const [path = ''] = source.split('//');
  return (
    /^([a-z0-9.-]+\.[a-z]+\/)?[\w-]+\/[\w-]+\/[\w-]+$/i.test(path) && !/^(github|bitbucket)\./.test(path)
  );
}
