import { balancerZone, dnsSuffixOf } from '../place.js';
import { type Rule, type Scene } from '../scene.js';
import { lowerAlphabet } from './hosts.js';
import { objectsOf, textsOf } from '../../../utility/values.js';

/** `app`, `net` or `gwy`, as load balancer ARNs say it. */
const shortKind = (scene: Scene): string =>
  ({ network: 'net', gateway: 'gwy' })[scene.text('load_balancer_type')] ?? 'app';

const balancer: Rule = {
  id: '{arn}',
  arn: (scene) => scene.arn('elasticloadbalancing', 'ra', `loadbalancer/${scene.text('arn_suffix')}`),
  arn_suffix: (scene) =>
    scene.invent(`${shortKind(scene)}/${scene.text('name')}/${scene.chance('suffix').hex(16)}`),
  dns_name: (scene) => {
    const inside = scene.values.internal === true ? 'internal-' : '';
    const unique = scene.chance('dns').integer(1000000000, 1999999999);
    const zone = shortKind(scene) === 'net' ? `elb.${scene.region}` : `${scene.region}.elb`;
    return scene.invent(`${inside}${scene.text('name')}-${unique}.${zone}.${dnsSuffixOf(scene.region)}`);
  },
  zone_id: (scene) => balancerZone(scene.region, shortKind(scene) === 'net' ? 'network' : 'application'),
  ip_address_type: 'ipv4',
  internal: () => false,
  subnets: (scene) =>
    objectsOf(scene.values.subnet_mapping).flatMap(({ subnet_id: id }) =>
      typeof id === 'string' ? [id] : [],
    ),
  security_groups: (scene) =>
    shortKind(scene) === 'app' ? [scene.invent(`sg-${scene.chance('sg').hex(17)}`)] : [],
};

const listener: Rule = {
  id: '{arn}',
  arn: (scene) =>
    scene.invent(
      `${scene.text('load_balancer_arn').replace(':loadbalancer/', ':listener/')}/${scene.chance('listener').hex(16)}`,
    ),
  protocol: (scene) => (scene.text('load_balancer_arn').includes('/net/') ? 'TCP' : 'HTTP'),
  ssl_policy: (scene) =>
    ['HTTPS', 'TLS'].includes(scene.text('protocol')) ? 'ELBSecurityPolicy-2016-08' : '',
};

const listenerRule: Rule = {
  id: '{arn}',
  arn: (scene) =>
    scene.invent(
      `${scene.text('listener_arn').replace(':listener/', ':listener-rule/')}/${scene.chance('rule').hex(16)}`,
    ),
  priority: (scene) => scene.chance('priority').integer(1, 999),
};

const targetGroup: Rule = {
  id: '{arn}',
  arn: (scene) => scene.arn('elasticloadbalancing', 'ra', scene.text('arn_suffix')),
  arn_suffix: (scene) => scene.invent(`targetgroup/${scene.text('name')}/${scene.chance('suffix').hex(16)}`),
  ip_address_type: 'ipv4',
  load_balancing_algorithm_type: 'round_robin',
  load_balancing_cross_zone_enabled: 'use_load_balancer_configuration',
  load_balancing_anomaly_mitigation: 'off',
  protocol_version: (scene) => (scene.text('protocol').startsWith('HTTP') ? 'HTTP1' : ''),
  load_balancer_arns: () => [],
  'health_check.enabled': () => true,
  'health_check.healthy_threshold': () => 5,
  'health_check.unhealthy_threshold': () => 2,
  'health_check.interval': () => 30,
  'health_check.timeout': () => 5,
  'health_check.path': (scene) => (scene.text('protocol').startsWith('HTTP') ? '/' : ''),
  'health_check.port': 'traffic-port',
  'health_check.protocol': (scene) =>
    scene.text('protocol').startsWith('HTTP') ? scene.text('protocol') : 'TCP',
  'health_check.matcher': (scene) => (scene.text('protocol').startsWith('HTTP') ? '200' : ''),
};

const targetAttachment: Rule = { id: '{target_group_arn}-{digits:26}' };

