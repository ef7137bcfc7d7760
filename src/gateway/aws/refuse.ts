import { isObject, type CtyObject, type CtyValue } from '../wire/index.js';

/** Why AWS would refuse to create or change a resource as planned, as summary and detail. */
export interface Refusal {
  readonly summary: string;
  readonly detail: string;
}

function firstBlock(value: CtyValue | undefined): CtyObject {
  const [first] = Array.isArray(value) ? value : [];
  return isObject(first) ? first : {};
}

/**
 * S3 takes MFA delete only in a request that carries the code of an MFA device (user guide, "Configuring MFA delete").
 * The versioning resource has an argument for it, `mfa`; the bucket's own block has none.
 */
function mfaDelete(type: string): Refusal {
  return {
    summary: `AWS refuses to enable MFA delete (${type})`,
    detail:
      'AccessDenied: Mfa Authentication must be used for this request. S3 takes MFA delete only from the root user with the code of an MFA device, which no argument here carries.',
  };
}

const refusals: Readonly<Record<string, (planned: CtyObject) => boolean>> = {
  aws_s3_bucket: ({ versioning }) => firstBlock(versioning).mfa_delete === true,
  aws_s3_bucket_versioning: ({ versioning_configuration: configuration, mfa }) =>
    firstBlock(configuration).mfa_delete === 'Enabled' && (mfa ?? '') === '',
};

/** What AWS says to a request that provider and plan let pass; null where it would be granted. */
export function refusalToApply(type: string, planned: CtyObject): Refusal | null {
  return refusals[type]?.(planned) === true ? mfaDelete(type) : null;
}
