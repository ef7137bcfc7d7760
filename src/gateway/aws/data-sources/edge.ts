import { textOf, textsOf } from '../../utility/values.js';
import { balancerZone, dnsSuffixOf, partitionOf } from '../fill/place.js';
import { type Rule, type Scene } from '../fill/scene.js';
import { askedTags, standing } from './question.js';

/** CloudFront's own policies, whose ids are the same in every account. */
const managedPolicies: Readonly<Record<string, string>> = {
  'Managed-CachingOptimized': '658327ea-f89d-4fab-a63d-7e88639e58f6',
  'Managed-CachingOptimizedForUncompressedObjects': 'b2884449-e4de-46a7-ac36-70bc7f1ddd6d',
  'Managed-CachingDisabled': '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  'Managed-Amplify': '2e54312d-136d-493c-8eb9-b001f22f67d2',
  'Managed-Elemental-MediaPackage': '08627262-05a9-4f76-9ded-b50ca2e3a84f',
  UseOriginCacheControlHeaders: '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
  'UseOriginCacheControlHeaders-QueryStrings': '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
  'Managed-AllViewer': '216adef6-5c7f-47e4-b989-5492eafa07d3',
  'Managed-AllViewerExceptHostHeader': 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  'Managed-AllViewerAndCloudFrontHeaders-2022-06': '33f36d7e-f396-46d9-90e0-52428a34d9dc',
  'Managed-CORS-S3Origin': '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf',
  'Managed-CORS-CustomOrigin': '59781a5b-3903-41f3-afcb-af62929ccde1',
  'Managed-UserAgentRefererHeaders': 'acba4595-bd28-49b8-b9fe-13317c0390fa',
  'Managed-SecurityHeadersPolicy': '67f7725c-6f97-4210-82d7-5512b31e9d03',
  'Managed-SimpleCORS': '60669652-455b-4ae9-85a4-c4c02393f86c',
  'Managed-CORS-With-Preflight': '5cc3b908-e619-4b99-88e5-2cf7f45965bd',
  'Managed-CORS-and-SecurityHeadersPolicy': 'e61eb60c-9c35-4d20-a928-2b84e02af89c',
  'Managed-CORS-with-preflight-and-SecurityHeadersPolicy': 'eaab4381-ed33-4a86-88ca-d9558dc6cd63',
};

const policyId = (scene: Scene): string => {
  const name = textOf(scene.values.name) ?? '';
  return managedPolicies[name] ?? scene.invent(scene.chance(`policy ${name}`).uuid());
};

const policy: Rule = { id: policyId, name: 'policy', etag: 'E{upper:13}', comment: '' };

const domain = (scene: Scene): string => (textOf(scene.values.name) ?? 'example.com').replace(/\.$/, '');

/** The zone of a name is the same whichever block asks. */
const zone = (scene: Scene): string =>
  textOf(scene.values.zone_id) ??
  scene.invent(`Z${standing(scene, '', 'zone', domain(scene)).toUpperCase().slice(0, 17)}`);

const certificateArn = (scene: Scene): string =>
  scene.arn('acm', 'ra', `certificate/${scene.chance(`certificate ${scene.text('domain')}`).uuid()}`);

const balancerName = (scene: Scene): string =>
  textOf(scene.values.name) ?? (textOf(scene.values.arn) ?? '').split('/')[2] ?? 'balancer';

const balancer: Rule = {
  id: '{arn}',
  name: balancerName,
  arn: (scene) =>
    scene.arn(
      'elasticloadbalancing',
      'ra',
      `loadbalancer/app/${balancerName(scene)}/${scene.chance(balancerName(scene)).hex(16)}`,
    ),
  arn_suffix: (scene) => scene.text('arn').split('loadbalancer/')[1] ?? '',
  dns_name: (scene) =>
    scene.invent(
      `${balancerName(scene)}-${scene.chance('dns').integer(1000000000, 1999999999)}.${scene.region}.elb.${dnsSuffixOf(scene.region)}`,
    ),
  zone_id: (scene) => balancerZone(scene.region, 'application'),
  load_balancer_type: 'application',
  ip_address_type: 'ipv4',
  internal: () => false,
  security_groups: (scene) => [standing(scene, 'sg-', 'balancer')],
  subnets: (scene) => [0, 1, 2].map((index) => standing(scene, 'subnet-', 'balancer', String(index))),
  subnet_mapping: () => [],
  access_logs: () => [],
  connection_logs: () => [],
  vpc_id: (scene) => standing(scene, 'vpc-', 'default'),
  idle_timeout: () => 60,
  tags: askedTags,
};

const targetGroup: Rule = {
  id: '{arn}',
  name: (scene) => (textOf(scene.values.arn) ?? '').split('/')[1] ?? 'targets',
  arn: 'arn=elasticloadbalancing:ra:targetgroup/{name}/{hex:16}',
  arn_suffix: (scene) => `targetgroup/${scene.text('arn').split('targetgroup/')[1] ?? ''}`,
  port: () => 80,
  protocol: 'HTTP',
  protocol_version: 'HTTP1',
  target_type: 'instance',
  deregistration_delay: '300',
  vpc_id: (scene) => standing(scene, 'vpc-', 'default'),
  tags: askedTags,
};

const listener: Rule = {
  id: '{arn}',
  arn: (scene) =>
    scene.invent(
      `${(textOf(scene.values.load_balancer_arn) ?? '').replace(':loadbalancer/', ':listener/')}/${scene.chance('listener').hex(16)}`,
    ),
  port: () => 443,
  protocol: 'HTTPS',
  ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  certificate_arn: 'arn=acm:ra:certificate/{uuid}',
  default_action: () => [],
  tags: askedTags,
};