/** One record to create for the certificate's domain and for each further name; a wildcard shares its parent's. */
const validationOptions = (scene: Scene): Record<string, string>[] => {
  if (scene.text('validation_method') === 'EMAIL') return [];
  const names = [scene.text('domain_name'), ...textsOf(scene.values.subject_alternative_names)];
  return [...new Set(names)]
    .filter((name) => name !== '')
    .map((name) => {
      const base = name.replace(/^\*\./, '');
      const chance = scene.chance(`validation ${base}`);
      return {
        domain_name: name,
        resource_record_name: scene.invent(`_${chance.hex(32)}.${base}.`),
        resource_record_type: 'CNAME',
        resource_record_value: scene.invent(
          `_${chance.hex(32)}.${chance.text(lowerAlphabet, 10)}.acm-validations.aws.`,
        ),
      };
    });
};

const cloudfrontPolicy: Rule = { id: '{uuid}', etag: 'E{upper:13}' };

/** Load balancers, CDN, DNS, certificates, API gateways, firewalls. */
export const edge: Readonly<Record<string, Rule>> = {
  aws_lb: balancer,
  aws_alb: balancer,
  aws_lb_listener: listener,
  aws_alb_listener: listener,
  aws_lb_listener_rule: listenerRule,
  aws_alb_listener_rule: listenerRule,
  aws_lb_target_group: targetGroup,
  aws_alb_target_group: targetGroup,
  aws_lb_target_group_attachment: targetAttachment,
  aws_alb_target_group_attachment: targetAttachment,
  aws_lb_listener_certificate: { id: '{listener_arn}_{certificate_arn}' },
  aws_lb_trust_store: {
    id: '{arn}',
    arn: 'arn=elasticloadbalancing:ra:truststore/{name}/{hex:16}',
    arn_suffix: 'truststore/{name}/{hex:16}',
  },
  aws_elb: {
    id: '{name}',
    arn: 'arn=elasticloadbalancing:ra:loadbalancer/{name}',
    dns_name: '{name}-{digits:10}.{place.region}.elb.{suffix}',
    zone_id: (scene) => balancerZone(scene.region, 'application'),
    source_security_group: '{account}/default',
    source_security_group_id: 'sg-{hex:17}',
  },
  aws_acm_certificate: {
    id: '{arn}',
    arn: 'arn=acm:ra:certificate/{uuid}',
    domain_validation_options: validationOptions,
    subject_alternative_names: (scene) => [scene.text('domain_name')],
    validation_method: (scene) => (scene.text('certificate_body') === '' ? 'DNS' : 'NONE'),
    status: (scene) => (scene.text('certificate_body') === '' ? 'PENDING_VALIDATION' : 'ISSUED'),
    type: (scene) => (scene.text('certificate_body') === '' ? 'AMAZON_ISSUED' : 'IMPORTED'),
    key_algorithm: 'RSA_2048',
    renewal_eligibility: 'INELIGIBLE',
    renewal_summary: () => [],
    validation_emails: () => [],
    domain_name: 'imported.example.com',
  },
  aws_acm_certificate_validation: { id: '2026-01-01 00:00:00 +0000 UTC', validation_record_fqdns: () => [] },
  aws_route53_zone: {
    id: '{zone_id}',
    zone_id: 'Z{upper:20}',
    arn: 'arn=route53::hostedzone/{zone_id}',
    primary_name_server: 'ns-1.awsdns-01.org',
    name_servers: (scene) =>
      ['com', 'net', 'org', 'co.uk'].map((domain, index) => {
        const number = scene.chance(`ns${index}`).integer(0, 511) + index * 512;
        return scene.invent(`ns-${number}.awsdns-${String(number % 64).padStart(2, '0')}.${domain}`);
      }),
  },
  aws_route53_record: {
    id: (scene) =>
      [scene.text('zone_id'), scene.text('name'), scene.text('type'), scene.text('set_identifier')]
        .filter((part) => part !== '')
        .join('_'),
    fqdn: (scene) => scene.text('name').replace(/\.$/, ''),
  },
  aws_route53_health_check: { id: '{uuid}', arn: 'arn=route53::healthcheck/{id}' },
  aws_route53_zone_association: {
    id: '{zone_id}:{vpc_id}',
    owning_account: '{account}',
    vpc_region: '{place.region}',
  },
  aws_route53_vpc_association_authorization: { id: '{zone_id}:{vpc_id}', vpc_region: '{place.region}' },
  aws_route53_query_log: { id: '{uuid}', arn: 'arn=route53::queryloggingconfig/{id}' },
  aws_route53_key_signing_key: { id: '{hosted_zone_id},{name}' },
  aws_route53_hosted_zone_dnssec: { id: '{hosted_zone_id}' },
  aws_route53_delegation_set: { id: 'N{upper:20}', arn: 'arn=route53::delegationset/{id}' },
  aws_route53_resolver_endpoint: {
    id: (scene) =>
      scene.invent(
        `rslvr-${scene.text('direction') === 'INBOUND' ? 'in' : 'out'}-${scene.chance('id').hex(17)}`,
      ),
    arn: 'arn=route53resolver:ra:resolver-endpoint/{id}',
    host_vpc_id: 'vpc-{hex:17}',
    'ip_address.ip': (scene, path) => scene.invent(`10.0.1.${scene.chance(path).integer(10, 250)}`),
    'ip_address.ip_id': (scene, path) => scene.invent(`rni-${scene.chance(path).hex(17)}`),
  },
  aws_route53_resolver_rule: {
    id: 'rslvr-rr-{hex:17}',
    arn: 'arn=route53resolver:ra:resolver-rule/{id}',
    share_status: 'NOT_SHARED',
  },
  aws_route53_resolver_rule_association: { id: 'rslvr-rrassoc-{hex:17}' },
  aws_route53_resolver_query_log_config: {
    id: 'rqlc-{hex:16}',
    arn: 'arn=route53resolver:ra:resolver-query-log-config/{id}',
  },
  aws_cloudfront_distribution: {
    id: 'E{upper:13}',
    arn: 'arn=cloudfront:a:distribution/{id}',
    domain_name: 'd{lower:13}.cloudfront.net',
    hosted_zone_id: 'Z2FDTNDATAQYW2',
    etag: 'E{upper:13}',
    status: 'Deployed',
    caller_reference: 'terraform-{digits:26}',
    trusted_key_groups: () => [{ enabled: false, items: [] }],
    trusted_signers: () => [{ enabled: false, items: [] }],
  },
  aws_cloudfront_origin_access_identity: {
    id: 'E{upper:13}',
    arn: 'arn=cloudfront:a:origin-access-identity/{id}',
    cloudfront_access_identity_path: 'origin-access-identity/cloudfront/{id}',
    iam_arn: 'arn:{partition}:iam::cloudfront:user/CloudFront Origin Access Identity {id}',
    s3_canonical_user_id: '{hex:96}',
    etag: 'E{upper:13}',
  },
  aws_cloudfront_origin_access_control: {
    id: 'E{upper:13}',
    arn: 'arn=cloudfront:a:origin-access-control/{id}',
    etag: 'E{upper:13}',
  },
  aws_cloudfront_cache_policy: { ...cloudfrontPolicy, arn: 'arn=cloudfront:a:cache-policy/{id}' },
  aws_cloudfront_origin_request_policy: {
    ...cloudfrontPolicy,
    arn: 'arn=cloudfront:a:origin-request-policy/{id}',
  },
  aws_cloudfront_response_headers_policy: {
    ...cloudfrontPolicy,
    arn: 'arn=cloudfront:a:response-headers-policy/{id}',
  },
  aws_cloudfront_function: {
    id: '{name}',
    arn: 'arn=cloudfront:a:function/{name}',
    etag: 'E{upper:13}',
    live_stage_etag: 'E{upper:13}',
    status: 'UNASSOCIATED',
  },
  aws_cloudfront_key_group: { id: '{uuid}', etag: 'E{upper:13}' },
  aws_cloudfront_public_key: { id: 'K{upper:13}', etag: 'E{upper:13}' },
  aws_cloudfront_monitoring_subscription: { id: '{distribution_id}' },
};
