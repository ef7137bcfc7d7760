const account = '123456789012';
const here = `us-east-1:${account}`;
const uuid = '12345678-1234-1234-1234-123456789012';
const hex = '0123456789abcdef';

/** An ARN of the service that a variable's name speaks of; the first rule that matches. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/certificate|acm|cert(_|$)|ssl/i, `arn:aws:acm:us-east-1:${account}:certificate/${uuid}`],
  [/boundary|policy/i, 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
  [/instance_profile/i, `arn:aws:iam::${account}:instance-profile/rehearsal`],
  [/oidc|openid/i, `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`],
  [/role/i, `arn:aws:iam::${account}:role/rehearsal`],
  [/user|principal|trusted|admin/i, `arn:aws:iam::${account}:user/rehearsal`],
  [/kms|cmk|encryption_key|(^|_)key/i, `arn:aws:kms:${here}:key/${uuid}`],
  [/topic|sns|alarm|alert|notif/i, `arn:aws:sns:${here}:rehearsal`],
  [/queue|sqs|dlq|dead_letter/i, `arn:aws:sqs:${here}:rehearsal`],
  [/secret/i, `arn:aws:secretsmanager:${here}:secret:rehearsal-AbCdEf`],
  [/parameter|ssm/i, `arn:aws:ssm:${here}:parameter/rehearsal`],
  [/bucket|s3/i, 'arn:aws:s3:::rehearsal-bucket'],
  [/lambda|function/i, `arn:aws:lambda:${here}:function:rehearsal`],
  [/dynamo|table/i, `arn:aws:dynamodb:${here}:table/rehearsal`],
  [/log_group|log_destination|cloudwatch_log/i, `arn:aws:logs:${here}:log-group:/rehearsal`],
  [/firehose|delivery_stream/i, `arn:aws:firehose:${here}:deliverystream/rehearsal`],
  [/kinesis|stream/i, `arn:aws:kinesis:${here}:stream/rehearsal`],
  [/state_machine|sfn|step_function/i, `arn:aws:states:${here}:stateMachine:rehearsal`],
  [/event_bus/i, `arn:aws:events:${here}:event-bus/rehearsal`],
  [/web_acl|waf/i, `arn:aws:wafv2:${here}:regional/webacl/rehearsal/${uuid}`],
  [/target_group|tg(_|$)/i, `arn:aws:elasticloadbalancing:${here}:targetgroup/rehearsal/${hex}`],
  [/listener/i, `arn:aws:elasticloadbalancing:${here}:listener/app/rehearsal/${hex}/${hex}`],
  [
    /load_balancer|(^|_)[an]?lb(_|$)/i,
    `arn:aws:elasticloadbalancing:${here}:loadbalancer/app/rehearsal/${hex}`,
  ],
  [/ecr|repository/i, `arn:aws:ecr:${here}:repository/rehearsal`],
  [/aurora|db_cluster|rds_cluster|global_cluster/i, `arn:aws:rds:${here}:cluster:rehearsal`],
  [/rds|db|database/i, `arn:aws:rds:${here}:db:rehearsal`],
  [/cluster|ecs/i, `arn:aws:ecs:${here}:cluster/rehearsal`],
  [/file_system|efs/i, `arn:aws:elasticfilesystem:${here}:file-system/fs-0123456789abcdef0`],
  [/vault|backup/i, `arn:aws:backup:${here}:backup-vault:rehearsal`],
  [/opensearch|elasticsearch|(^|_)es(_|$)/i, `arn:aws:es:${here}:domain/rehearsal`],
  [/user_pool|cognito/i, `arn:aws:cognito-idp:${here}:userpool/us-east-1_AbCdEfGhI`],
  [/distribution|cloudfront/i, `arn:aws:cloudfront::${account}:distribution/E0123456789ABC`],
];

/** Whether a variable's name asks for an ARN, or for several. */
export function asksForArn(name: string): boolean {
  return /(^|_)arns?(_|$)/i.test(name);
}

/** ARNs that a variable of this name may want, the likeliest first; none where the name asks for no ARN. */
export function arnsFor(name: string): readonly string[] {
  if (!asksForArn(name)) return [];
  const subject = name.replace(/_?arns?(_|$)/i, '_').replace(/^_+|_+$/g, '');
  const found = rules.filter(([pattern]) => pattern.test(subject)).map(([, arn]) => arn);
  return [...found, `arn:aws:iam::${account}:role/rehearsal`];
}
