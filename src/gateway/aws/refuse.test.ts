import { describe, expect, it } from 'vitest';
import type { CtyObject } from '../wire/index.js';
import { refusalToApply } from './refuse.js';

const versioning = (state: CtyObject): CtyObject => ({
  bucket: 'b',
  mfa: null,
  versioning_configuration: [{ status: 'Enabled', mfa_delete: null }],
  ...state,
});
const enabled = [{ status: 'Enabled', mfa_delete: 'Enabled' }];

describe('what AWS refuses at apply', () => {
  it.each<[string, string, CtyObject, boolean]>([
    ['MFA delete', 'aws_s3_bucket_versioning', versioning({ versioning_configuration: enabled }), true],
    [
      'MFA delete with an empty code',
      'aws_s3_bucket_versioning',
      versioning({ versioning_configuration: enabled, mfa: '' }),
      true,
    ],
    [
      'MFA delete with a code: granted',
      'aws_s3_bucket_versioning',
      versioning({ versioning_configuration: enabled, mfa: 'arn:aws:iam::123456789012:mfa/root 123456' }),
      false,
    ],
    [
      'MFA delete off: granted',
      'aws_s3_bucket_versioning',
      versioning({ versioning_configuration: [{ status: 'Enabled', mfa_delete: 'Disabled' }] }),
      false,
    ],
    ['plain versioning: granted', 'aws_s3_bucket_versioning', versioning({}), false],
    [
      'MFA delete in the bucket itself',
      'aws_s3_bucket',
      { versioning: [{ enabled: true, mfa_delete: true }] },
      true,
    ],
    ['a bucket: granted', 'aws_s3_bucket', { versioning: [] }, false],
    ['another type: granted', 'aws_sqs_queue', { mfa_delete: 'Enabled' }, false],
    ['a package that is there: granted', 'aws_lambda_function', { filename: 'made.zip' }, false],
    ['a package that is not', 'aws_lambda_function', { filename: 'app.zip' }, true],
    ['a layer that is not', 'aws_lambda_layer_version', { filename: './layer.zip' }, true],
    ['an object that is not', 'aws_s3_object', { source: 'site/index.html' }, true],
    ['an object with its content: granted', 'aws_s3_object', { source: null, content: 'index.html' }, false],
    ['a package in a bucket: granted', 'aws_lambda_function', { filename: null, s3_key: 'app.zip' }, false],
    ['a package in a home folder: nobody can tell', 'aws_lambda_function', { filename: '~/app.zip' }, false],
  ])('%s', async (_name, type, planned, refused) => {
    const files = {
      has: (name: string) => Promise.resolve(name === 'made.zip'),
    };
    expect((await refusalToApply(type, planned, files)) !== null).toBe(refused);
  });
});
