/**
 * AWS managed policies and the path each stands under (`''` for the top), as of November 2025. Not complete: a name
 * that is not here is not judged. Source: "AWS managed policy reference"; the absent names were looked for on
 * 2026-11-23 in public mirrors of all managed policies, and AWS_ConfigRole compared with its page.
 */
export const managedPolicyPaths: ReadonlyMap<string, string> = new Map([
  ...under(
    'service-role/',
    'AWSLambdaBasicExecutionRole AWSLambdaVPCAccessExecutionRole AWSLambdaKinesisExecutionRole AWSLambdaDynamoDBExecutionRole AWSLambdaSQSQueueExecutionRole AWSLambdaMSKExecutionRole AWSLambdaENIManagementAccess AWSLambdaRole AmazonECSTaskExecutionRolePolicy AmazonEC2ContainerServiceforEC2Role AmazonEC2ContainerServiceRole AWS_ConfigRole AmazonRDSEnhancedMonitoringRole AmazonEC2RoleforSSM AmazonAPIGatewayPushToCloudWatchLogs AWSBackupServiceRolePolicyForBackup AWSBackupServiceRolePolicyForRestores AWSGlueServiceRole AWSCodeDeployRole AWSBatchServiceRole AmazonElasticMapReduceRole AmazonDMSVPCManagementRole AmazonDMSCloudWatchLogsRole AmazonEBSCSIDriverPolicy AmazonSSMAutomationRole AmazonSSMMaintenanceWindowRole',
  ),
  ...under(
    'job-function/',
    'Billing DatabaseAdministrator DataScientist NetworkAdministrator SupportUser SystemAdministrator ViewOnlyAccess',
  ),
  ...under(
    '',
    'AdministratorAccess PowerUserAccess ReadOnlyAccess SecurityAudit IAMFullAccess IAMReadOnlyAccess AmazonSSMManagedInstanceCore CloudWatchAgentServerPolicy AWSXRayDaemonWriteAccess AWSXrayWriteOnlyAccess AmazonS3ReadOnlyAccess AmazonS3FullAccess AmazonEC2FullAccess AmazonEC2ReadOnlyAccess AmazonRDSFullAccess AmazonDynamoDBFullAccess AmazonDynamoDBReadOnlyAccess AmazonSQSFullAccess AmazonSNSFullAccess AmazonVPCFullAccess AWSLambda_FullAccess AWSLambda_ReadOnlyAccess AWSLambdaExecute AmazonEKSClusterPolicy AmazonEKSServicePolicy AmazonEKSWorkerNodePolicy AmazonEKS_CNI_Policy AmazonEKSVPCResourceController AmazonEKSFargatePodExecutionRolePolicy AmazonEC2ContainerRegistryReadOnly AmazonEC2ContainerRegistryPowerUser AmazonECS_FullAccess CloudWatchFullAccess CloudWatchReadOnlyAccess CloudWatchLogsFullAccess CloudWatchLogsReadOnlyAccess SecretsManagerReadWrite AWSCodeDeployRoleForECS',
  ),
]);

/** Names that answers use and AWS does not have (any more), with what is meant instead. */
export const absentManagedPolicies: ReadonlyMap<string, string> = new Map([
  ['ConfigRole', 'service-role/AWS_ConfigRole'],
  ['AWSConfigRole', 'service-role/AWS_ConfigRole'],
  ['AWSLambdaFullAccess', 'AWSLambda_FullAccess'],
  ['VPCFlowLogsDeliveryRolePolicy', 'an inline policy for the flow log role'],
]);

function under(path: string, names: string): readonly (readonly [string, string])[] {
  return names.split(' ').map((name) => [name, path] as const);
}
