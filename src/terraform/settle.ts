import { z } from 'zod';
import type { Diagnostic } from '../domain/stage.js';

const planSchema = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        mode: z.string(),
        change: z.object({
          actions: z.array(z.string()),
          before: z.record(z.string(), z.unknown()).nullish(),
          after: z.record(z.string(), z.unknown()).nullish(),
          after_unknown: z.record(z.string(), z.unknown()).nullish(),
        }),
      }),
    )
    .default([]),
});

function differing(change: z.infer<typeof planSchema>['resource_changes'][number]['change']): string[] {
  const before = change.before ?? {};
  const after = change.after ?? {};
  const unknown = change.after_unknown ?? {};
  return [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)])].filter(
    (name) =>
      (unknown[name] !== undefined &&
        unknown[name] !== false &&
        JSON.stringify(unknown[name]).includes('true')) ||
      JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );
}

/** One error per managed resource that a second plan would change, naming the attributes that differ. */
export function settleDiagnostics(
  changes: readonly { address: string; action: string }[],
  plan: unknown,
): Diagnostic[] {
  const parsed = planSchema.safeParse(plan);
  const byAddress = new Map(
    (parsed.success ? parsed.data.resource_changes : []).map((item) => [item.address, item.change]),
  );
  return changes.map(({ address, action }) => {
    const change = byAddress.get(address);
    const attributes = change === undefined ? [] : differing(change);
    return {
      severity: 'error' as const,
      summary: 'Configuration does not settle',
      detail: `A second plan right after apply would ${action} ${address}${attributes.length === 0 ? '' : ` (${attributes.join(', ')})`}.`,
      address,
      file: null,
      line: null,
    };
  });
}
