import { posix } from 'node:path';
import type { AnswerFile } from '../domain/answer.js';
import type { BlockKind, Location, ModuleCall } from '../domain/evidence.js';
import type { Attribute, Block, Body, Expression, ParsedText } from '../hcl/ast.js';
import { parseTerraformFile } from '../hcl/terraform-file.js';

/** One block of a module, or one local value. */
export interface Item {
  readonly kind: BlockKind;
  readonly type: string;
  readonly name: string;
  /** Absolute, without keys. */
  readonly address: string;
  readonly module: Module;
  readonly file: ParsedText;
  readonly body: Body;
  readonly location: Location;
  /** The block's own kind as written: tells `moved` from `import` among the others. */
  readonly word: string;
}

/** A module of the configuration: a folder as one call sees it. */
export interface Module {
  /** `''`, `module.net`, `module.a.module.b`. */
  readonly path: string;
  /** Relative to the answer's folder. */
  readonly folder: string;
  readonly parent: Module | null;
  readonly items: readonly Item[];
  /** By address inside the module: `aws_vpc.main`, `data.aws_ami.linux`, `var.region`, `local.tags`, `output.id`. */
  readonly byAddress: ReadonlyMap<string, Item>;
  /** Local child modules by call name, as far as their folders are in the answer. */
  readonly children: ReadonlyMap<string, Module>;
}

export interface Configuration {
  readonly root: Module;
  readonly rootFolder: string;
  readonly modules: readonly Module[];
  readonly calls: readonly ModuleCall[];
  /** Every configuration file of the modules in use, parsed. */
  readonly files: readonly ParsedText[];
  /** The answer's files by normal path. */
  readonly answerFiles: ReadonlyMap<string, AnswerFile>;
}

/** More modules than this are not looked into: an answer that nests calls to explode gets no further. */
const maxModules = 200;

/** Reads the root module and, through local calls, its children. */
export function readConfiguration(answer: readonly AnswerFile[], rootFolder: string): Configuration {
  return new Loader(answer, rootFolder).load();
}

class Loader {
  private readonly rootFolder: string;
  private readonly answerFiles: Map<string, AnswerFile>;
  private readonly parsed = new Map<string, ParsedText[]>();
  private readonly modules: Module[] = [];
  private readonly calls: ModuleCall[] = [];

  constructor(answer: readonly AnswerFile[], rootFolder: string) {
    this.rootFolder = posix.normalize(rootFolder === '' ? '.' : rootFolder);
    this.answerFiles = new Map(answer.map((file) => [posix.normalize(file.path), file]));
  }

  load(): Configuration {
    const root = this.readModule('', this.rootFolder, null);
    const files = [...this.parsed.values()].flat();
    const { rootFolder, modules, calls, answerFiles } = this;
    return { root, rootFolder, modules, calls, files, answerFiles };
  }

  private filesOf(folder: string): ParsedText[] {
    const known = this.parsed.get(folder);
    if (known) return known;
    const files: ParsedText[] = [];
    for (const [path, file] of this.answerFiles) {
      if (posix.dirname(path) !== folder) continue;
      if (path.endsWith('.tf') || path.endsWith('.tf.json')) files.push(parseTerraformFile(file.text, path));
    }
    this.parsed.set(folder, files);
    return files;
  }

  private readModule(path: string, folder: string, parent: Module | null): Module {
    const items: Item[] = [];
    const byAddress = new Map<string, Item>();
    const children = new Map<string, Module>();
    const module: Module = { path, folder, parent, items, byAddress, children };
    this.modules.push(module);
    for (const file of this.filesOf(folder)) {
      for (const block of file.blocks) items.push(...itemsOf(block, file, module));
    }
    const prefix = path === '' ? 0 : path.length + 1;
    for (const item of items) {
      const local = item.address.slice(prefix);
      if (!byAddress.has(local)) byAddress.set(local, item);
    }
    for (const item of items) if (item.kind === 'module') this.readCall(item, module, children);
    return module;
  }

  private readCall(item: Item, module: Module, children: Map<string, Module>): void {
    const source = literalText(attributeOf(item.body, 'source'));
    const local = source !== null && /^\.\.?(\/|$)/.test(source);
    const folder = local ? posix.normalize(posix.join(module.folder, source)).replace(/(.)\/$/, '$1') : null;
    const found = folder === null || this.filesOf(folder).length > 0;
    this.calls.push({ address: item.address, source, folder, found, location: item.location });
    if (folder === null || !found || children.has(item.name)) return;
    if (this.modules.length >= maxModules || nests(module, folder)) return;
    children.set(item.name, this.readModule(item.address, folder, module));
  }
}

/** True where the folder already is one of the calling modules: such a call never ends. */
function nests(module: Module, folder: string): boolean {
  for (let at: Module | null = module; at !== null; at = at.parent) if (at.folder === folder) return true;
  return false;
}

/** The text of a literal, else null. */
export function literalText(expression: Expression | undefined): string | null {
  return expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : null;
}

/** The expression of an attribute written in this body. */
export function attributeOf(body: Body, name: string): Expression | undefined {
  return body.attributes.find((attribute) => attribute.name === name)?.expression;
}

/** Puts a module's path before an address. */
export function inModule(path: string, address: string): string {
  return path === '' ? address : `${path}.${address}`;
}

function itemsOf(block: Block, file: ParsedText, module: Module): Item[] {
  const { kind: word, body } = block;
  const [first = '', second = ''] = block.labels;
  const base = { module, file, word, body, location: { file: file.file, line: block.line } };
  const make = (kind: BlockKind, type: string, name: string, address: string): Item[] => [
    { ...base, kind, type, name, address: inModule(module.path, address) },
  ];
  switch (word) {
    case 'resource':
      return make('resource', first, second, `${first}.${second}`);
    case 'data':
    case 'ephemeral':
      return make(word, first, second, `${word}.${first}.${second}`);
    case 'variable':
      return make('variable', '', first, `var.${first}`);
    case 'output':
    case 'module':
      return make(word, '', first, `${word}.${first}`);
    case 'provider': {
      const alias = literalText(attributeOf(body, 'alias')) ?? '';
      return make('provider', first, alias, `provider.${first}${alias === '' ? '' : `.${alias}`}`);
    }
    case 'terraform':
      return make('terraform', '', '', 'terraform');
    case 'check':
      return [
        ...make('other', '', first, `check.${first}`),
        ...body.blocks
          .filter((inner) => inner.kind === 'data')
          .flatMap((inner) => itemsOf(inner, file, module)),
      ];
    case 'locals':
      return body.attributes.map((attribute) => localItem(attribute, base));
    default:
      return make('other', '', first, [word, ...block.labels].join('.'));
  }
}

function localItem(attribute: Attribute, base: Pick<Item, 'module' | 'file' | 'word'>): Item {
  return {
    ...base,
    kind: 'local',
    type: '',
    name: attribute.name,
    address: inModule(base.module.path, `local.${attribute.name}`),
    body: { attributes: [attribute], blocks: [] },
    location: { file: base.file.file, line: attribute.line },
  };
}
