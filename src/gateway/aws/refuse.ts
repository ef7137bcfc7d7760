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

/** Tells whether Terraform would find a file on disk. */
export interface FileReader {
  has(name: string): Promise<boolean>;
}

/** Resources whose provider reads a file to create them: the attribute that names it, and what it says where it is missing. */
const uploads: Readonly<Record<string, { readonly attribute: string; readonly doing: string }>> = {
  aws_lambda_function: { attribute: 'filename', doing: 'reading ZIP file' },
  aws_lambda_layer_version: { attribute: 'filename', doing: 'reading ZIP file' },
  aws_s3_object: { attribute: 'source', doing: 'opening S3 object source' },
  aws_s3_bucket_object: { attribute: 'source', doing: 'opening S3 object source' },
};

/** A path below the home folder (`~/app.zip`) is let pass: whose home that is, an answer does not say. */
async function missingUpload(type: string, planned: CtyObject, files: FileReader): Promise<Refusal | null> {
  const upload = uploads[type];
  const path = upload === undefined ? undefined : planned[upload.attribute];
  if (upload === undefined || typeof path !== 'string' || path === '' || path.startsWith('~')) return null;
  if (await files.has(path)) return null;
  return {
    summary: `${upload.doing} (${path}): open ${path}: no such file or directory`,
    detail: `The provider reads "${upload.attribute}" of ${type} at apply, and nothing in the answer ships or makes that file.`,
  };
}

/**
 * Why creating a resource fails that provider and plan let pass; null where it would be granted. Files are looked up as
 * late as the provider does, so that what `local_file` or `archive_file` made is there.
 */
export async function refusalToApply(
  type: string,
  planned: CtyObject,
  files: FileReader,
): Promise<Refusal | null> {
  if (refusals[type]?.(planned) === true) return mfaDelete(type);
  return missingUpload(type, planned, files);
}
