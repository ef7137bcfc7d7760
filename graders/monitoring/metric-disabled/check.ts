import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import {
  alarmMetrics,
  dimensionResources,
  inMetric,
  type AlarmMetric,
} from '../../../src/grading/queries/alarms.js';
import { at, joined } from '../../../src/grading/queries/blocks.js';
import { listOf, nestedOf, stringOf, textsIn } from '../../../src/grading/queries/values.js';

/** Metrics that a service publishes only when told to. */
interface Optional {
  readonly namespace: string;
  readonly metrics: RegExp;
  readonly dimension: string;
  readonly types: readonly string[];
  readonly how: string;
  isOn(evidence: Evidence, resource: Resource, metric: string): boolean | 'unknown';
}

const optional: readonly Optional[] = [
  {
    namespace: 'AWS/AutoScaling',
    metrics: /^(Group|WarmPool)/,
    dimension: 'AutoScalingGroupName',
    types: ['aws_autoscaling_group'],
    how: 'enabled_metrics',
    isOn: (_evidence, group, metric) => {
      const enabled = listOf(group, 'enabled_metrics');
      if (isUnknown(enabled)) return group.locations.enabled_metrics === undefined ? false : 'unknown';
      return textsIn(enabled).includes(metric) ? true : enabled.some(isUnknown) ? 'unknown' : false;
    },
  },
  {
    namespace: 'AWS/S3',
    metrics: /Requests$|^[45]xxErrors$|Latency$|^Bytes(Downloaded|Uploaded)$/,
    dimension: 'BucketName',
    types: ['aws_s3_bucket'],
    how: 'an aws_s3_bucket_metric',
    isOn: (evidence, bucket) => joined(evidence, bucket, ['aws_s3_bucket_metric'], 'bucket').length > 0,
  },
  {
    namespace: 'ECS/ContainerInsights',
    metrics: /./,
    dimension: 'ClusterName',
    types: ['aws_ecs_cluster'],
    how: 'the setting containerInsights',
    isOn: (_evidence, cluster) => {
      const settings = nestedOf(cluster, 'setting');
      if (isUnknown(settings))
        return cluster.locations['setting.0'] === undefined &&
          cluster.locations['dynamic.setting'] === undefined
          ? false
          : 'unknown';
      const setting = settings.find((one) => stringOf(one, 'name') === 'containerInsights');
      const value = setting === undefined ? undefined : stringOf(setting, 'value');
      return isUnknown(value) ? 'unknown' : value === 'enabled' || value === 'enhanced';
    },
  },
];

export default defineCheck({
  id: 'monitoring/metric-disabled',
  title: 'An alarm on a metric that is never switched on',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'Some metrics are published only when enabled on the resource: until then the alarm has no data.',
  fix: 'Enable them: enabled_metrics on the scaling group, an aws_s3_bucket_metric, containerInsights on the cluster.',
  references: {
    docs: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html'],
  },
  grade({ evidence, report }) {
    for (const metric of alarmMetrics(evidence)) {
      const rule = ruleFor(metric);
      if (rule === undefined || isUnknown(metric.dimensions)) continue;
      for (const resource of dimensionResources(evidence, metric, rule.dimension, ...rule.types)) {
        const name = typeof metric.metric === 'string' ? metric.metric : '';
        const on = rule.isOn(evidence, resource, name);
        const place = at(metric.alarm, inMetric(metric, 'metric_name'));
        if (on === true) report.pass();
        else if (on === 'unknown')
          report.unknown(
            place,
            `${metric.alarm.address}: whether ${resource.block} publishes ${name} cannot be resolved.`,
          );
        else
          report.fail(
            place,
            `${metric.alarm.address} watches ${name}, which ${resource.block} publishes only with ${rule.how}.`,
          );
      }
    }
  },
});

function ruleFor({ namespace, metric }: AlarmMetric): Optional | undefined {
  return optional.find(
    (rule) => rule.namespace === namespace && typeof metric === 'string' && rule.metrics.test(metric),
  );
}
