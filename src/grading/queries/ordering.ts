import type { Evidence, Resource } from '../../domain/evidence.js';
import type { Reporter } from '../contract.js';
import { at, joined, kindOf, referredResources, resourcesOf } from './blocks.js';
import { dependsOn } from './graph.js';

/** Two resources about the same third one, of which one must come first although neither names the other. */
export interface Order {
  /** Types that must come later, and the attribute by which they name the third one (`*` for any index). */
  readonly later: readonly string[];
  readonly laterAttribute: string;
  /** Types of the third one. */
  readonly about: readonly string[];
  /** Types that must come first, and the attribute by which they name the third one. */
  readonly first: readonly string[];
  readonly firstAttribute: string;
  /** `every`: all of them must come first. `any`: one is enough. @default every */
  readonly how?: 'every' | 'any';
  /** Leaves out what need not wait. @default everything must */
  readonly only?: (later: Resource) => boolean;
  /** What AWS says otherwise, as half a sentence. */
  readonly otherwise: string;
}

/** Reports each later resource that does not wait, by a reference or `depends_on`, for what must come first. */
export function reportOrder(evidence: Evidence, report: Reporter, order: Order): void {
  for (const later of resourcesOf(evidence, ...order.later)) {
    if (order.only?.(later) === false) continue;
    const firsts = comingFirst(evidence, later, order);
    if (firsts.length === 0) continue;
    const missed = firsts.filter((first) => !dependsOn(evidence, later.block, first.block));
    const enough = order.how === 'any' ? missed.length < firsts.length : missed.length === 0;
    if (enough) report.pass();
    else {
      const blocks = [...new Set(missed.map((first) => first.block))].join(', ');
      const message = `${later.block} does not wait for ${blocks}: ${order.otherwise}.`;
      report.fail(at(later, writtenPath(later, order.laterAttribute)), message);
    }
  }
}

/** The first path of the resource that the pattern fits, so that a finding stands where the attribute is. */
function writtenPath(resource: Resource, pattern: string): string {
  if (!pattern.includes('*')) return pattern;
  const steps = pattern.split('.');
  const fits = (path: string): boolean => {
    const own = path.split('.');
    return own.length === steps.length && steps.every((step, index) => step === '*' || step === own[index]);
  };
  return Object.keys(resource.references).find(fits) ?? pattern;
}

function comingFirst(evidence: Evidence, later: Resource, order: Order): readonly Resource[] {
  const targets = referredResources(evidence, later, order.laterAttribute);
  const named = targets.filter((target) => order.first.includes(kindOf(target)));
  const about = targets.filter((target) => order.about.includes(kindOf(target)));
  const beside = about.flatMap((target) => joined(evidence, target, order.first, order.firstAttribute));
  return [...new Set([...named, ...beside])].filter((first) => first.block !== later.block);
}
