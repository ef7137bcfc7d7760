import { isUnknown } from '../../domain/value.js';
import type { Resource } from '../../domain/evidence.js';
import type { GradeContext } from '../contract.js';
import { resourcesOf } from './blocks.js';
import { stringOf } from './values.js';

/**
 * Passes where a managed Config rule's identifier fits, fails where none does. Conformance packs, custom rules and
 * identifiers that cannot be resolved might evaluate it: unknown.
 */
export function gradeRules({ evidence, report }: GradeContext, wanted: RegExp, subject: string): void {
  const rules = resourcesOf(evidence, 'aws_config_config_rule', 'aws_config_organization_managed_rule');
  const packs = resourcesOf(
    evidence,
    'aws_config_conformance_pack',
    'aws_config_organization_conformance_pack',
    'aws_config_organization_custom_rule',
  );
  const fits = rules.some((rule) => {
    const identifier = identifierOf(rule);
    return typeof identifier === 'string' && wanted.test(identifier);
  });
  const [open] = [...rules.filter(isOpen), ...packs];
  if (fits) report.pass();
  else if (open !== undefined)
    report.unknown({ resource: open }, `Whether ${open.address} evaluates ${subject} cannot be resolved.`);
  else report.fail(null, `No Config rule of the answer evaluates ${subject}.`);
}

function identifierOf(rule: Resource) {
  return stringOf(
    rule,
    rule.type === 'aws_config_config_rule' ? 'source.0.source_identifier' : 'rule_identifier',
  );
}

function isOpen(rule: Resource): boolean {
  const owner = stringOf(rule, 'source.0.owner');
  return isUnknown(identifierOf(rule)) || (typeof owner === 'string' && owner.startsWith('CUSTOM'));
}
