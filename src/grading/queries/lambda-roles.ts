import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown } from '../../domain/value.js';
import { joined, referredType, resourcesOf } from './blocks.js';
import { oncePerEvidence } from './memo.js';
import { linked } from './network-links.js';
import { policiesOf } from './policies.js';
import { allowsAction, any } from './policies-judge.js';
import { targets } from './policies-joins.js';
import type { Answer, Element, Policy } from './policies-model.js';
import { awsManagedName, managedPoliciesOf } from './policies-roles.js';

/** What AWS's own policies for Lambda allow, as far as the checks ask. `*` for policies that allow everything asked. */
const managedActions: Readonly<Record<string, readonly string[]>> = (() => {
  const logs = ['logs:createloggroup', 'logs:createlogstream', 'logs:putlogevents'];
  const network = [
    'ec2:createnetworkinterface',
    'ec2:describenetworkinterfaces',
    'ec2:deletenetworkinterface',
  ];
  const queue = ['sqs:receivemessage', 'sqs:deletemessage', 'sqs:getqueueattributes'];
  const stream = [
    'kinesis:describestream',
    'kinesis:getrecords',
    'kinesis:getsharditerator',
    'kinesis:liststreams',
  ];
  const consumer = [...stream, 'kinesis:subscribetoshard'];
  const table = [
    'dynamodb:describestream',
    'dynamodb:getrecords',
    'dynamodb:getsharditerator',
    'dynamodb:liststreams',
  ];
  return {
    AdministratorAccess: ['*'],
    PowerUserAccess: ['*'],
    CloudWatchLogsFullAccess: logs,
    AmazonSQSFullAccess: [...queue, 'sqs:sendmessage'],
    AmazonSNSFullAccess: ['sns:publish'],
    AmazonKinesisFullAccess: consumer,
    AmazonKinesisReadOnlyAccess: stream,
    AmazonDynamoDBFullAccess: table,
    AmazonEC2FullAccess: network,
    AmazonVPCFullAccess: network,
    AWSXRayDaemonWriteAccess: [],
    AWSXrayWriteOnlyAccess: [],
    AmazonS3FullAccess: [],
    AmazonS3ReadOnlyAccess: [],
    AmazonDynamoDBReadOnlyAccess: [],
    AmazonSSMReadOnlyAccess: [],
    SecretsManagerReadWrite: [],
    CloudWatchLambdaInsightsExecutionRolePolicy: logs,
    'service-role/AWSLambdaBasicExecutionRole': logs,
    'service-role/AWSLambdaVPCAccessExecutionRole': [...logs, ...network],
    'service-role/AWSLambdaENIManagementAccess': network,
    'service-role/AWSLambdaSQSQueueExecutionRole': [...logs, ...queue],
    'service-role/AWSLambdaKinesisExecutionRole': [...logs, ...consumer],
    'service-role/AWSLambdaDynamoDBExecutionRole': [...logs, ...table],
    'service-role/AWSLambdaRole': [],
  };
})();

/** The declared role of a function, or null where it comes from elsewhere. */
export function roleOf(evidence: Evidence, fn: Resource): Resource | null {
  const [role, ...others] = linked(evidence, fn, 'role', 'aws_iam_role');
  return role === undefined || others.length > 0 ? null : role;
}

/** What one role is given. */
interface Given {
  /** Inline and declared policies. */
  readonly declared: Policy;
  /** Actions of AWS's own policies; undefined for those that are not known here. */
  readonly managed: readonly (readonly string[] | undefined)[];
}

/**
 * Whether a role's policies allow an action on anything: inline, declared, and AWS's own that are known here.
 * Writing to a log stream is not allowed by the ARN of its group alone: it lacks the `:*` that covers the streams.
 */
export function roleAllows(evidence: Evidence, role: Resource, action: string): Answer {
  const given = givenTo(evidence, role);
  const { managed } = given;
  const declared = action === 'logs:PutLogEvents' ? withoutBareGroups(given.declared) : given.declared;
  const byAws = managed.map((actions): Answer => {
    if (actions === undefined) return 'unknown';
    return actions.includes('*') || actions.includes(action.toLowerCase()) ? 'yes' : 'no';
  });
  return any([allowsAction(declared, action), ...byAws, hasLoosePolicies(evidence) ? 'unknown' : 'no']);
}

/** The policy without statements that name nothing but log groups themselves. */
function withoutBareGroups({ statements, complete }: Policy): Policy {
  const covering = statements.filter(
    ({ resources }) => resources.length === 0 || !resources.every(isBareLogGroup),
  );
  return { statements: covering, complete };
}

function isBareLogGroup(resource: Element): boolean {
  if (!isUnknown(resource)) return /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:[^:*]+$/.test(resource);
  const [reference, ...others] = resource.references;
  return (
    reference?.attribute === 'arn' &&
    referredType(reference)?.replace('data.', '') === 'aws_cloudwatch_log_group' &&
    others.length + resource.parts.length === 0
  );
}

const givenByRole = oncePerEvidence(() => new Map<Resource, Given>());

function givenTo(evidence: Evidence, role: Resource): Given {
  const known = givenByRole(evidence);
  const before = known.get(role);
  if (before !== undefined) return before;
  const given = readGiven(evidence, role);
  known.set(role, given);
  return given;
}

function readGiven(evidence: Evidence, role: Resource): Given {
  const uses = managedPoliciesOf(evidence, role).map(({ arn, resource, attribute }) => ({
    arn,
    policies: targets(evidence, resource, attribute, 'aws_iam_policy'),
  }));
  const carriers = new Set([
    role,
    ...joined(evidence, role, ['aws_iam_role_policy'], 'role'),
    ...uses.flatMap(({ policies }) => policies),
  ]);
  const found = policiesOf(evidence, 'identity').filter((policy) => carriers.has(policy.resource));
  return {
    declared: {
      statements: found.flatMap((policy) => policy.statements),
      complete: found.every((policy) => policy.complete),
    },
    managed: uses
      .filter(({ policies }) => policies.length === 0)
      .map(({ arn }) => managedActions[awsManagedName(arn) ?? '']),
  };
}

/** Policies given to a role that cannot be told may be given to any. */
const hasLoosePolicies = oncePerEvidence((evidence) =>
  resourcesOf(evidence, 'aws_iam_role_policy', 'aws_iam_role_policy_attachment').some(
    (side) => linked(evidence, side, 'role', 'aws_iam_role').length === 0,
  ),
);
