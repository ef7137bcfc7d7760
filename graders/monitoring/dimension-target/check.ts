import type { Evidence } from '../../../src/domain/evidence.js';
import { isUnknown, type Reference, type Value } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { alarmMetrics, inMetric, type AlarmMetric } from '../../../src/grading/queries/alarms.js';
import { at, blockAt, referredType, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { referencesUnder } from '../../../src/grading/queries/network-links.js';
import { prefixOf, stringOf, toText } from '../../../src/grading/queries/values.js';
import { dimensionTargets, type DimensionTarget } from '../../../src/grading/tables/dimension-targets.js';

type Judgement =
  { readonly verdict: 'pass' | 'skip' } | { readonly verdict: 'fail' | 'unknown'; readonly text: string };

export default defineCheck({
  id: 'monitoring/dimension-target',
  title: 'An alarm whose dimension does not name what it watches',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A dimension with an ARN, a URL or a misspelt name instead of the name CloudWatch uses names nothing: the alarm never gets data.',
  fix: 'Use the attribute that holds the name: arn_suffix of load balancers, identifier of databases, name of queues, topics and services.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html',
    ],
  },
  limits: 'Names of resources that the configuration does not declare are not judged.',
  grade({ evidence, report }) {
    for (const metric of alarmMetrics(evidence)) {
      if (isUnknown(metric.dimensions)) continue;
      for (const [name, value] of Object.entries(metric.dimensions)) {
        const targets = dimensionTargets.get(name);
        if (targets === undefined) continue;
        const judged = judge(evidence, metric, name, value, targets);
        const place = at(metric.alarm, inMetric(metric, `dimensions.${name}`));
        if (judged.verdict === 'pass') report.pass();
        else if (judged.verdict === 'fail')
          report.fail(place, `${metric.alarm.address}: ${name} ${judged.text}.`);
        else if (judged.verdict === 'unknown')
          report.unknown(place, `${metric.alarm.address}: ${name} ${judged.text}.`);
      }
    }
  },
});

function judge(
  evidence: Evidence,
  metric: AlarmMetric,
  name: string,
  value: Value,
  targets: readonly DimensionTarget[],
): Judgement {
  const references = referencesOfDimension(metric, name, targets);
  for (const reference of references) {
    const target = targets.find(({ type }) => type === referredType(reference));
    if (target === undefined || reference.attribute === null) continue;
    if (target.attributes.includes(reference.attribute)) return { verdict: 'pass' };
    if (
      !['id', 'arn', 'name', 'endpoint', 'address', 'dns_name', 'url', 'resource_id'].includes(
        reference.attribute,
      )
    )
      continue;
    if (isOldProvider(evidence) && reference.attribute === 'id') return { verdict: 'pass' };
    if (isBuilt(evidence, metric, name, value, reference))
      return { verdict: 'unknown', text: 'is built from parts that cannot be resolved' };
    return {
      verdict: 'fail',
      text: `is ${reference.attribute} of ${reference.to}; CloudWatch names it by ${target.attributes.join(' or ')}`,
    };
  }
  return references.length > 0 || isUnknown(value) ? { verdict: 'skip' } : literal(evidence, value, targets);
}

/** True where a template or a function cuts the name out of what is referred to, or puts it together with more. */
function isBuilt(
  evidence: Evidence,
  metric: AlarmMetric,
  name: string,
  value: Value,
  { to, attribute }: Reference,
): boolean {
  if (!isUnknown(value)) {
    const read = evidence.resources
      .filter(({ block }) => block === to)
      .map((resource) => stringOf(resource, attribute ?? 'id'));
    return read.length > 0 && !read.includes(toText(value));
  }
  if (value.parts.length > 0) return true;
  const written = blockAt(evidence, metric.alarm.block)?.attributes ?? {};
  return [`dimensions.${name}`, 'dimensions'].some(
    (path) => (written[inMetric(metric, path)]?.calls.length ?? 0) > 0,
  );
}

/** References of the dimension itself, or of the whole map where its members are not told apart. */
function referencesOfDimension(
  metric: AlarmMetric,
  name: string,
  targets: readonly DimensionTarget[],
): readonly Reference[] {
  const own = referencesUnder(metric.alarm, inMetric(metric, `dimensions.${name}`));
  if (own.length > 0) return own;
  const types = targets.map(({ type }) => type);
  return referencesUnder(metric.alarm, inMetric(metric, 'dimensions')).filter((reference) =>
    types.includes(referredType(reference) ?? ''),
  );
}

/** A literal name against the names of the declared resources. */
function literal(evidence: Evidence, value: Value, targets: readonly DimensionTarget[]): Judgement {
  const text = toText(value);
  const declared = targets.flatMap(({ type, attributes }) =>
    resourcesOf(evidence, type).map((resource) =>
      attributes.map((attribute) => stringOf(resource, attribute)),
    ),
  );
  if (declared.length === 0 || text === undefined) return { verdict: 'skip' };
  if (declared.some((names) => names.includes(text))) return { verdict: 'pass' };
  const possible = declared.some((names) =>
    names.every((name) => typeof name !== 'string' && text.startsWith(prefixOf(name))),
  );
  return possible
    ? {
        verdict: 'unknown',
        text: `is ${JSON.stringify(text)}; whether a declared resource has that name cannot be resolved`,
      }
    : { verdict: 'fail', text: `is ${JSON.stringify(text)}, and no declared resource has that name` };
}

/** Below version 5 of the provider the id of a database was its identifier. */
function isOldProvider(evidence: Evidence): boolean {
  return evidence.blocks.some(
    (block) =>
      block.kind === 'terraform' &&
      Object.values(block.attributes).some(
        ({ path, expression }) =>
          path.includes('required_providers') && /version\s*=\s*"(~>|=)?\s*[34]\./.test(expression),
      ),
  );
}
