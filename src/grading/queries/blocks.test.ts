import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../domain/evidence.js';
import { collectEvidence } from '../../evidence/collect.js';
import { instancesOf, joined, partsOf, referencesOf, referredType, refersToType } from './blocks.js';

async function evidenceOf(text: string): Promise<Evidence> {
  const file = { path: 'main.tf', text, bytes: text.length, startLine: 1, endLine: text.split('\n').length };
  return collectEvidence({ files: [file], root: '.', stages: [], substitutions: [] });
}

/** Addresses of the versioning resources that belong to each bucket. */
async function sides(text: string): Promise<Record<string, readonly string[]>> {
  const evidence = await evidenceOf(text);
  const buckets = evidence.resources.filter((resource) => resource.type === 'aws_s3_bucket');
  return Object.fromEntries(
    buckets.map((bucket) => [
      bucket.address,
      joined(evidence, bucket, ['aws_s3_bucket_versioning'], 'bucket').map((side) => side.address),
    ]),
  );
}

describe('joined', () => {
  it('joins by reference, through a local value too', async () => {
    const text = `
resource "aws_s3_bucket" "a" { bucket = "a" }
resource "aws_s3_bucket" "b" { bucket_prefix = "b" }
locals { bucket = aws_s3_bucket.b.id }
resource "aws_s3_bucket_versioning" "a" { bucket = aws_s3_bucket.a.id }
resource "aws_s3_bucket_versioning" "b" { bucket = local.bucket }
`;
    expect(await sides(text)).toEqual({
      'aws_s3_bucket.a': ['aws_s3_bucket_versioning.a'],
      'aws_s3_bucket.b': ['aws_s3_bucket_versioning.b'],
    });
  });

  it('joins by an equal known name', async () => {
    const text = `
resource "aws_s3_bucket" "a" { bucket = "same" }
resource "aws_s3_bucket_versioning" "a" { bucket = "same" }
resource "aws_s3_bucket_versioning" "other" { bucket = "other" }
`;
    expect(await sides(text)).toEqual({ 'aws_s3_bucket.a': ['aws_s3_bucket_versioning.a'] });
  });

  it('joins instances by key, also where one for_each chains to the other', async () => {
    const text = `
resource "aws_s3_bucket" "a" {
  for_each      = toset(["x", "y"])
  bucket_prefix = each.key
}
resource "aws_s3_bucket_versioning" "a" {
  for_each = aws_s3_bucket.a
  bucket   = each.value.id
}
`;
    expect(await sides(text)).toEqual({
      'aws_s3_bucket.a["x"]': ['aws_s3_bucket_versioning.a["x"]'],
      'aws_s3_bucket.a["y"]': ['aws_s3_bucket_versioning.a["y"]'],
    });
  });

  it('does not join a side resource that count = 0 removes', async () => {
    const text = `
resource "aws_s3_bucket" "a" { bucket = "a" }
resource "aws_s3_bucket_versioning" "a" {
  count  = 0
  bucket = aws_s3_bucket.a.id
}
`;
    expect(await sides(text)).toEqual({ 'aws_s3_bucket.a': [] });
  });
});

describe('references', () => {
  it('cover sub-paths, any index, and the expression around', async () => {
    const evidence = await evidenceOf(`
resource "aws_lambda_function" "f" {
  vpc_config {
    subnet_ids = [aws_subnet.a.id]
  }
  tags = { Key = aws_kms_key.k.arn }
}
`);
    const [fn] = instancesOf(evidence, 'aws_lambda_function.f');
    if (fn === undefined) throw new Error('the function is not in the evidence');
    const seen = (path: string) => referencesOf(fn, path).map((reference) => reference.to);
    expect(seen('vpc_config')).toEqual(['aws_subnet.a']);
    expect(seen('vpc_config.*.subnet_ids')).toEqual(['aws_subnet.a']);
    expect(seen('tags.Key')).toEqual(['aws_kms_key.k']);
    expect(seen('role')).toEqual([]);
    expect(refersToType(fn, '', 'aws_kms_key')).toBe(true);
  });
});

it.each([
  ['aws_vpc.main', { module: '', mode: 'managed', type: 'aws_vpc', name: 'main' }],
  [
    'module.a.module.b.data.aws_ami.x',
    { module: 'module.a.module.b', mode: 'data', type: 'aws_ami', name: 'x' },
  ],
  ['module.a', undefined],
  ['var.region', undefined],
  ['module.a.var.region', undefined],
])('partsOf(%s)', (address, expected) => {
  expect(partsOf(address)).toEqual(expected);
});

it('names the type of what is referred to', () => {
  expect(referredType({ to: 'module.a.data.aws_ami.x', attribute: 'id' })).toBe('data.aws_ami');
  expect(referredType({ to: 'var.x', attribute: null })).toBeUndefined();
});