const s3LogDelivery = 'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0';

/** Accounts that AWS's older services act from, by region. */
const trailAccounts: Readonly<Record<string, string>> = {
  'us-east-1': '086441151436',
  'us-east-2': '475085895292',
  'us-west-1': '388731089494',
  'us-west-2': '113285607260',
  'eu-west-1': '859597730677',
  'eu-central-1': '035351147821',
  'ap-southeast-1': '903692715234',
  'ap-southeast-2': '284668455005',
  'ap-northeast-1': '216624486486',
};

const regions =
  'ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2'.split(
    ' ',
  );

/** DNS, certificates, load balancers, CDN and firewalls. */
export const edge: Readonly<Record<string, Rule>> = {
  aws_route53_zone: {
    id: '{zone_id}',
    zone_id: zone,
    name: domain,
    arn: 'arn=route53::hostedzone/{zone_id}',
    caller_reference: '{uuid}',
    comment: '',
    primary_name_server: 'ns-1.awsdns-01.com',
    name_servers: () => [
      'ns-1.awsdns-01.com',
      'ns-513.awsdns-01.net',
      'ns-1025.awsdns-01.org',
      'ns-1537.awsdns-01.co.uk',
    ],
    resource_record_set_count: () => 2,
    linked_service_description: '',
    linked_service_principal: '',
    vpc_id: '',
    tags: askedTags,
  },
  aws_route53_zones: { id: '{place.region}', ids: (scene) => [zone(scene)] },
  aws_route53_delegation_set: {
    id: '{id}',
    arn: 'arn=route53::delegationset/{id}',
    caller_reference: '{uuid}',
    name_servers: () => ['ns-1.awsdns-01.com', 'ns-513.awsdns-01.net'],
  },
  aws_acm_certificate: {
    id: '{arn}',
    arn: certificateArn,
    domain: 'example.com',
    status: (scene) => textsOf(scene.values.statuses)[0] ?? 'ISSUED',
    certificate: '',
    certificate_chain: '',
    tags: askedTags,
  },
  aws_lb: balancer,
  aws_alb: balancer,
  aws_lbs: {
    id: '{place.region}',
    arns: (scene) => [
      scene.arn('elasticloadbalancing', 'ra', `loadbalancer/app/balancer/${scene.chance('lb').hex(16)}`),
    ],
  },
  aws_lb_target_group: targetGroup,
  aws_alb_target_group: targetGroup,
  aws_lb_listener: listener,
  aws_alb_listener: listener,
  aws_lb_hosted_zone_id: {
    id: (scene) =>
      balancerZone(
        textOf(scene.values.region) ?? scene.region,
        textOf(scene.values.load_balancer_type) === 'network' ? 'network' : 'application',
      ),
  },
  aws_elb_hosted_zone_id: {
    id: (scene) => balancerZone(textOf(scene.values.region) ?? scene.region, 'application'),
  },
  aws_cloudfront_cache_policy: policy,
  aws_cloudfront_origin_request_policy: policy,
  aws_cloudfront_response_headers_policy: policy,
  aws_cloudfront_distribution: {
    id: '{id}',
    arn: 'arn=cloudfront:a:distribution/{id}',
    domain_name: 'd{lower:13}.cloudfront.net',
    hosted_zone_id: 'Z2FDTNDATAQYW2',
    status: 'Deployed',
    enabled: () => true,
    etag: 'E{upper:13}',
    aliases: () => [],
    web_acl_id: '',
  },
  aws_cloudfront_log_delivery_canonical_user_id: { id: s3LogDelivery },
  aws_cloudfront_origin_access_identity: {
    arn: 'arn=cloudfront:a:origin-access-identity/{id}',
    iam_arn: 'arn:{partition}:iam::cloudfront:user/CloudFront Origin Access Identity {id}',
    cloudfront_access_identity_path: 'origin-access-identity/cloudfront/{id}',
    s3_canonical_user_id: '{hex:64}',
  },
  aws_wafv2_web_acl: {
    id: '{uuid}',
    arn: (scene) =>
      scene.arn(
        'wafv2',
        'ra',
        `${textOf(scene.values.scope) === 'CLOUDFRONT' ? 'global' : 'regional'}/webacl/${scene.text('name')}/${scene.text('id')}`,
      ),
    description: '',
  },
  aws_api_gateway_rest_api: {
    id: '{lower:10}',
    arn: 'arn=apigateway:r:/restapis/{id}',
    execution_arn: 'arn=execute-api:ra:{id}',
    root_resource_id: '{lower:10}',
    api_key_source: 'HEADER',
    policy: '',
    tags: askedTags,
  },
  aws_cloudtrail_service_account: {
    id: (scene) => trailAccounts[textOf(scene.values.region) ?? scene.region] ?? '086441151436',
    arn: (scene) => `arn:${partitionOf(scene.region)}:iam::${scene.text('id')}:root`,
  },
  aws_billing_service_account: {
    id: '386209384616',
    arn: (scene) => `arn:${partitionOf(scene.region)}:iam::386209384616:root`,
  },
  aws_regions: { id: '{partition}', names: () => [...regions] },
  aws_region: {
    id: '{name}',
    name: (scene) => scene.region,
    description: (scene) => scene.region,
    endpoint: (scene) => `ec2.${scene.region}.${dnsSuffixOf(scene.region)}`,
  },
};
