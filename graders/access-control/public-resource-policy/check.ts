import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { joined } from '../../../src/grading/queries/blocks.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import type { AttachedPolicy } from '../../../src/grading/queries/policies-model.js';
import { gradeEverybody } from '../../../src/grading/queries/policies-public.js';
import { listOf } from '../../../src/grading/queries/values.js';
import { isUnknown, Unknown } from '../../../src/domain/value.js';

/** Policies that stand for everybody by their nature: they limit, rather than open, what reaches the network or the API. */
const exempt = [
  'aws_vpc_endpoint',
  'aws_vpc_endpoint_policy',
  'aws_api_gateway_rest_api',
  'aws_api_gateway_rest_api_policy',
];

const siteType = 'aws_s3_bucket_website_configuration';

export default defineCheck({
  id: 'access-control/public-resource-policy',
  title: 'Resource policy that allows everybody',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'A statement for the principal "*" without a condition on the caller opens the bucket, queue, topic, secret or repository to every AWS account or to anybody at all.',
  fix: 'Name the accounts, roles or services, or add a condition such as aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.',
  references: {
    trivy: ['AVD-AWS-0097'],
    checkov: ['CKV_AWS_70', 'CKV_AWS_168', 'CKV_AWS_169', 'CKV_AWS_283'],
    fsbp: ['S3.2', 'SQS.3', 'SNS.4'],
    config: ['s3-bucket-public-read-prohibited'],
  },
  limits:
    'Policies of VPC endpoints, REST APIs and search domains inside a VPC are not judged, nor is the bucket of a website that the task asks for.',
  grade(context) {
    gradeEverybody(context, ['resource'], (policy) => !isByNature(context, policy));
  },
});

function isByNature({ evidence, task }: GradeContext, { resource }: AttachedPolicy): boolean {
  if (exempt.includes(resource.type)) return true;
  if (/^aws_(opensearch|elasticsearch)_domain/.test(resource.type)) {
    const domains = [
      resource,
      ...targets(evidence, resource, 'domain_name', 'aws_opensearch_domain', 'aws_elasticsearch_domain'),
    ];
    return domains.some((domain) => {
      const options = listOf(domain, 'vpc_options');
      return !(options instanceof Unknown) && options.some((option) => option !== null && !isUnknown(option));
    });
  }
  const asked =
    task?.requirements.some(({ needs }) => needs.some(({ types }) => types.includes(siteType))) ?? false;
  if (!asked) return false;
  return targets(evidence, resource, 'bucket', 'aws_s3_bucket').some(
    (bucket) => joined(evidence, bucket, [siteType], 'bucket').length > 0,
  );
}
