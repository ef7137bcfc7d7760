/**
 * Actions that take the ARN of what they act on, and that read, change or use it: allowing them on `*` is beyond need.
 * Actions that only take `*` (ec2:Describe*, cloudwatch:PutMetricData, ecr:GetAuthorizationToken, …) must not stand here,
 * nor those that AWS's own managed policies give on `*` (writing logs).
 */
export const scopedActions: readonly string[] = [
  ...words(
    's3',
    'GetObject PutObject DeleteObject ListBucket PutBucketPolicy PutBucketAcl DeleteBucket PutObjectAcl',
  ),
  ...words(
    'dynamodb',
    'GetItem PutItem UpdateItem DeleteItem Query Scan BatchGetItem BatchWriteItem DeleteTable',
  ),
  ...words('sqs', 'SendMessage ReceiveMessage DeleteMessage PurgeQueue'),
  ...words('sns', 'Publish Subscribe DeleteTopic'),
  ...words('secretsmanager', 'GetSecretValue PutSecretValue UpdateSecret DeleteSecret'),
  ...words('ssm', 'GetParameter GetParameters GetParametersByPath PutParameter DeleteParameter SendCommand'),
  ...words('kms', 'Decrypt Encrypt GenerateDataKey CreateGrant ScheduleKeyDeletion'),
  ...words('lambda', 'InvokeFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction'),
  ...words('iam', 'CreateRole DeleteRole CreatePolicy CreateUser DeleteUser'),
  ...words('sts', 'AssumeRole'),
  ...words('states', 'StartExecution'),
  ...words('glue', 'StartJobRun UpdateJob DeleteJob'),
  ...words('events', 'PutEvents'),
  ...words('kinesis', 'PutRecord PutRecords GetRecords'),
  ...words('firehose', 'PutRecord PutRecordBatch'),
  ...words('rds', 'DeleteDBInstance DeleteDBCluster ModifyDBInstance'),
  ...words('rds-db', 'connect'),
  ...words('ec2', 'TerminateInstances StopInstances DeleteVolume'),
  ...words('ecs', 'RunTask UpdateService DeleteService'),
  ...words('elasticfilesystem', 'ClientWrite ClientRootAccess DeleteFileSystem'),
];

/** Actions that, on every resource, let their holder give himself any permission. */
export const escalatingActions: readonly string[] = words(
  'iam',
  'CreatePolicyVersion SetDefaultPolicyVersion AttachUserPolicy AttachRolePolicy AttachGroupPolicy PutUserPolicy PutRolePolicy PutGroupPolicy AddUserToGroup UpdateAssumeRolePolicy CreateAccessKey CreateLoginProfile UpdateLoginProfile',
);

/** With iam:PassRole on every role, each of these runs code as any role. */
export const escalatingWithPassRole: readonly string[] = [
  'lambda:CreateFunction',
  'ec2:RunInstances',
  'ecs:RegisterTaskDefinition',
  'glue:CreateJob',
  'glue:CreateDevEndpoint',
  'cloudformation:CreateStack',
  'codebuild:CreateProject',
  'sagemaker:CreateNotebookInstance',
];

function words(service: string, names: string): readonly string[] {
  return names.split(' ').map((name) => `${service}:${name}`);
}
