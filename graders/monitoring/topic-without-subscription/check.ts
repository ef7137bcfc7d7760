import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, blocksOf, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { hiddenUse } from '../../../src/grading/queries/network-uses.js';
import { isSwitchedOff } from '../../../src/grading/queries/policies-joins.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

/** Receivers other than subscriptions. */
const receivers = ['aws_chatbot_slack_channel_configuration', 'aws_chatbot_teams_channel_configuration'];

export default defineCheck({
  id: 'monitoring/topic-without-subscription',
  title: 'A topic that nobody subscribes to',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'What is published to a topic without subscription is thrown away: alarms fire and nobody hears them.',
  fix: 'Add an aws_sns_topic_subscription for the topic, with an endpoint from a variable.',
  references: {
    docs: ['https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html'],
  },
  limits: 'A subscription that is switched off by default does not count.',
  grade(context) {
    const { evidence, report } = context;
    const subscriptions = resourcesOf(evidence, 'aws_sns_topic_subscription');
    const loose = subscriptions.some(
      (subscription) => linked(evidence, subscription, 'topic_arn', 'aws_sns_topic').length === 0,
    );
    for (const topic of resourcesOf(evidence, 'aws_sns_topic')) {
      const own = subscriptions.filter((subscription) =>
        linked(evidence, subscription, 'topic_arn', 'aws_sns_topic').includes(topic),
      );
      const received = resourcesOf(evidence, ...receivers).some((receiver) =>
        linked(evidence, receiver, 'sns_topic_arns', 'aws_sns_topic').includes(topic),
      );
      if (received || own.some(({ expanded }) => expanded)) report.pass();
      else if (own.length > 0 || loose)
        report.unknown(at(topic), `Whether anybody subscribes to ${topic.address} cannot be resolved.`);
      else if (hiddenUse(evidence, topic)?.includes('given it') === true) {
        report.unknown(
          at(topic),
          `Nobody declared subscribes to ${topic.address}, but a module from elsewhere is given it.`,
        );
      } else
        failAbsent(
          context,
          at(topic),
          `Nobody subscribes to ${topic.address}${switchedOff(evidence, topic)}.`,
        );
    }
  },
});

function switchedOff(evidence: Evidence, topic: Resource): string {
  const off = blocksOf(evidence, 'resource', 'aws_sns_topic_subscription').find(
    (block) =>
      isSwitchedOff(evidence, block.address) &&
      block.attributes.topic_arn?.references.some(({ to }) => to === topic.block) === true,
  );
  return off === undefined ? '' : ` (${off.address} is switched off by default)`;
}
