import type { TemplatePart } from './ast.js';
import { HclError, maxDepth } from './error.js';
import type { FlatPart } from './template.js';

interface Open {
  readonly directive: Extract<FlatPart, { kind: 'if' | 'for' }> | null;
  readonly then: TemplatePart[];
  otherwise: TemplatePart[] | null;
}

/** Nests `%{if}…%{endif}` and `%{for}…%{endfor}`, and joins neighbouring texts. */
export function nestParts(flat: readonly FlatPart[]): TemplatePart[] {
  const root: Open = { directive: null, then: [], otherwise: null };
  const stack: Open[] = [root];
  for (const part of flat) {
    const top = stack[stack.length - 1] ?? root;
    const into = top.otherwise ?? top.then;
    if (part.kind === 'text') appendText(into, part.value);
    else if (part.kind === 'interpolation') into.push(part);
    else if (part.kind === 'if' || part.kind === 'for') {
      if (stack.length >= maxDepth) throw failure('Template directives are nested too deeply.', part, true);
      stack.push({ directive: part, then: [], otherwise: null });
    } else close(stack, top, part);
  }
  const open = stack[stack.length - 1]?.directive;
  if (open) throw failure(`This "%{${open.kind}" has no "%{end${open.kind}}".`, open);
  return root.then;
}

function close(
  stack: Open[],
  top: Open,
  part: Extract<FlatPart, { kind: 'else' | 'endif' | 'endfor' }>,
): void {
  const { directive } = top;
  if (part.kind === 'else' && directive?.kind === 'if' && top.otherwise === null) {
    top.otherwise = [];
    return;
  }
  if (directive === null || part.kind !== `end${directive.kind}`) {
    throw failure(`"%{${part.kind}}" closes nothing here.`, part);
  }
  stack.pop();
  const parent = stack[stack.length - 1];
  const into = parent?.otherwise ?? parent?.then;
  if (directive.kind === 'if') {
    into?.push({
      kind: 'if',
      condition: directive.condition,
      then: top.then,
      otherwise: top.otherwise ?? [],
    });
  } else {
    const { keyName, valueName, collection } = directive;
    into?.push({ kind: 'for', keyName, valueName, collection, body: top.then });
  }
}

function appendText(into: TemplatePart[], value: string): void {
  if (value === '') return;
  const last = into[into.length - 1];
  if (last?.kind === 'text') into[into.length - 1] = { kind: 'text', value: last.value + value };
  else into.push({ kind: 'text', value });
}

function failure(
  message: string,
  at: { line: number; column: number; offset: number },
  limit = false,
): HclError {
  return new HclError(message, at.line, at.column, at.offset, limit);
}
