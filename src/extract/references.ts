import { terraformBlocks, type HclShape } from './hcl-shape.js';

/** Dotted names in a text, each with all its beginnings of two parts or more: `data.aws_ami.x` gives `data.aws_ami` too. */
export function dottedNames(lines: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const line of lines) {
    let start = -1;
    for (let at = 0; at <= line.length; at++) {
      const inside = at < line.length && isNameChar(line.charCodeAt(at));
      if (inside && start === -1) start = at;
      if (!inside && start !== -1) {
        if (at - start <= 300) addPrefixes(line.slice(start, at), found);
        start = -1;
      }
    }
  }
  return found;
}

function addPrefixes(name: string, found: Set<string>): void {
  const parts = name.split('.');
  for (let length = 2; length <= Math.min(parts.length, 3); length++)
    found.add(parts.slice(0, length).join('.'));
}

function isNameChar(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}

/** How the configuration refers to what a text declares: `var.region`, `aws_vpc.main`, `data.aws_ami.x`, `module.vpc`. */
export function declaredNames(shape: HclShape): string[] {
  return terraformBlocks(shape).flatMap((block) => {
    const [first = '', second = ''] = block.labels;
    switch (block.kind) {
      case 'resource':
        return [`${first}.${second}`];
      case 'data':
        return [`data.${first}.${second}`];
      case 'variable':
        return [`var.${first}`];
      case 'module':
        return [`module.${first}`];
      default:
        return [];
    }
  });
}
