import { names, type MetricNamespace } from './metric-namespace.js';

/** Tables, gateways, containers, storage, streams and the rest. */
export const moreNamespaces: readonly (readonly [namespace: string, published: MetricNamespace])[] = [
  [
    'AWS/DynamoDB',
    {
      metrics: names(
        'Account\\w+|AgeOfOldestUnreplicatedRecord|ConditionalCheckFailedRequests|Consumed(ChangeDataCapture|ReadCapacity|WriteCapacity)Units',
        'FailedToReplicateRecordCount|MaxProvisionedTable(Read|Write)CapacityUtilization|OnDemandMax(Read|Write)RequestUnits|OnlineIndex\\w+',
        'PendingReplicationCount|Provisioned(Read|Write)CapacityUnits|(Read|Write)\\w*ThrottleEvents|ReplicationLatency|Returned(Bytes|ItemCount|RecordsCount)',
        'SuccessfulRequestLatency|SystemErrors|TimeToLiveDeletedItemCount|ThrottledPutRecordCount|ThrottledRequests|TransactionConflict|UserErrors|FaultInjectionServiceInducedErrors',
      ),
      dimensions: [
        'TableName',
        'GlobalSecondaryIndexName',
        'Operation',
        'OperationType',
        'ReceivingRegion',
        'StreamLabel',
        'DelegatedOperation',
        'Verb',
        'Source',
      ],
      aggregate: true,
    },
  ],
  [
    'AWS/ApiGateway',
    {
      metrics: names(
        '4XXError|5XXError|4xx|5xx|CacheHitCount|CacheMissCount|Count|DataProcessed|IntegrationLatency|Latency',
        'ConnectCount|MessageCount|IntegrationError|ClientError|ExecutionError',
      ),
      dimensions: ['ApiName', 'ApiId', 'Stage', 'Resource', 'Method', 'Route'],
      aggregate: false,
    },
  ],
  [
    'AWS/ECS',
    {
      metrics: names(
        'CPUUtilization|MemoryUtilization|CPUReservation|MemoryReservation|GPUReservation|EBSFilesystemUtilization|\\w+ConnectionCount',
        'ProcessedBytes|TargetProcessedBytes|RequestCount(PerTarget)?|GrpcRequestCount|HTTPCode_Target_[2345]XX_Count|TargetResponseTime|\\w+TLSNegotiationErrorCount',
      ),
      dimensions: ['ClusterName', 'ServiceName', 'DiscoveryName', 'TargetDiscoveryName'],
      aggregate: false,
    },
  ],
  [
    'AWS/NATGateway',
    {
      metrics: names(
        'ActiveConnectionCount|(Bytes|Packets)InFrom(Destination|Source)|(Bytes|Packets)OutTo(Destination|Source)|Connection(Attempt|Established)Count',
        'ErrorPortAllocation|IdleTimeoutCount|PacketsDropCount|Peak(Bytes|Packets)PerSecond',
      ),
      dimensions: ['NatGatewayId', 'AvailabilityZone'],
      aggregate: false,
    },
  ],
  [
    'AWS/S3',
    {
      metrics: names(
        'BucketSizeBytes|NumberOfObjects|(All|Get|Put|Delete|Head|Post|Select|List)Requests|SelectBytes(Scanned|Returned)|Bytes(Downloaded|Uploaded)',
        '4xxErrors|5xxErrors|FirstByteLatency|TotalRequestLatency|ReplicationLatency|BytesPendingReplication|Operations(Pending|Failed)Replication',
      ),
      dimensions: [
        'BucketName',
        'StorageType',
        'FilterId',
        'SourceBucket',
        'DestinationBucket',
        'RuleId',
        'AccessPointName',
        'AccessPointARN',
        'DataSourceARN',
      ],
      aggregate: false,
    },
  ],
  [
    'AWS/AutoScaling',
    {
      metrics: names('Group\\w+|WarmPool\\w+|PredictiveScaling\\w+'),
      dimensions: ['AutoScalingGroupName', 'PolicyName', 'PairIndex'],
      aggregate: false,
    },
  ],
  [
    'AWS/NetworkFirewall',
    { dimensions: ['FirewallName', 'AvailabilityZone', 'Engine', 'CustomAction'], aggregate: false },
  ],
  [
    'AWS/States',
    {
      metrics: names(
        'Execution\\w+|Activit\\w+|LambdaFunction\\w+|ServiceIntegration\\w+|ThrottledEvents|ProvisionedBucketSize|ProvisionedRefillRate|ConsumedCapacity|\\w*Redrive\\w*|\\w*MapRun\\w*|Open\\w+',
      ),
      dimensions: [
        'StateMachineArn',
        'ActivityArn',
        'LambdaFunctionArn',
        'ServiceIntegrationResourceArn',
        'APIName',
        'StateTransition',
        'ServiceMetric',
        'Alias',
        'Version',
      ],
      aggregate: true,
    },
  ],
  [
    'AWS/Kinesis',
    {
      metrics: names(
        '(GetRecords|PutRecord|PutRecords|SubscribeToShard|SubscribeToShardEvent)\\.\\w+|Incoming(Bytes|Records)|Outgoing(Bytes|Records)',
        '(Read|Write)ProvisionedThroughputExceeded|IteratorAgeMilliseconds',
      ),
      dimensions: ['StreamName', 'ShardId', 'ConsumerName'],
      aggregate: false,
    },
  ],
  [
    'AWS/EFS',
    {
      metrics: names(
        'BurstCreditBalance|ClientConnections|Data(Read|Write)IOBytes|Metadata(Read|Write)?IOBytes|MeteredIOBytes|PercentIOLimit|PermittedThroughput|StorageBytes|TotalIOBytes|TimeSinceLastSync',
      ),
      dimensions: ['FileSystemId', 'StorageClass', 'DestinationFileSystemId'],
      aggregate: false,
    },
  ],
  [
    'AWS/CloudFront',
    {
      metrics: names(
        'Requests|Bytes(Downloaded|Uploaded)|\\dxxErrorRate|\\d\\d\\dErrorRate|TotalErrorRate|CacheHitRate|OriginLatency|Function\\w+|Lambda\\w+',
      ),
      dimensions: ['DistributionId', 'Region', 'FunctionName'],
      aggregate: false,
    },
  ],
  [
    'AWS/ElastiCache',
    {
      dimensions: [
        'CacheClusterId',
        'CacheNodeId',
        'ReplicationGroupId',
        'NodeGroupId',
        'Role',
        'Tier',
        'clusterId',
      ],
      aggregate: true,
    },
  ],
  [
    'AWS/EBS',
    {
      metrics: names('Volume\\w+|BurstBalance|FastSnapshotRestore\\w+'),
      dimensions: ['VolumeId', 'SnapshotId', 'AvailabilityZone'],
      aggregate: false,
    },
  ],
];
