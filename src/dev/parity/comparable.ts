import type { StageName } from '../../domain/stage.js';
import type { Survey } from '../../evidence/survey.js';
import { computingDataSources } from '../../gateway/aws/computing.js';
import { utilityProviders } from '../../gateway/utility/index.js';
import { allows } from '../../terraform/constraints.js';

/** How far plain Terraform can be held against the gateway on an answer, and why no further. */
export interface Comparable {
  /** Null where it cannot be at all. */
  readonly last: Extract<StageName, 'validate' | 'plan'> | null;
  /** Null where it can be all the way to plan. */
  readonly limit: string | null;
}

/** Served to both sides: AWS by the mirror or the gateway, `terraform` by itself, the small ones by us. */
function isPresent(source: string): boolean {
  const [owner = '', name = ''] = source.split('/');
  if (owner !== 'hashicorp') return source === 'builtin/terraform';
  return name === 'aws' || name === 'terraform' || utilityProviders.has(name);
}

/**
 * Plain Terraform plans an answer without an account where it needs only AWS (in the version at hand) and our small
 * providers, and no data source that would ask AWS; with one of those it goes as far as validate.
 */
export function comparable({ types, providers }: Survey, awsVersion: string): Comparable {
  const none = (limit: string): Comparable => ({ last: null, limit });
  const others = providers.map(({ source }) => source).filter((source) => !isPresent(source));
  if (others.length > 0) return none(`needs ${others.join(', ')}`);
  const unmet = providers.find(
    ({ source, version }) =>
      source === 'hashicorp/aws' && version !== null && allows(version, awsVersion) === false,
  );
  if (unmet !== undefined) return none(`asks for ${unmet.source} ${unmet.version ?? ''}`);
  if (types.resources.size + types.dataSources.size === 0) return none('has no resource');
  const asking = [...types.dataSources].filter(
    (type) => type.startsWith('aws_') && !computingDataSources.has(type),
  );
  if (asking.length > 0) return { last: 'validate', limit: `asks AWS for ${asking.join(', ')}` };
  return { last: 'plan', limit: null };
}
