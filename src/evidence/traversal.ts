import type { Expression } from '../hcl/ast.js';

/** One step after a traversal's first word. `key` is null where only evaluation could tell it. */
export type Step =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly key: string | null; readonly expression: Expression | null };

/** Any element of a collection. */
export const anyElement: Step = { kind: 'index', key: null, expression: null };

/** The element under this key. */
export function elementAt(key: string | number | null): Step {
  return key === null ? anyElement : { kind: 'index', key: String(key), expression: null };
}

/** Takes `a.b[0].c` apart: what it starts from, and the steps in order. */
export function takeApart(expression: Expression): { root: Expression; steps: Step[] } {
  const steps: Step[] = [];
  let root = expression;
  for (;;) {
    if (root.kind === 'attribute') steps.push({ kind: 'attribute', name: root.name });
    else if (root.kind === 'index') {
      const key = root.key.kind === 'literal' && root.key.value !== null ? String(root.key.value) : null;
      steps.push({ kind: 'index', key, expression: root.key });
    } else break;
    root = root.source;
  }
  return { root, steps: steps.reverse() };
}

/** The first attribute that the steps read, instance keys passed over. */
export function firstAttribute(steps: readonly Step[]): string | null {
  const [first, second] = steps;
  if (first?.kind === 'attribute') return first.name;
  return second?.kind === 'attribute' ? second.name : null;
}

/** The name or key of a step; null where it could be any. */
export function keyOf(step: Step | undefined): string | null {
  return step === undefined ? null : step.kind === 'attribute' ? step.name : step.key;
}
