import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { Unknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { joined, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { allowsService, serviceNamed } from '../../../src/grading/queries/policies-judge.js';
import { policiesOf } from '../../../src/grading/queries/policies.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import type { Answer } from '../../../src/grading/queries/policies-model.js';
import { nestedOf } from '../../../src/grading/queries/values.js';

const kinds = [
  {
    block: 'topic',
    path: 'topic_arn',
    type: 'aws_sns_topic',
    side: 'aws_sns_topic_policy',
    by: 'arn',
    action: 'sns:Publish',
  },
  {
    block: 'queue',
    path: 'queue_arn',
    type: 'aws_sqs_queue',
    side: 'aws_sqs_queue_policy',
    by: 'queue_url',
    action: 'sqs:SendMessage',
  },
];

export default defineCheck({
  id: 's3-configuration/notification-destination',
  title: 'Bucket notification to a target that does not admit S3',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'S3 sends a test message when the notification is created; without a policy that admits s3.amazonaws.com the apply fails with "Unable to validate the following destination configurations".',
  fix: 'Add a topic or queue policy that allows s3.amazonaws.com sns:Publish or sqs:SendMessage, with a condition on the bucket’s ARN.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html'],
  },
  limits: 'Functions are judged by lambda-configuration; targets outside the answer are not judged.',
  grade({ evidence, report }) {
    for (const notification of resourcesOf(evidence, 'aws_s3_bucket_notification')) {
      for (const kind of kinds) {
        const blocks = nestedOf(notification, kind.block);
        for (const { path } of blocks instanceof Unknown ? [] : blocks) {
          const attribute = `${path}.${kind.path}`;
          for (const target of targets(evidence, notification, attribute, kind.type)) {
            const answer = admitsS3(evidence, target, kind);
            const place = { resource: notification, attribute };
            if (answer === 'yes') report.pass();
            else if (answer === 'unknown')
              report.unknown(place, `Whether ${target.address} admits S3 cannot be resolved.`);
            else report.fail(place, `No policy of ${target.address} allows s3.amazonaws.com ${kind.action}.`);
          }
        }
      }
    }
  },
});

function admitsS3(
  evidence: Evidence,
  target: Resource,
  { side, by, action }: (typeof kinds)[number],
): Answer {
  const carriers = new Set([target, ...joined(evidence, target, [side], by)]);
  const policies = policiesOf(evidence, 'resource').filter(({ resource }) => carriers.has(resource));
  const statements = policies.flatMap((policy) => policy.statements);
  const complete = policies.every((policy) => policy.complete && policy.resource.expanded);
  return allowsService({ statements, complete }, serviceNamed('s3.amazonaws.com'), [action]);
}
