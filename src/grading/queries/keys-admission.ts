import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown } from '../../domain/value.js';
import type { GradeContext } from '../contract.js';
import { keyOf, keyPolicyOf, regionOf } from './keys.js';
import { allowsService, serviceNamed } from './policies-judge.js';
import type { Answer, Element } from './policies-model.js';
import { referredType } from './blocks.js';

/** Something that a service reads or writes through a key: a log group, a topic. */
export interface KeyUser {
  readonly resource: Resource;
  /** Attribute that names the key. */
  readonly path: string;
}

/** What a key must let a service do. */
export interface Admission {
  /** As the message says it: `logs.us-east-1.amazonaws.com`. */
  readonly service: string;
  /** @default the service by its exact name */
  readonly isService?: (evidence: Evidence, key: Resource) => (id: Element) => Answer;
  readonly actions: readonly string[];
  /** What fails without it, half a sentence: `alarms cannot publish to …`. */
  readonly consequence: string;
}

/** What services that publish encrypted messages need. */
export const publishActions = ['kms:GenerateDataKey', 'kms:Decrypt'] as const;

/**
 * One finding a key: each key of the answer that one of the users names must admit the service. Users without a key,
 * or with one outside the answer, are not judged; a key that cannot be resolved is unknown at its user.
 */
export function gradeAdmission(context: GradeContext, users: readonly KeyUser[], admission: Admission): void {
  const { evidence, report } = context;
  const served = new Map<Resource, Resource[]>();
  for (const user of users) {
    const use = keyOf(evidence, user.resource, user.path);
    if (use.kind === 'unknown') {
      report.unknown(
        { resource: user.resource, attribute: user.path },
        `The key of ${user.resource.address} cannot be resolved, nor can its policy be read.`,
      );
    }
    for (const key of use.kind === 'customer' ? use.keys : []) {
      served.set(key, [...new Set([...(served.get(key) ?? []), user.resource])]);
    }
  }
  for (const [key, resources] of served) judgeKey(context, key, resources, admission);
}

function judgeKey(
  { evidence, report }: GradeContext,
  key: Resource,
  users: readonly Resource[],
  admission: Admission,
): void {
  const { policy, resource, attribute } = keyPolicyOf(evidence, key);
  const isService = admission.isService?.(evidence, key) ?? serviceNamed(admission.service);
  const answer = policy === null ? 'no' : allowsService(policy, isService, admission.actions);
  const names = users.map((user) => user.address).join(', ');
  const place = { resource, ...(attribute === undefined ? {} : { attribute }) };
  if (answer === 'yes') report.pass();
  else if (answer === 'unknown') {
    report.unknown(
      place,
      `Whether the policy of ${key.block} admits ${admission.service} cannot be resolved; ${names} depends on it.`,
    );
  } else {
    const why =
      policy === null
        ? `${key.block} has the default policy, which admits no service`
        : `The policy of ${key.block} does not allow ${admission.service} ${admission.actions.join(' and ')}`;
    report.fail(place, `${why}, so ${admission.consequence}: ${names}.`);
  }
}

/**
 * CloudWatch Logs of the key's region. The name without a region is accepted too; the name of another region is not.
 * A region that neither side can settle counts only where it is read from `aws_region`.
 */
export function isLogsService(evidence: Evidence, key: Resource): (id: Element) => Answer {
  const region = regionOf(evidence, key);
  return (id) => {
    if (!isUnknown(id)) {
      const named = /^logs\.(?:([a-z0-9-]+)\.)?amazonaws\.com(?:\.cn)?$/.exec(id.toLowerCase());
      if (named === null) return 'no';
      return named[1] === undefined || typeof region !== 'string' || named[1] === region ? 'yes' : 'no';
    }
    const [first] = id.parts;
    if (typeof first === 'string' && !first.startsWith('logs.')) return 'no';
    if (typeof first !== 'string') return 'unknown';
    const shared =
      isUnknown(region) && region.references.some(({ to }) => id.references.some((other) => other.to === to));
    const own = id.references.some((reference) => referredType(reference) === 'data.aws_region');
    return own || shared ? 'yes' : 'unknown';
  };
}
