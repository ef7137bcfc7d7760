import type { Evidence } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { alarmMetrics, filterMetrics, isWatchedBy } from '../../../src/grading/queries/alarms.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { stringOf } from '../../../src/grading/queries/values.js';

type Answer = 'yes' | 'no' | 'unknown';

/** Sources of events that are about security. */
const sources =
  /aws\.(guardduty|securityhub|config|macie2?|inspector2?|access-analyzer|cloudtrail|signin|iam|trustedadvisor|health)|via CloudTrail/;
const securityNamespaces = ['AWS/WAFV2', 'AWS/NetworkFirewall', 'AWS/DDoSProtection'];

export default defineCheck({
  id: 'monitoring/security-event-alarm',
  title: 'An alarm or rule on security events',
  severity: 'high',
  kind: 'requested',
  reason:
    'Refused calls, changed policies and findings are the first signs of an attack; nobody reads the logs unasked.',
  fix: 'Add a log metric filter on the trail with an alarm, or an EventBridge rule for GuardDuty, Security Hub or Config with a target.',
  references: { cis: ['4.1', '4.2', '4.3'], fsbp: ['CloudWatch.1', 'CloudWatch.2'] },
  limits: 'Any alarm on a metric filter counts; what its pattern looks for is not judged.',
  grade({ evidence, report }) {
    const answers = [filterAlarms(evidence), serviceAlarms(evidence), eventRules(evidence)];
    if (answers.includes('yes')) report.pass();
    else if (answers.includes('unknown'))
      report.unknown(null, 'Whether an alarm or rule is about security events cannot be resolved.');
    else
      report.fail(
        null,
        'No alarm watches a log metric filter, and no event rule with a target is about security.',
      );
  },
});

function filterAlarms(evidence: Evidence): Answer {
  const answers = filterMetrics(evidence).flatMap((made) =>
    alarmMetrics(evidence).map((metric) => isWatchedBy(evidence, made, metric)),
  );
  return strongest(answers);
}

function serviceAlarms(evidence: Evidence): Answer {
  return strongest(
    alarmMetrics(evidence).map(({ namespace }) =>
      typeof namespace === 'string' && securityNamespaces.includes(namespace) ? 'yes' : 'no',
    ),
  );
}

function eventRules(evidence: Evidence): Answer {
  const targets = resourcesOf(evidence, 'aws_cloudwatch_event_target');
  return strongest(
    resourcesOf(evidence, 'aws_cloudwatch_event_rule').map((rule) => {
      if (
        !targets.some((target) =>
          linked(evidence, target, 'rule', 'aws_cloudwatch_event_rule').includes(rule),
        )
      )
        return 'no';
      const pattern = stringOf(rule, 'event_pattern');
      if (pattern === undefined) return 'no';
      const text = isUnknown(pattern)
        ? pattern.parts.filter((part) => typeof part === 'string').join('')
        : pattern;
      if (sources.test(text)) return 'yes';
      return isUnknown(pattern) ? 'unknown' : 'no';
    }),
  );
}

function strongest(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}
