import { asDeclared, type Judgement } from './judge.js';
import { categoriesOf, type Proof } from './proof.js';

/** The proof as text: a line a check with the confusion beside it, what is missed, the totals last. */
export function proofText(proof: Proof): string {
  const width = Math.max(0, ...proof.checks.map(({ check }) => check.length));
  const lines = proof.checks.map(({ check, mutants, hits, alsoTripped }) => {
    const also = Object.entries(alsoTripped).map(([other, times]) =>
      times === 1 ? other : `${other} ×${times}`,
    );
    return `${check.padEnd(width)}  ${hits}/${mutants}${also.length === 0 ? '' : `  also: ${also.join(', ')}`}`;
  });
  return [
    ...lines,
    '',
    ...section(
      'Known limits',
      proof.limits.map((one) => `${missText(one)}\n    limit: ${one.mutant.limit ?? ''}`),
    ),
    ...section('Misses', proof.misses.map(missText)),
    ...section('Limits that no longer hold; delete them', proof.liftedLimits),
    totals(proof),
  ].join('\n');
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title} (${items.length})`, ...items.map((item) => `  ${item}`), ''];
}

function totals(proof: Proof): string {
  const { mutants, hits, recall, alarms, rightAlarms, precision, checks } = proof;
  return (
    `${mutants} mutants, ${checks.length} checks in ${categoriesOf(proof).length} categories: ` +
    `recall ${percent(recall)} (${hits}/${mutants}), precision ${percent(precision)} (${rightAlarms}/${alarms} failing checks were meant to)`
  );
}

function percent(share: number | null): string {
  return share === null ? 'not measured' : `${(100 * share).toFixed(1)} %`;
}

/** What was expected of a mutant and what came out instead. */
export function missText(one: Judgement): string {
  const { mutant } = one;
  if (asDeclared(one)) return `${mutant.id}: as declared`;
  const wrong = [
    ...(one.ours ? ['a failure of ours spoilt the run'] : []),
    ...(one.hit
      ? []
      : [`expected ${mutant.trips} at ${places([mutant.at].flat())}, found ${places(one.found)}`]),
    ...(one.stageAsDeclared
      ? []
      : [`expected ${mutant.stage ?? 'no stage'} to fail, ${one.stage ?? 'none'} did`]),
    ...listed('fails too', one.unexpected),
    ...listed('can no longer be judged', one.hidden),
    ...listed('declared and does not fail', one.silent),
  ];
  return `${mutant.id}: ${wrong.join('; ')}`;
}

function places(addresses: readonly (string | null)[]): string {
  return addresses.length === 0 ? 'nothing' : addresses.map((one) => one ?? '(no address)').join(', ');
}

function listed(what: string, checks: readonly string[]): string[] {
  return checks.length === 0 ? [] : [`${what}: ${checks.join(', ')}`];
}
