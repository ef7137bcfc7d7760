import type { ConfigAttribute, ConfigBlock, Evidence } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';

/** Functions that give something else each time. */
const restless = new Set(['timestamp', 'plantimestamp', 'uuid', 'bcrypt']);

export default defineCheck({
  id: 'resource-management/value-never-settles',
  title: 'A value that changes with every plan',
  severity: 'medium',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'timestamp(), uuid() and bcrypt() give something else each time, so every plan wants to change the resource.',
  fix: 'Use the time or random provider, which remember what they gave, or list the attribute in ignore_changes.',
  limits:
    'A final snapshot named by the time is judged by rds-configuration; triggers that are meant to fire each time are no fault.',
  grade({ evidence, report }) {
    const faults = restlessValues(evidence);
    for (const { block, attribute, call } of faults) {
      report.fail(
        at(block, attribute.path),
        `${call}() gives another value with every plan, so this never settles.`,
      );
    }
    if (faults.length === 0 && evidence.blocks.some((block) => block.kind === 'resource')) report.pass();
  },
});

interface Restless {
  readonly block: ConfigBlock;
  readonly attribute: ConfigAttribute;
  readonly call: string;
}

/** Calls that end up in an attribute of a managed resource (or the default tags of all), directly or through locals. */
function restlessValues(evidence: Evidence): readonly Restless[] {
  const calls = evidence.blocks.flatMap((block) =>
    Object.values(block.attributes).flatMap((attribute) => {
      const call = attribute.calls.find(({ name }) => restless.has(name));
      return call === undefined ? [] : [{ block, attribute, call: call.name }];
    }),
  );
  return calls.filter(({ block, attribute }) =>
    block.kind === 'local'
      ? reachesResource(evidence, block.address, new Set())
      : counts(block, attribute.path),
  );
}

function reachesResource(evidence: Evidence, local: string, seen: Set<string>): boolean {
  if (seen.has(local)) return false;
  seen.add(local);
  return evidence.blocks.some((block) =>
    Object.values(block.attributes).some((attribute) => {
      if (!attribute.references.some((reference) => reference.to === local)) return false;
      return block.kind === 'local'
        ? reachesResource(evidence, block.address, seen)
        : counts(block, attribute.path);
    }),
  );
}

/** Whether a change of this attribute shows in every plan. */
function counts(block: ConfigBlock, path: string): boolean {
  const [name = ''] = path.split('.');
  if (block.kind === 'provider') return name === 'default_tags';
  if (block.kind !== 'resource') return false;
  if (
    [
      'final_snapshot_identifier',
      'triggers',
      'triggers_replace',
      'lifecycle',
      'provisioner',
      'keepers',
    ].includes(name)
  )
    return false;
  const ignored = block.attributes['lifecycle.0.ignore_changes']?.expression ?? '';
  return !new RegExp(`\\b(all|${name})\\b`).test(ignored);
}
