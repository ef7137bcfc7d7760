import { z } from 'zod';
import type { StageResult } from '../../domain/stage.js';
import { tellsOfNoNetwork } from '../../gateway/aws/offline.js';
import type { RehearsalResult } from '../../terraform/rehearse.js';

/** One thing that plain Terraform and the gateway say differently. */
export interface Difference {
  /** `init`, `validate`, `plan`, or `planned values`. */
  readonly where: string;
  readonly plain: string;
  readonly gateway: string;
  /** Why it must be so, where that is known; null where it is a fault to be looked into. */
  readonly reason: string | null;
}

const compared = ['init', 'validate', 'plan'] as const;

function stageOf({ stages }: RehearsalResult, name: string): StageResult | undefined {
  return stages.find(({ stage }) => stage === name);
}

function errorsOf(stage: StageResult | undefined): string[] {
  const errors = stage?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
  return [...new Set(errors.map(({ address, summary }) => `${address ?? '-'}: ${summary}`))].sort();
}

/** True where every error of a stage tells that AWS could not be reached. */
function failedForNetwork(stage: StageResult | undefined): boolean {
  const errors = stage?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
  return (
    errors.length > 0 &&
    errors.every(({ summary, detail }) => tellsOfNoNetwork({ severity: 1, summary, detail, attribute: null }))
  );
}

function without(list: readonly string[], other: readonly string[]): string {
  return list.filter((item) => !other.includes(item)).join('; ');
}

/** Errors at calls of modules, without which module: `module.network: Unsupported argument` gives the rest. */
function saidOfModules(errors: readonly string[]): string | null {
  const said = errors.map((error) => /^module\.[^:]+: (.*)$/s.exec(error)?.[1]);
  return said.includes(undefined) ? null : [...new Set(said)].sort().join('\n');
}

/** Why Terraform says one thing of one module call and of another in the next run, whichever engine it has. */
function unordered(said: readonly string[], heard: readonly string[]): string | null {
  const modules = saidOfModules(said);
  return said.length > 0 && modules !== null && modules === saidOfModules(heard)
    ? 'Terraform stops at one of several calls of modules that are wrong in the same way, in no fixed order'
    : null;
}

function stageDifferences(plain: RehearsalResult, gateway: RehearsalResult): Difference[] {
  return compared.flatMap((where): Difference[] => {
    const [a, b] = [stageOf(plain, where), stageOf(gateway, where)];
    const [said, heard] = [errorsOf(a), errorsOf(b)];
    const same = a?.verdict === b?.verdict && said.join('\n') === heard.join('\n');
    if (same) return [];
    const reason = failedForNetwork(a)
      ? 'the provider asks AWS while planning; plain mode has no network, the gateway plans without'
      : a?.verdict === b?.verdict
        ? unordered(said, heard)
        : null;
    const show = (stage: StageResult | undefined, only: string): string =>
      `${stage?.verdict ?? 'missing'}${only === '' ? '' : ` (${only})`}`;
    return [{ where, plain: show(a, without(said, heard)), gateway: show(b, without(heard, said)), reason }];
  });
}

const record = z.record(z.string(), z.unknown());
const planSchema = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        mode: z.string(),
        change: z.object({
          actions: z.array(z.string()),
          after: record.nullish(),
          after_unknown: record.nullish(),
        }),
      }),
    )
    .default([]),
});

/** What is planned, by address and attribute, as text. */
function plannedValues(plan: unknown): Map<string, string> {
  const parsed = planSchema.safeParse(plan);
  const values = new Map<string, string>();
  for (const { address, mode, change } of parsed.success ? parsed.data.resource_changes : []) {
    if (mode !== 'managed') continue;
    values.set(`${address} action`, change.actions.join('/'));
    for (const [name, value] of Object.entries(change.after ?? {}))
      values.set(`${address} ${name}`, canonical(value));
    for (const [name, value] of Object.entries(change.after_unknown ?? {}))
      values.set(`${address} ${name} unknown`, canonical(value));
  }
  return values;
}

/** JSON with keys in order, so that equal values are equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

function short(text: string | undefined): string {
  return text === undefined ? 'absent' : text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function valueDifferences(plain: unknown, gateway: unknown): Difference[] {
  const [a, b] = [plannedValues(plain), plannedValues(gateway)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((key) => a.get(key) !== b.get(key))
    .map((key) => ({
      where: `planned ${key}`,
      plain: short(a.get(key)),
      gateway: short(b.get(key)),
      reason: null,
    }));
}

/** Everything that the two say differently about one answer, stage by stage; where both planned, the planned values too. */
export function differences(plain: RehearsalResult, gateway: RehearsalResult): readonly Difference[] {
  const stages = stageDifferences(plain, gateway);
  const bothPlanned = plain.plan !== undefined && gateway.plan !== undefined;
  return bothPlanned ? [...stages, ...valueDifferences(plain.plan, gateway.plan)] : stages;
}
