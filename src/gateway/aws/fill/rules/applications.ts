import { textOf } from '../../../utility/values.js';
import { type Rule, type Scene } from '../scene.js';
import { byArn, byId, inside, ofRegion } from './shapes.js';

/** A Lambda function's name, where an argument may hold its ARN. */
export const functionName = (scene: Scene): string =>
  (textOf(scene.values.function_name) ?? '').split(':function:').pop()?.split(':')[0] ?? '';

const mesh = (kind: string): Rule => ({
  id: '{uuid}',
  arn: `arn=appmesh:ra:mesh/{mesh_name}/${kind}/{name}`,
  mesh_owner: '{account}',
  resource_owner: '{account}',
});
const inMesh = (kind: string, parent: string): Rule => ({
  ...mesh(kind),
  arn: `arn=appmesh:ra:mesh/{mesh_name}/${parent}/${kind}/{name}`,
});

const connect = (kind: string, own: string): Rule => ({
  [own]: '{uuid}',
  id: `{instance_id}:{${own}}`,
  arn: `arn=connect:ra:instance/{instance_id}/${kind}/{${own}}`,
});

/** App platforms: AppSync, Amplify, App Runner, AppConfig, meshes, gateways' details, contact centres. */
export const applications: Readonly<Record<string, Rule>> = {
  aws_appconfig_application: byId('{lower:7}', 'appconfig:ra:application/{id}'),
  aws_appconfig_environment: {
    environment_id: '{lower:7}',
    id: '{environment_id}:{application_id}',
    arn: 'arn=appconfig:ra:application/{application_id}/environment/{environment_id}',
    state: 'READY_FOR_DEPLOYMENT',
  },
  aws_appconfig_configuration_profile: {
    configuration_profile_id: '{lower:7}',
    id: '{configuration_profile_id}:{application_id}',
    arn: 'arn=appconfig:ra:application/{application_id}/configurationprofile/{configuration_profile_id}',
  },
  aws_appconfig_deployment_strategy: byId('{lower:7}', 'appconfig:ra:deploymentstrategy/{id}'),
  aws_appconfig_hosted_configuration_version: {
    id: '{application_id}/{configuration_profile_id}/1',
    arn: 'arn=appconfig:ra:application/{application_id}/configurationprofile/{configuration_profile_id}/hostedconfigurationversion/1',
  },
  aws_appconfig_deployment: {
    id: '{application_id}/{environment_id}/1',
    arn: 'arn=appconfig:ra:application/{application_id}/environment/{environment_id}/deployment/1',
    deployment_number: () => 1,
    state: 'COMPLETE',
  },
  aws_appconfig_extension: byId('{lower:7}', 'appconfig:ra:extension/{id}/1'),
  aws_appconfig_extension_association: byId('{uuid}', 'appconfig:ra:extensionassociation/{id}'),
  aws_appsync_api_key: {
    api_key_id: 'da2-{lower:26}',
    id: '{api_id}:{api_key_id}',
    key: '{api_key_id}',
    expires: '2027-01-01T00:00:00Z',
  },
  aws_appsync_datasource: {
    id: '{api_id}-{name}',
    arn: 'arn=appsync:ra:apis/{api_id}/datasources/{name}',
  },
  aws_appsync_resolver: {
    id: '{api_id}-{type}-{field}',
    arn: 'arn=appsync:ra:apis/{api_id}/types/{type}/resolvers/{field}',
  },
  aws_appsync_function: {
    function_id: '{lower:26}',
    id: '{api_id}-{function_id}',
    arn: 'arn=appsync:ra:apis/{api_id}/functions/{function_id}',
    function_version: '2018-05-29',
  },
  aws_appsync_type: { id: '{api_id}:{format}:{name}', arn: 'arn=appsync:ra:apis/{api_id}/types/{name}' },
  aws_appsync_domain_name: {
    id: '{domain_name}',
    appsync_domain_name: 'd-{lower:10}.appsync-api.{place.region}.amazonaws.com',
    hosted_zone_id: 'Z2FDTNDATAQYW2',
  },
  aws_appsync_domain_name_api_association: inside('{domain_name}'),
  aws_appsync_api_cache: inside('{api_id}'),
  aws_appsync_source_api_association: {
    association_id: '{uuid}',
    id: '{merged_api_id},{association_id}',
    arn: 'arn=appsync:ra:apis/{merged_api_id}/sourceApiAssociations/{association_id}',
    merged_api_arn: 'arn=appsync:ra:apis/{merged_api_id}',
    source_api_arn: 'arn=appsync:ra:apis/{source_api_id}',
  },
  aws_amplify_branch: {
    id: '{app_id}/{branch_name}',
    arn: 'arn=amplify:ra:apps/{app_id}/branches/{branch_name}',
    display_name: '{branch_name}',
    ttl: '5',
  },
  aws_amplify_domain_association: {
    id: '{app_id}/{domain_name}',
    arn: 'arn=amplify:ra:apps/{app_id}/domains/{domain_name}',
    certificate_verification_dns_record:
      '_{hex:32}.{domain_name}. CNAME _{hex:32}.{letters:10}.acm-validations.aws.',
  },
  aws_amplify_backend_environment: {
    id: '{app_id}/{environment_name}',
    arn: 'arn=amplify:ra:apps/{app_id}/backendenvironments/{environment_name}',
  },
  aws_amplify_webhook: byId('{uuid}', 'amplify:ra:webhooks/{id}', {
    url: 'https://webhooks.amplify.{place.region}.amazonaws.com/prod/webhooks?id={id}&token={mixed:40}&operation=startbuild',
  }),
  aws_apprunner_auto_scaling_configuration_version: byArn(
    'apprunner:ra:autoscalingconfiguration/{auto_scaling_configuration_name}/1/{hex:32}',
    { auto_scaling_configuration_revision: () => 1, latest: () => true, status: 'active' },
  ),
  aws_apprunner_connection: {
    id: '{connection_name}',
    arn: 'arn=apprunner:ra:connection/{connection_name}/{hex:32}',
    status: 'PENDING_HANDSHAKE',
  },
  aws_apprunner_observability_configuration: byArn(
    'apprunner:ra:observabilityconfiguration/{observability_configuration_name}/1/{hex:32}',
    { observability_configuration_revision: () => 1, latest: () => true },
  ),
  aws_apprunner_vpc_connector: byArn('apprunner:ra:vpcconnector/{vpc_connector_name}/1/{hex:32}', {
    vpc_connector_revision: () => 1,
  }),
  aws_apprunner_vpc_ingress_connection: byArn('apprunner:ra:vpcingressconnection/{name}/{hex:32}', {
    domain_name: '{lower:10}.{account}.{place.region}.awsapprunner.com',
    status: 'AVAILABLE',
  }),
  aws_apprunner_custom_domain_association: {
    id: '{domain_name},{service_arn}',
    dns_target: '{lower:10}.{place.region}.awsapprunner.com',
    certificate_validation_records: (scene) =>
      [0, 1].map((each) => ({
        name: scene.invent(`_${scene.chance(`name ${each}`).hex(32)}.${scene.text('domain_name')}.`),
        value: scene.invent(`_${scene.chance(`value ${each}`).hex(32)}.acm-validations.aws.`),
        type: 'CNAME',
        status: 'PENDING_VALIDATION',
      })),
  },
  aws_apprunner_default_auto_scaling_configuration_version: ofRegion,
  aws_appmesh_mesh: {
    id: '{name}',
    arn: 'arn=appmesh:ra:mesh/{name}',
    mesh_owner: '{account}',
    resource_owner: '{account}',
  },
  aws_appmesh_virtual_node: mesh('virtualNode'),
  aws_appmesh_virtual_router: mesh('virtualRouter'),
  aws_appmesh_virtual_service: mesh('virtualService'),
  aws_appmesh_virtual_gateway: mesh('virtualGateway'),
  aws_appmesh_route: inMesh('route', 'virtualRouter/{virtual_router_name}'),
  aws_appmesh_gateway_route: inMesh('gatewayRoute', 'virtualGateway/{virtual_gateway_name}'),
  aws_api_gateway_documentation_part: {
    documentation_part_id: '{lower:6}',
    id: '{rest_api_id}/{documentation_part_id}',
  },
  aws_api_gateway_documentation_version: inside('{rest_api_id}/{version}'),
  aws_api_gateway_client_certificate: byId('{lower:6}', 'apigateway:r:/clientcertificates/{id}', {
    expiration_date: '2027-01-01T00:00:00Z',
  }),
  aws_apigatewayv2_model: inside('{lower:6}'),
  aws_apigatewayv2_integration_response: inside('{lower:7}'),
  aws_apigatewayv2_route_response: inside('{lower:7}'),
  aws_connect_instance: byId('{uuid}', 'connect:ra:instance/{id}', {
    service_role:
      'arn=iam:a:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_{mixed:20}',
  }),
  aws_connect_contact_flow: connect('contact-flow', 'contact_flow_id'),
  aws_connect_contact_flow_module: connect('flow-module', 'contact_flow_module_id'),
  aws_connect_hours_of_operation: connect('operating-hours', 'hours_of_operation_id'),
  aws_connect_queue: connect('queue', 'queue_id'),
  aws_connect_quick_connect: connect('transfer-destination', 'quick_connect_id'),
  aws_connect_routing_profile: connect('routing-profile', 'routing_profile_id'),
  aws_connect_security_profile: connect('security-profile', 'security_profile_id'),
  aws_connect_user: connect('agent', 'user_id'),
  aws_connect_phone_number: byId('{uuid}', 'connect:ra:phone-number/{id}', { phone_number: '+18005550100' }),
  aws_connect_lambda_function_association: inside('{instance_id},{function_arn}'),
  aws_connect_instance_storage_config: {
    association_id: '{hex:64}',
    id: '{instance_id}:{association_id}:{resource_type}',
  },
  aws_lambda_layer_version_permission: inside('{layer_name},{version_number}'),
  aws_lexv2models_bot: byId('{upper:10}', 'lex:ra:bot/{id}'),
};
