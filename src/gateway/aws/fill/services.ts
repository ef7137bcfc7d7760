import { type Scene } from './scene.js';

/** ARN service names of types whose second word is not the service's own. */
const services: Readonly<Record<string, string>> = {
  alb: 'elasticloadbalancing',
  elb: 'elasticloadbalancing',
  lb: 'elasticloadbalancing',
  api: 'apigateway',
  apigatewayv2: 'apigateway',
  appautoscaling: 'application-autoscaling',
  bedrockagent: 'bedrock',
  ce: 'ce',
  cloudwatch: 'cloudwatch',
  codestarconnections: 'codestar-connections',
  codestarnotifications: 'codestar-notifications',
  cognito: 'cognito-idp',
  db: 'rds',
  docdb: 'rds',
  neptune: 'rds',
  dx: 'directconnect',
  directory: 'ds',
  efs: 'elasticfilesystem',
  elastic: 'elasticbeanstalk',
  elasticsearch: 'es',
  opensearch: 'es',
  opensearchserverless: 'aoss',
  emr: 'elasticmapreduce',
  emrcontainers: 'emr-containers',
  emrserverless: 'emr-serverless',
  grafana: 'grafana',
  keyspaces: 'cassandra',
  kinesisanalyticsv2: 'kinesisanalytics',
  msk: 'kafka',
  mskconnect: 'kafkaconnect',
  mwaa: 'airflow',
  networkfirewall: 'network-firewall',
  osis: 'osis',
  prometheus: 'aps',
  redshiftserverless: 'redshift-serverless',
  resourcegroups: 'resource-groups',
  sesv2: 'ses',
  service: 'servicediscovery',
  sfn: 'states',
  ssoadmin: 'sso',
  timestreamwrite: 'timestream',
  vpclattice: 'vpc-lattice',
  wafregional: 'waf-regional',
};

const ec2Words: ReadonlySet<string> = new Set(
  'ami customer default ebs ec2 egress eip flow instance internet key launch main nat network placement route security snapshot spot subnet volume vpc vpn'.split(
    ' ',
  ),
);

/** Service part of the ARNs of a type: `aws_sfn_state_machine` gives `states`. */
export function serviceOf(type: string): string {
  const word = type.split('_')[1] ?? 'aws';
  return ec2Words.has(word) ? 'ec2' : (services[word] ?? word);
}

/** What the ARN calls the thing: the type without `aws_` and the service's word, with hyphens. */
export function kindOf(type: string): string {
  const words = type.split('_').slice(1);
  const rest = serviceOf(type) === 'ec2' && words[0] !== 'ec2' ? words : words.slice(1);
  return (rest.length === 0 ? words : rest).join('-');
}

const globalServices: ReadonlySet<string> = new Set([
  'iam',
  'cloudfront',
  'organizations',
  'globalaccelerator',
  'shield',
]);

/** An ARN for a type without a rule of its own. */
export function resourceArn(scene: Scene): string {
  const service = serviceOf(scene.type);
  const named = scene.text('name');
  const own = named !== '' ? named : scene.values.id === null ? '' : scene.text('id');
  const resource = own === '' || own.startsWith('arn:') ? scene.chance('arn').hex(17) : own;
  return scene.arn(service, globalServices.has(service) ? 'a' : 'ra', `${kindOf(scene.type)}/${resource}`);
}
