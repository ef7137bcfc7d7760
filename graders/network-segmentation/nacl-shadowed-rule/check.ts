import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import {
  aclEntries,
  aclTypes,
  matchesAllOf,
  placeOfEntry,
} from '../../../src/grading/queries/network-acls.js';

export default defineCheck({
  id: 'network-segmentation/nacl-shadowed-rule',
  title: 'A network ACL rule that an earlier rule makes void',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Rules are tried by number and the first match decides: a deny after an allow for the same traffic denies nothing.',
  fix: 'Give the narrower rule the lower number, so that it is tried before the wider one.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html'] },
  limits: 'Compares rules in pairs; traffic that several earlier rules cover together is not found.',
  grade({ evidence, report }) {
    for (const acl of resourcesOf(evidence, ...aclTypes)) {
      const { entries, complete } = aclEntries(evidence, acl);
      let clash = false;
      for (const [index, entry] of entries.entries()) {
        const { action, number } = entry;
        if (action === undefined || number === undefined) continue;
        const earlier = entries
          .slice(0, index)
          .find(
            (other) =>
              other.number !== undefined &&
              other.number < number &&
              other.action !== undefined &&
              other.action !== action &&
              matchesAllOf(other, entry),
          );
        if (earlier === undefined) continue;
        clash = true;
        report.fail(
          placeOfEntry(entry, 'action'),
          `${entry.resource.address}: rule ${number} (${action}) never applies, rule ${String(earlier.number)} (${String(earlier.action)}) matches all its traffic first.`,
        );
      }
      const readable =
        complete &&
        entries.every(
          ({ number, action, direction }) =>
            number !== undefined && action !== undefined && direction !== undefined,
        );
      if (!readable) report.unknown(at(acl), `${acl.address}: some of its rules cannot be resolved.`);
      else if (!clash && entries.length > 0) report.pass();
    }
  },
});
