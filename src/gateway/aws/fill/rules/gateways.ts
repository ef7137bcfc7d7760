import { dnsSuffixOf } from '../place.js';
import { type Rule, type Scene } from '../scene.js';
import { lowerAlphabet } from './hosts.js';
import { textOf } from '../../../utility/values.js';

const stageArn = (scene: Scene): string => `${scene.text('rest_api_id')}/${scene.text('stage_name')}`;

const restResource = (prefix: string, tail: string): Rule => ({
  id: `${prefix}-{rest_api_id}-{resource_id}-{http_method}${tail}`,
});

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

/** API gateways, firewalls, service discovery. */
export const gateways: Readonly<Record<string, Rule>> = {
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
    'domain_name_configuration.target_domain_name': 'd-{lower:10}.execute-api.{place.region}.{suffix}',
    'domain_name_configuration.hosted_zone_id': 'Z1UJRXOUMOOFQ8',
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
    uris: (scene) => {
      const host = scene.chance('uri').text(lowerAlphabet, 26);
      const rest = `${scene.region}.amazonaws.com/graphql`;
      return {
        GRAPHQL: scene.invent(`https://${host}.appsync-api.${rest}`),
        REALTIME: scene.invent(`wss://${host}.appsync-realtime-api.${rest}`),
      };
    },
  },
  aws_amplify_app: {
    id: 'd{lower:13}',
    arn: 'arn=amplify:ra:apps/{id}',
    default_domain: '{id}.amplifyapp.com',
  },
};
