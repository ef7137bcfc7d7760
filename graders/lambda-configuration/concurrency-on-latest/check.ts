import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, referencesOf, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { boolOf, stringOf } from '../../../src/grading/queries/values.js';

type Version = 'latest' | 'published' | 'unknown';

export default defineCheck({
  id: 'lambda-configuration/concurrency-on-latest',
  title: 'Provisioned concurrency on $LATEST',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'AWS refuses provisioned concurrency on the unpublished version: it needs a published version or an alias of one.',
  fix: 'Set publish = true on the function and name its version, or an alias of that version, as qualifier.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html'] },
  grade({ evidence, report }) {
    for (const config of resourcesOf(evidence, 'aws_lambda_provisioned_concurrency_config')) {
      const version = qualified(evidence, config, 'qualifier');
      const place = at(config, 'qualifier');
      if (version === 'published') report.pass();
      else if (version === 'latest')
        report.fail(
          place,
          `${config.address} names $LATEST, which is what an unpublished function's version is.`,
        );
      else report.unknown(place, `${config.address}: which version its qualifier names cannot be resolved.`);
    }
  },
});

/** The version that an attribute names, through aliases. */
function qualified(evidence: Evidence, resource: Resource, path: string): Version {
  const text = stringOf(resource, path);
  if (text === '$LATEST') return 'latest';
  const [alias] = linked(evidence, resource, path, 'aws_lambda_alias');
  if (alias !== undefined) return qualified(evidence, alias, 'function_version');
  const readsVersion = referencesOf(resource, path).some(({ attribute }) => attribute === 'version');
  const [fn] = linked(evidence, resource, path, 'aws_lambda_function');
  if (fn !== undefined && readsVersion) {
    const publish = boolOf(fn, 'publish');
    if (isUnknown(publish)) return 'unknown';
    return publish === true ? 'published' : 'latest';
  }
  return typeof text === 'string' && /^\d+$/.test(text) ? 'published' : namedAlias(evidence, text);
}

/** An alias named by its name, as `qualifier = "live"`. */
function namedAlias(evidence: Evidence, name: ReturnType<typeof stringOf>): Version {
  if (typeof name !== 'string') return 'unknown';
  const alias = resourcesOf(evidence, 'aws_lambda_alias').find((other) => stringOf(other, 'name') === name);
  return alias === undefined ? 'unknown' : qualified(evidence, alias, 'function_version');
}
