export interface ScanItem {
  readonly type: 'block' | 'attribute' | 'stray';
  readonly kind: string;
  readonly labels: string[];
  readonly start: number;
  readonly end: number;
  readonly complete: boolean;
}
const header =
  /^\s*([A-Za-z_][\w-]{0,100})((?:[ \t]+(?:"[^"\n]{0,200}"|[A-Za-z_][\w-]{0,200})){0,3})[ \t]*\{/;
const known =
  /^(?:(?:resource|data|ephemeral)[ \t]+"[^"]*"[ \t]+"[^"]*"|(?:variable|output|module|provider|check)[ \t]+"[^"]*"|locals|terraform)[ \t]*\{/;
const attribute = /^\s*([A-Za-z_][\w-]{0,100})[ \t]*=(?!=)/;
export function scanTopLevel(lines: readonly string[]): ScanItem[] {
  const items: ScanItem[] = [];
  let at = 0;
  while (at < lines.length) {
    const full = lines[at] ?? '';
    const line = full.length > 2000 ? full.slice(0, 2000) : full;
    const t = line.trim();
    if (t === '' || t.startsWith('#') || t.startsWith('//')) {
      at++;
      continue;
    }
    if (t.startsWith('/*')) {
      while (at < lines.length && !(lines[at] ?? '').includes('*/')) at++;
      at++;
      continue;
    }
    const h = header.exec(line);
    const a = h === null ? attribute.exec(line) : null;
    if (h === null && a === null) {
      items.push({ type: 'stray', kind: '', labels: [], start: at, end: at, complete: true });
      at++;
      continue;
    }
    const r = consume(lines, at);
    const kind = (h ?? a)?.[1] ?? '';
    const labels =
      h === null ? [] : [...(h[2] ?? '').matchAll(/"([^"]*)"|([\w-]+)/g)].map((m) => m[1] ?? m[2] ?? '');
    items.push({
      type: h === null ? 'attribute' : 'block',
      kind,
      labels,
      start: at,
      end: r.end,
      complete: r.complete,
    });
    at = r.end + 1;
  }
  return items;
}
function consume(lines: readonly string[], start: number): { end: number; complete: boolean } {
  const stack: string[] = [];
  let comment = false;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (at > start && stack.length > 0 && !comment && known.test(line.slice(0, 1000)))
      return { end: at - 1, complete: false };
    let heredoc: string | null = null;
    for (let i = 0; i < line.length; i++) {
      const c = line[i];
      const top = stack.at(-1);
      if (comment) {
        if (c === '*' && line[i + 1] === '/') {
          comment = false;
          i++;
        }
        continue;
      }
      if (top === '"') {
        if (c === '\\') i++;
        else if (c === '"') stack.pop();
        else if ((c === '$' || c === '%') && line[i + 1] === '{') {
          if (line[i - 1] === c) {
            i++;
          } else {
            stack.push('}');
            i++;
          }
        }
        continue;
      }
      if (c === '#' || (c === '/' && line[i + 1] === '/')) break;
      if (c === '/' && line[i + 1] === '*') {
        comment = true;
        i++;
        continue;
      }
      if (c === '"') stack.push('"');
      else if (c === '{') stack.push('}');
      else if (c === '[') stack.push(']');
      else if (c === '(') stack.push(')');
      else if (c === '}' || c === ']' || c === ')') {
        if (top === c) stack.pop();
        else if (stack.length === 0) return { end: at, complete: false };
      } else if (c === '<' && line[i + 1] === '<') {
        const m = /^<<-?([A-Za-z_]\w*)\s*$/.exec(line.slice(i, i + 200));
        if (m) {
          heredoc = m[1] ?? null;
          break;
        }
      }
    }
    while (stack.at(-1) === '"') stack.pop();
    if (heredoc !== null) {
      const h: string = heredoc;
      let j = at + 1;
      while (j < lines.length && (lines[j] ?? '').trim() !== h) j++;
      if (j >= lines.length) return { end: lines.length - 1, complete: false };
      at = j;
    }
    if (stack.length === 0 && !comment) return { end: at, complete: true };
  }
  return { end: lines.length - 1, complete: false };
}
