import { names, type MetricNamespace } from './metric-namespace.js';

const volumes = '(LocalStorage|LogVolume)?';

/** Functions, databases, instances, load balancers, queues and topics. */
export const coreNamespaces: readonly (readonly [namespace: string, published: MetricNamespace])[] = [
  [
    'AWS/Lambda',
    {
      metrics: names(
        'Invocations|Errors|DeadLetterErrors|DestinationDeliveryFailures|Throttles|OversizedRecordCount',
        'ProvisionedConcurren\\w+|RecursiveInvocationsDropped|Duration|PostRuntimeExtensionsDuration',
        'IteratorAge|OffsetLag|ConcurrentExecutions|UnreservedConcurrentExecutions|ClaimedAccountConcurrency',
        'AsyncEventsReceived|AsyncEventAge|AsyncEventsDropped|SignatureValidationErrors',
        '\\w+EventCount|ProvisionedPollers|EventPollerUnit\\w*',
      ),
      dimensions: ['FunctionName', 'Resource', 'ExecutedVersion', 'EventSourceMappingUUID'],
      aggregate: true,
    },
  ],
  [
    'AWS/RDS',
    {
      metrics: names(
        `(Read|Write)(IOPS|Latency|Throughput)${volumes}|DiskQueueDepth${volumes}|FreeStorageSpace${volumes}`,
        'CPUUtilization|CPUCreditUsage|CPUCreditBalance|CPUSurplusCreditBalance|CPUSurplusCreditsCharged',
        'BinLogDiskUsage|BurstBalance|CheckpointLag|ConnectionAttempts|DatabaseConnections\\w*|DatabaseConnectionRequests\\w*',
        'EBSByteBalance%|EBSIOBalance%|FailedSQLServerAgentJobsCount|FreeableMemory|FreeLocalStorage(Percent)?|SwapUsage',
        'MaximumUsedTransactionIDs|Network(Receive|Transmit)?Throughput|Oldest\\w*ReplicationSlotLag|Replica\\w*Lag|ReplicationSlotDiskUsage',
        'TransactionLogsDiskUsage|TransactionLogsGeneration|TempStorage(IOPS|Throughput)|DBLoad\\w*|Aurora\\w+|Backtrack\\w+',
        '(Commit|DDL|DML|Select|Insert|Update|Delete)(Latency|Throughput)|AbortedClients|ActiveTransactions|BlockedTransactions',
        'BackupRetentionPeriodStorageUsed|SnapshotStorageUsed|TotalBackupStorageBilled|BufferCacheHitRatio|ResultSetCacheHitRatio',
        'Deadlocks|EngineUptime|LoginFailures|NumBinaryLogFiles|SumBinaryLogSize|Queries|RollbackSegmentHistoryListLength|RowLockTime',
        'ServerlessDatabaseCapacity|ACUUtilization|StorageNetwork\\w+|Volume(BytesUsed|ReadIOPs|WriteIOPs)|RDSToAuroraPostgreSQLReplicaLag',
        'ClientConnections\\w*|MaxDatabaseConnectionsAllowed|Query\\w+|AvailabilityPercentage|\\w*[Ff]orwarding\\w*|Purge\\w+|TransactionAge\\w*',
      ),
      dimensions: [
        'DBInstanceIdentifier',
        'DBClusterIdentifier',
        'DbClusterIdentifier',
        'Role',
        'EngineName',
        'DatabaseClass',
        'SourceRegion',
        'SecondaryRegion',
        'ProxyName',
        'TargetGroup',
        'Target',
        'TargetRole',
        'EndpointName',
      ],
      aggregate: true,
    },
  ],
  [
    'AWS/EC2',
    {
      metrics: names(
        'CPUUtilization|CPUCreditUsage|CPUCreditBalance|CPUSurplusCreditBalance|CPUSurplusCreditsCharged|DedicatedHostCPUUtilization',
        'Disk(Read|Write)(Ops|Bytes)|EBS(Read|Write)(Ops|Bytes)|EBSIOBalance%|EBSByteBalance%|InstanceEBS\\w+',
        'Network(In|Out)|NetworkPackets(In|Out)|MetadataNoToken(Rejected)?|StatusCheckFailed(_Instance|_System|_AttachedEBS)?',
        'NetworkAddressUsage|NetworkAddressUsagePeered|GPU\\w+',
      ),
      dimensions: [
        'InstanceId',
        'AutoScalingGroupName',
        'ImageId',
        'InstanceType',
        'Per-VPC Metrics',
        'HostId',
      ],
      aggregate: true,
    },
  ],
  [
    'AWS/ApplicationELB',
    {
      metrics: names(
        'ActiveConnectionCount|AnomalousHostCount|ClientTLSNegotiationErrorCount|ConsumedLCUs|PeakLCUs|DesyncMitigationMode_NonCompliant_Request_Count',
        'DroppedInvalidHeaderRequestCount|ForwardedInvalidHeaderRequestCount|GrpcRequestCount|HTTP_Fixed_Response_Count|HTTP_Redirect_(Url_Limit_Exceeded_)?Count',
        'HTTPCode_ELB_(3XX|4XX|5XX|500|502|503|504)_Count|HTTPCode_Target_[2345]XX_Count|IPv6(ProcessedBytes|RequestCount)|LowReputation\\w+',
        'MitigatedHostCount|NewConnectionCount|NonStickyRequestCount|ProcessedBytes|RejectedConnectionCount|RequestCount(PerTarget)?|RuleEvaluations',
        'HealthyHostCount|HealthyState(DNS|Routing)|UnHealthyHostCount|UnhealthyRoutingRequestCount|UnhealthyState(DNS|Routing)|ZonalShiftedHostCount',
        'Target(ConnectionErrorCount|ResponseTime|TLSNegotiationErrorCount)|Lambda(InternalError|TargetProcessedBytes|UserError)|ELBAuth\\w+|BYOIPUtilPercentage',
      ),
      dimensions: ['LoadBalancer', 'TargetGroup', 'AvailabilityZone'],
      aggregate: false,
    },
  ],
  ['AWS/NetworkELB', { dimensions: ['LoadBalancer', 'TargetGroup', 'AvailabilityZone'], aggregate: false }],
  [
    'AWS/SQS',
    {
      metrics: names(
        'ApproximateAgeOfOldestMessage|ApproximateNumberOf\\w+|NumberOfEmptyReceives|NumberOfMessages(Deleted|Received|Sent)',
        'SentMessageSize|NumberOfDeduplicatedSentMessages',
      ),
      dimensions: ['QueueName'],
      aggregate: false,
    },
  ],
  [
    'AWS/SNS',
    {
      metrics: names('NumberOfMessagesPublished|NumberOfNotifications[\\w-]+|PublishSize|SMS\\w+|DwellTime'),
      dimensions: [
        'TopicName',
        'Application',
        'Platform',
        'Country',
        'SMSType',
        'PhoneNumber',
        'ProtocolType',
        'Protocol',
      ],
      aggregate: true,
    },
  ],
];
