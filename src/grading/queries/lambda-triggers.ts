import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown, type Unknown } from '../../domain/value.js';
import { linked } from './network-links.js';
import { resourcesOf } from './blocks.js';
import { mightBe } from './policies-judge.js';
import { nestedOf, stringOf } from './values.js';

/** Something that invokes a function by itself and needs the function's permission for it. */
export interface Trigger {
  readonly resource: Resource;
  /** Attribute that names the function. */
  readonly attribute: string;
  /** Service that calls. */
  readonly principal: string;
  readonly functions: readonly Resource[];
  /** The declared resources that a permission's `source_arn` would name: the bucket, the rule, the alarm itself. */
  readonly origins: readonly Resource[];
}

/** By which attribute a trigger names what a `source_arn` would name; null where that is the trigger itself. */
const originAttributes: Readonly<Record<string, readonly [attribute: string, type: string] | null>> = {
  aws_s3_bucket_notification: ['bucket', 'aws_s3_bucket'],
  aws_sns_topic_subscription: ['topic_arn', 'aws_sns_topic'],
  aws_cloudwatch_event_target: ['rule', 'aws_cloudwatch_event_rule'],
  aws_cloudwatch_metric_alarm: null,
};

/** Types with the attribute that names the function and the service that calls it; `*` walks nested blocks. */
const sources: readonly (readonly [type: string, attribute: string, principal: string])[] = [
  ['aws_s3_bucket_notification', 'lambda_function.*.lambda_function_arn', 's3.amazonaws.com'],
  ['aws_sns_topic_subscription', 'endpoint', 'sns.amazonaws.com'],
  ['aws_cloudwatch_event_target', 'arn', 'events.amazonaws.com'],
  ['aws_cloudwatch_log_subscription_filter', 'destination_arn', 'logs.amazonaws.com'],
  ['aws_api_gateway_integration', 'uri', 'apigateway.amazonaws.com'],
  ['aws_apigatewayv2_integration', 'integration_uri', 'apigateway.amazonaws.com'],
  ['aws_secretsmanager_secret_rotation', 'rotation_lambda_arn', 'secretsmanager.amazonaws.com'],
  ['aws_config_config_rule', 'source.*.source_identifier', 'config.amazonaws.com'],
  ['aws_lb_target_group_attachment', 'target_id', 'elasticloadbalancing.amazonaws.com'],
  ['aws_cognito_user_pool', 'lambda_config', 'cognito-idp.amazonaws.com'],
  ['aws_cloudwatch_metric_alarm', 'alarm_actions', 'lambda.alarms.cloudwatch.amazonaws.com'],
  ['aws_iot_topic_rule', 'lambda', 'iot.amazonaws.com'],
];

/** Invocations that name a declared function. */
export function triggers(evidence: Evidence): readonly Trigger[] {
  return sources.flatMap(([type, pattern, principal]) =>
    resourcesOf(evidence, type).flatMap((resource) =>
      pathsOf(resource, pattern).flatMap((attribute) => {
        const functions = linked(evidence, resource, attribute, 'aws_lambda_function', 'aws_lambda_alias');
        const own = functions.flatMap((found) =>
          found.type === 'aws_lambda_alias'
            ? linked(evidence, found, 'function_name', 'aws_lambda_function')
            : [found],
        );
        return own.length === 0 || usesCredentials(resource)
          ? []
          : [{ resource, attribute, principal, functions: own, origins: originsOf(evidence, resource) }];
      }),
    ),
  );
}

function originsOf(evidence: Evidence, trigger: Resource): readonly Resource[] {
  const named = originAttributes[trigger.type];
  if (named === undefined) return [];
  return named === null ? [trigger] : linked(evidence, trigger, ...named);
}

/** False where the permission's `source_arn` names declared resources of the origin's type, but not the origin. */
function admitsOrigin(evidence: Evidence, permission: Resource, origins: readonly Resource[]): boolean {
  const [first] = origins;
  if (first === undefined) return true;
  const named = linked(evidence, permission, 'source_arn', first.type);
  return named.length === 0 || named.some((source) => origins.includes(source));
}

/** An integration with a role of its own needs no permission on the function. */
function usesCredentials(resource: Resource): boolean {
  return ['credentials', 'credentials_arn', 'role_arn'].some((attribute) => {
    const value = resource.values[attribute];
    return (
      value !== undefined &&
      value !== null &&
      value !== '' &&
      (resource.references[attribute] !== undefined || !isUnknown(value))
    );
  });
}

/** Whether a function admits a trigger: a permission for its service and source, one that cannot be read, or none. */
export function isPermitted(
  evidence: Evidence,
  fn: Resource,
  { principal, origins }: Pick<Trigger, 'principal' | 'origins'>,
): 'yes' | 'no' | 'unknown' {
  let unclear = false;
  for (const permission of resourcesOf(evidence, 'aws_lambda_permission')) {
    const named = linked(evidence, permission, 'function_name', 'aws_lambda_function', 'aws_lambda_alias');
    const fns = named.flatMap((found) =>
      found.type === 'aws_lambda_alias'
        ? linked(evidence, found, 'function_name', 'aws_lambda_function')
        : [found],
    );
    const allowed = stringOf(permission, 'principal');
    const fits = isUnknown(allowed) ? templateFits(allowed, principal) : samePrincipal(allowed, principal);
    if (fns.length === 0 && fits !== 'no') unclear = true;
    if (!fns.includes(fn) || fits === 'no' || !admitsOrigin(evidence, permission, origins)) continue;
    if (fits === 'yes' && permission.expanded) return 'yes';
    unclear = true;
  }
  return unclear ? 'unknown' : 'no';
}

/** `logs.${region}.amazonaws.com` is the service whatever the region is; other templates may be anything that fits. */
function templateFits(allowed: Unknown, principal: string): 'yes' | 'no' | 'unknown' {
  const [service = ''] = principal.split('.');
  const [first, last] = [allowed.parts[0], allowed.parts.at(-1)];
  if (service === 'logs' && first === 'logs.' && typeof last === 'string' && last.startsWith('.'))
    return 'yes';
  return mightBe(allowed, principal) ? 'unknown' : 'no';
}

/** CloudWatch Logs calls under its regional name too. */
function samePrincipal(allowed: string | undefined, principal: string): 'yes' | 'no' {
  if (allowed === principal || allowed === '*') return 'yes';
  const [service = ''] = principal.split('.');
  const regional = new RegExp(`^${service}\\.[a-z0-9-]+\\.amazonaws\\.com$`);
  return service === 'logs' && regional.test(allowed ?? '') ? 'yes' : 'no';
}

function pathsOf(resource: Resource, pattern: string): readonly string[] {
  const [block = '', attribute] = pattern.split('.*.');
  if (attribute === undefined) return [pattern];
  const nested = nestedOf(resource, block);
  if (isUnknown(nested)) return [block];
  return nested.map(({ path }) => `${path}.${attribute}`);
}
