/** Checks and stages as SARIF rules. */
import type { Severity } from '../domain/category.js';
import type { StageName } from '../domain/stage.js';
import { pageOf, type Rule } from './graded.js';

export type Level = 'error' | 'warning' | 'note';

/** Severity of ours as SARIF's level. */
export const levels: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** What code hosts read beside the level, as a CVSS-like number in text. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
};

export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: Level };
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * A check as a rule. Its page is a path of the repository, so it stands in `help` and `properties.page`: `helpUri` must be
 * absolute, and the project states no address of its own.
 */
export function checkRule(rule: Rule): SarifRule {
  const page = pageOf(rule);
  const [category = ''] = rule.id.split('/');
  const limits = rule.limits === undefined ? '' : ` Limits: ${rule.limits}`;
  return {
    id: rule.id,
    name: pascal(rule.id),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.reason },
    help: {
      text: `${rule.fix}${limits} See ${page}.`,
      markdown: `${rule.fix}${limits} See [${rule.id}](${page}).`,
    },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      category,
      page,
      severity: rule.severity,
      tags: ['security', 'terraform', 'aws', category],
      'security-severity': securitySeverity[rule.severity],
      ...(rule.references === undefined ? {} : { references: rule.references }),
    },
  };
}

const stageTitles: Readonly<Record<StageName, string>> = {
  init: 'terraform init fails',
  validate: 'terraform validate fails',
  plan: 'terraform plan fails',
  apply: 'The rehearsed terraform apply fails',
  settle: 'A second plan after apply still wants changes',
  destroy: 'The rehearsed terraform destroy fails',
};

/** A rung of the ladder as a rule. */
export function stageRule(stage: StageName): SarifRule {
  const title = stageTitles[stage];
  return {
    id: `deployability/${stage}`,
    name: pascal(`deployability/${stage}`),
    shortDescription: { text: title },
    fullDescription: { text: `${title}, so what was asked for cannot be deployed as it is written.` },
    help: {
      text: 'Read what Terraform says at the place it names.',
      markdown: 'Read what Terraform says at the place it names.',
    },
    defaultConfiguration: { level: 'error' },
    properties: { category: 'deployability', tags: ['terraform', 'deployability'] },
  };
}

/** `encryption/key-rotation` → `EncryptionKeyRotation`: SARIF wants a name that is an identifier. */
function pascal(id: string): string {
  return id
    .split(/[^a-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
