import type { Resource } from '../../../src/domain/evidence.js';
import { isList, isObject, isUnknown, type Value } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { referredType, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { couldBeAnything } from '../../../src/grading/queries/policies-judge.js';
import { isSecretName } from '../../../src/grading/queries/policies-secrets.js';
import { structureAt } from '../../../src/grading/queries/policies.js';
import { valueAt } from '../../../src/grading/queries/values.js';
import type { Evidence } from '../../../src/domain/evidence.js';

export default defineCheck({
  id: 'access-control/secret-in-environment',
  title: 'Secret in an environment variable',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Environment variables of functions and containers are shown in the console, in API answers and in the state to everybody who may describe them.',
  fix: 'Pass the ARN of a secret and read it at run time; in ECS use the container’s secrets.',
  references: {
    checkov: ['CKV_AWS_45'],
    docs: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html'],
  },
  limits: 'Judged by the variable’s name. A value that is the ARN, name or id of a stored secret is right.',
  grade({ evidence, report }) {
    for (const resource of resourcesOf(evidence, 'aws_lambda_function', 'aws_ecs_task_definition')) {
      for (const { name, value, path } of variablesOf(evidence, resource)) {
        if (!isSecretName(name)) {
          report.pass();
        } else if (isUnknown(value) && couldBeAnything(value)) {
          report.unknown({ resource, attribute: path }, `What ${name} holds cannot be resolved.`);
        } else if (isPointer(value) || value === '' || value === null) {
          report.pass();
        } else
          report.fail(
            { resource, attribute: path },
            `${name} is handed over as an environment variable in plain text.`,
          );
      }
    }
  },
});

interface Variable {
  readonly name: string;
  readonly value: Value;
  readonly path: string;
}

function variablesOf(evidence: Evidence, resource: Resource): readonly Variable[] {
  if (resource.type === 'aws_lambda_function') {
    const path = 'environment.0.variables';
    const variables = valueAt(resource, path);
    return isObject(variables)
      ? Object.entries(variables).map(([name, value]) => ({ name, value, path }))
      : [];
  }
  const path = 'container_definitions';
  const containers = structureAt(evidence, resource, path);
  const items = isList(containers) ? containers.filter(isObject) : [];
  return items.flatMap((container) => {
    const environment = container.environment;
    const pairs = isList(environment) ? environment.filter(isObject) : [];
    return pairs.flatMap(({ name, value }) =>
      typeof name === 'string' ? [{ name, value: value ?? null, path }] : [],
    );
  });
}

/** The ARN, name or path of something stored elsewhere. */
function isPointer(value: Value): boolean {
  if (typeof value === 'string') return /^(arn:|\{\{resolve:|ssm:|\/)/.test(value);
  if (!isUnknown(value)) return false;
  const [first] = value.parts;
  if (typeof first === 'string' && /^(arn:|\{\{resolve:|ssm:|\/)/.test(first)) return true;
  return value.references.some((reference) => {
    const stored = [
      'aws_secretsmanager_secret',
      'aws_ssm_parameter',
      'data.aws_secretsmanager_secret',
      'data.aws_ssm_parameter',
    ];
    const held = reference.attribute === 'value' || reference.attribute === 'secret_string';
    return (
      (!held && stored.includes(referredType(reference) ?? '')) ||
      /(arn|name|id)$/.test(reference.attribute ?? '') ||
      reference.attribute === 'master_user_secret'
    );
  });
}
