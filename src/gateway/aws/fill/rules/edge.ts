import { balancerZone, dnsSuffixOf } from '../place.js';
import { type Rule, type Scene } from '../scene.js';
import { textsOf, textOf } from '../../../utility/values.js';

const lowerAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

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

const stageArn = (scene: Scene): string => `${scene.text('rest_api_id')}/${scene.text('stage_name')}`;

const restResource = (prefix: string, tail: string): Rule => ({
  id: `${prefix}-{rest_api_id}-{resource_id}-{http_method}${tail}`,
});

const cloudfrontPolicy: Rule = { id: '{uuid}', etag: 'E{upper:13}' };

const firewall = (kind: string): Rule => ({
  id: '{uuid}',
  arn: (scene) => {
    const isGlobal = scene.text('scope') === 'CLOUDFRONT';
    const resource = `${isGlobal ? 'global' : 'regional'}/${kind}/${scene.text('name')}/${scene.text('id')}`;
    return scene.arn('wafv2', 'ra', resource);
  },
  lock_token: '{uuid}',
  application_integration_url: '',
});

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
  aws_acmpca_certificate_authority: { id: '{arn}', arn: 'arn=acm-pca:ra:certificate-authority/{uuid}' },
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
  aws_api_gateway_rest_api: {
    id: '{lower:10}',
    arn: 'arn=apigateway:r:/restapis/{id}',
    execution_arn: 'arn=execute-api:ra:{id}',
    root_resource_id: '{lower:10}',
    api_key_source: 'HEADER',
    created_date: '2026-01-01T00:00:00Z',
    policy: '',
  },
  aws_api_gateway_resource: { id: '{lower:6}', path: '/{path_part}' },
  aws_api_gateway_method: restResource('agm', ''),
  aws_api_gateway_integration: {
    ...restResource('agi', ''),
    passthrough_behavior: 'WHEN_NO_MATCH',
    cache_namespace: '{resource_id}',
  },
  aws_api_gateway_method_response: restResource('agmr', '-{status_code}'),
  aws_api_gateway_integration_response: restResource('agir', '-{status_code}'),
  aws_api_gateway_gateway_response: { id: 'aggr-{rest_api_id}-{response_type}' },
  aws_api_gateway_deployment: {
    id: '{lower:6}',
    created_date: '2026-01-01T00:00:00Z',
    execution_arn: (scene) => scene.arn('execute-api', 'ra', stageArn(scene)),
    invoke_url: 'https://{rest_api_id}.execute-api.{place.region}.{suffix}/{stage_name}',
  },
  aws_api_gateway_stage: {
    id: 'ags-{rest_api_id}-{stage_name}',
    arn: 'arn=apigateway:r:/restapis/{rest_api_id}/stages/{stage_name}',
    execution_arn: (scene) => scene.arn('execute-api', 'ra', stageArn(scene)),
    invoke_url: 'https://{rest_api_id}.execute-api.{place.region}.{suffix}/{stage_name}',
    web_acl_arn: '',
  },
  aws_api_gateway_method_settings: { id: '{rest_api_id}-{stage_name}-{method_path}' },
  aws_api_gateway_account: {
    id: 'api-gateway-account',
    api_key_version: '4',
    features: () => [],
    throttle_settings: () => [{ burst_limit: 5000, rate_limit: 10000 }],
  },
  aws_api_gateway_api_key: { id: '{lower:10}', arn: 'arn=apigateway:r:/apikeys/{id}', value: '{mixed:40}' },
  aws_api_gateway_usage_plan: { id: '{lower:6}', arn: 'arn=apigateway:r:/usageplans/{id}' },
  aws_api_gateway_usage_plan_key: { id: '{key_id}' },
  aws_api_gateway_authorizer: {
    id: '{lower:6}',
    arn: 'arn=apigateway:r:/restapis/{rest_api_id}/authorizers/{id}',
  },
  aws_api_gateway_domain_name: {
    id: '{domain_name}',
    arn: 'arn=apigateway:r:/domainnames/{domain_name}',
    regional_domain_name: 'd-{lower:10}.execute-api.{place.region}.{suffix}',
    regional_zone_id: 'Z1UJRXOUMOOFQ8',
    cloudfront_domain_name: 'd{lower:13}.cloudfront.net',
    cloudfront_zone_id: 'Z2FDTNDATAQYW2',
    security_policy: 'TLS_1_2',
  },
  aws_api_gateway_base_path_mapping: { id: '{domain_name}/{base_path}' },
  aws_api_gateway_model: { id: '{lower:6}' },
  aws_api_gateway_request_validator: { id: '{lower:6}' },
  aws_api_gateway_rest_api_policy: { id: '{rest_api_id}' },
  aws_api_gateway_vpc_link: { id: '{lower:6}', arn: 'arn=apigateway:r:/vpclinks/{id}' },
  aws_apigatewayv2_api: {
    id: '{lower:10}',
    arn: 'arn=apigateway:r:/apis/{id}',
    api_endpoint: (scene) =>
      scene.invent(
        `${scene.text('protocol_type') === 'WEBSOCKET' ? 'wss' : 'https'}://${scene.text('id')}.execute-api.${scene.region}.${dnsSuffixOf(scene.region)}`,
      ),
    execution_arn: 'arn=execute-api:ra:{id}',
    ip_address_type: 'ipv4',
  },
  aws_apigatewayv2_stage: {
    id: '{name}',
    arn: 'arn=apigateway:r:/apis/{api_id}/stages/{name}',
    execution_arn: 'arn=execute-api:ra:{api_id}/{name}',
    invoke_url: (scene) => {
      const stage = textOf(scene.values.name) === '$default' ? '' : scene.text('name');
      return scene.invent(
        `https://${scene.text('api_id')}.execute-api.${scene.region}.${dnsSuffixOf(scene.region)}/${stage}`,
      );
    },
    deployment_id: '',
  },
  aws_apigatewayv2_integration: { id: '{lower:7}', integration_response_selection_expression: '' },
  aws_apigatewayv2_route: { id: '{lower:7}' },
  aws_apigatewayv2_authorizer: { id: '{lower:6}' },
  aws_apigatewayv2_deployment: { id: '{lower:6}' },
  aws_apigatewayv2_domain_name: {
    id: '{domain_name}',
    arn: 'arn=apigateway:r:/domainnames/{domain_name}',
    api_mapping_selection_expression: '$request.basepath',
  },
  aws_apigatewayv2_api_mapping: { id: '{lower:6}' },
  aws_apigatewayv2_vpc_link: { id: '{lower:6}', arn: 'arn=apigateway:r:/vpclinks/{id}' },
  aws_wafv2_web_acl: { ...firewall('webacl'), capacity: () => 100 },
  aws_wafv2_ip_set: firewall('ipset'),
  aws_wafv2_rule_group: firewall('rulegroup'),
  aws_wafv2_regex_pattern_set: firewall('regexpatternset'),
  aws_wafv2_web_acl_association: { id: '{web_acl_arn},{resource_arn}' },
  aws_wafv2_web_acl_logging_configuration: { id: '{resource_arn}' },
  aws_shield_protection: { id: '{uuid}', arn: 'arn=shield:a:protection/{id}' },
  aws_service_discovery_private_dns_namespace: {
    id: 'ns-{lower:16}',
    arn: 'arn=servicediscovery:ra:namespace/{id}',
    hosted_zone: 'Z{upper:20}',
  },
  aws_service_discovery_http_namespace: {
    id: 'ns-{lower:16}',
    arn: 'arn=servicediscovery:ra:namespace/{id}',
    http_name: '{name}',
  },
  aws_service_discovery_service: { id: 'srv-{lower:16}', arn: 'arn=servicediscovery:ra:service/{id}' },
  aws_appsync_graphql_api: {
    id: '{lower:26}',
    arn: 'arn=appsync:ra:apis/{id}',
    uris: (scene) => ({
      GRAPHQL: scene.invent(
        `https://${scene.chance('uri').text(lowerAlphabet, 26)}.appsync-api.${scene.region}.amazonaws.com/graphql`,
      ),
    }),
  },
  aws_amplify_app: {
    id: 'd{lower:13}',
    arn: 'arn=amplify:ra:apps/{id}',
    default_domain: '{id}.amplifyapp.com',
  },
};
