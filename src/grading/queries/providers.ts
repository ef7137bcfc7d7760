import type { ConfigBlock, Evidence } from '../../domain/evidence.js';

/** A provider configuration with an alias, asked for by name. */
export interface AliasUse {
  readonly block: ConfigBlock;
  /** `provider` of a resource, `providers` of a module call. */
  readonly attribute: string;
  /** `aws.west`. */
  readonly name: string;
}

const aliasName = /\b[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*\b/g;

/** Every use of a provider alias by a resource, a data source or a module call. */
export function aliasUses(evidence: Evidence): readonly AliasUse[] {
  return evidence.blocks.flatMap((block) => {
    if (block.kind === 'module') return handedOn(block);
    if (block.kind !== 'resource' && block.kind !== 'data') return [];
    const name = block.attributes.provider?.expression.trim().replaceAll('"', '') ?? '';
    return name.includes('.') ? [{ block, attribute: 'provider', name }] : [];
  });
}

/** Values of `providers = { child = parent }`. */
function handedOn(block: ConfigBlock): readonly AliasUse[] {
  const written = Object.values(block.attributes).filter(({ path }) => path === 'providers');
  return written.flatMap(({ path, expression }) => {
    const values = [...expression.matchAll(/[=:]\s*"?([A-Za-z_][\w.-]*)"?/g)].map((match) => match[1] ?? '');
    return values.filter((name) => name.includes('.')).map((name) => ({ block, attribute: path, name }));
  });
}

/** Whether a module has this configuration: its own provider block, or an alias that it says its caller hands over. */
export function isConfigured(evidence: Evidence, module: string, name: string): boolean {
  return evidence.blocks.some((block) => {
    if (block.module !== module) return false;
    if (block.kind === 'provider') return `${block.type}.${block.name}` === name;
    return block.kind === 'terraform' && expectedAliases(block).includes(name);
  });
}

/** `configuration_aliases` of a `terraform` block. */
function expectedAliases(block: ConfigBlock): readonly string[] {
  return Object.values(block.attributes).flatMap(({ path, expression }) => {
    const lists = path.endsWith('.configuration_aliases')
      ? [expression]
      : [...expression.matchAll(/configuration_aliases\s*[=:]\s*\[([^\]]*)\]/g)].map(
          (match) => match[1] ?? '',
        );
    return lists.flatMap((list) => list.match(aliasName) ?? []);
  });
}
