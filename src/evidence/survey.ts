import { posix } from 'node:path';
import type { AnswerFile } from '../domain/answer.js';
import { isObject, type Value } from '../domain/value.js';
import type { TypesInUse } from '../gateway/contract.js';
import type { Body, Expression, ParsedText } from '../hcl/ast.js';
import { tooDeepIn, type TooDeep } from '../hcl/nesting.js';
import {
  attributeOf,
  literalText,
  readConfiguration,
  type Configuration,
  type Item,
} from './configuration.js';
import { assignmentsIn, loadedFiles } from './supplied.js';
import { symbolsIn } from './symbols.js';
import { constantOf } from './variable-type.js';

/** JSON, as values of variables files are. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A variable of the root module. */
export interface SurveyedVariable {
  readonly name: string;
  /** Source text of its type, or null. */
  readonly type: string | null;
  /** True where it has a default. */
  readonly optional: boolean;
  /** Source texts of its validation conditions. */
  readonly conditions: readonly string[];
  readonly file: string;
  readonly line: number;
}

/** A root variable that Terraform would ask for. */
export interface OpenVariable extends Omit<SurveyedVariable, 'optional'> {
  /** Value from an example variables file of the answer. */
  readonly example?: JsonValue;
}

/** A provider that a module requires or that a block's type implies. */
export interface RequiredProvider {
  /** Local name. */
  readonly name: string;
  /** Last two parts of the source: `hashicorp/aws`. */
  readonly source: string;
  readonly version: string | null;
  /** False where no `required_providers` names it. */
  readonly declared: boolean;
}

/** A resource whose provisioners would run commands or connect to machines. */
export interface ProvisionedResource {
  /** Folder of its module, relative to the answer's folder. */
  readonly folder: string;
  readonly type: string;
  readonly name: string;
}

/** A provider block of hashicorp/aws. */
export interface AwsProviderBlock {
  /** Folder of its module, relative to the answer's folder. */
  readonly folder: string;
  /** Null for the default configuration. */
  readonly alias: string | null;
  /** Names of its arguments and nested blocks. */
  readonly settings: readonly string[];
}

/** What the stages must know of an answer before Terraform runs. */
export interface Survey {
  readonly types: TypesInUse;
  readonly variables: readonly SurveyedVariable[];
  /** Variables without default to which no variables file of the answer gives a value. */
  readonly openVariables: readonly OpenVariable[];
  readonly providers: readonly RequiredProvider[];
  /** Where the configuration first nests deeper than Terraform is to be given, or null. */
  readonly tooDeep: TooDeep | null;
  readonly neutralised: {
    /** Kind of the backend (`s3`), `cloud`, or null. */
    readonly backend: string | null;
    /** `required_version` of the root module, or null. */
    readonly terraformVersion: string | null;
    readonly provisioned: readonly ProvisionedResource[];
    /** Plain mode gives each of them credentials that open nothing. */
    readonly awsProviders: readonly AwsProviderBlock[];
  };
}

/** Looks an answer over: the root module and the local modules that it calls. Evaluates nothing. */
export function survey(files: readonly AnswerFile[], root: string): Survey {
  const configuration = readConfiguration(files, root);
  const variables = configuration.root.items.filter((item) => item.kind === 'variable').map(surveyVariable);
  return {
    types: typesOf(configuration),
    variables,
    openVariables: openVariables(variables, files, configuration.rootFolder),
    providers: providersOf(configuration),
    tooDeep: tooDeepIn(files),
    neutralised: {
      ...settingsOf(configuration.root.items),
      provisioned: provisionedIn(configuration),
      awsProviders: awsProvidersIn(configuration),
    },
  };
}

/** Types of resources, data sources and ephemeral resources that the configuration names. */
export function typesInUse(files: readonly AnswerFile[], root: string): TypesInUse {
  return typesOf(readConfiguration(files, root));
}

function typesOf(configuration: Configuration): TypesInUse {
  const items = configuration.modules.flatMap((module) => module.items);
  const types = (kind: Item['kind']): Set<string> =>
    new Set(items.filter((item) => item.kind === kind).map((item) => item.type));
  return { resources: types('resource'), dataSources: types('data'), ephemeral: types('ephemeral') };
}

function surveyVariable({ name, body, file, location }: Item): SurveyedVariable {
  const type = attributeOf(body, 'type');
  const conditions = body.blocks
    .filter((block) => block.kind === 'validation')
    .flatMap((block) => sourceOf(attributeOf(block.body, 'condition'), file) ?? []);
  return {
    name,
    type: type ? (literalText(type) ?? sourceOf(type, file)) : null,
    optional: attributeOf(body, 'default') !== undefined,
    conditions,
    ...location,
  };
}

function sourceOf(expression: Expression | undefined, file: ParsedText): string | null {
  return expression ? file.text.slice(expression.start, expression.end) : null;
}

function openVariables(
  variables: readonly SurveyedVariable[],
  files: readonly AnswerFile[],
  rootFolder: string,
): OpenVariable[] {
  const given = new Set(
    loadedFiles(files, rootFolder).flatMap((file) => assignmentsIn(file).map(([name]) => name)),
  );
  const examples = exampleValues(files, rootFolder);
  return variables
    .filter(({ name, optional }) => !optional && !given.has(name))
    .map(({ optional: _, ...variable }) => {
      const example = examples.get(variable.name);
      return example === undefined ? variable : { ...variable, example };
    });
}

/** Values from variables files that Terraform does not load by itself: examples, and files for one environment. */
function exampleValues(files: readonly AnswerFile[], rootFolder: string): Map<string, JsonValue> {
  const loaded = new Set(loadedFiles(files, rootFolder));
  const values = new Map<string, JsonValue>();
  for (const file of files) {
    const name = posix.basename(file.path);
    if (
      loaded.has(file) ||
      !/\.tfvars(\.json)?(\.(example|sample|template|dist))?$|tfvars[.-]example/.test(name)
    )
      continue;
    for (const [variable, expression] of assignmentsIn(file)) {
      if (!values.has(variable)) values.set(variable, jsonOf(constantOf(expression)));
    }
  }
  return values;
}

/** Constants hold no unknowns. */
function jsonOf(value: Value): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

/** Each once, however often its module is called. */
function provisionedIn(configuration: Configuration): ProvisionedResource[] {
  const found = configuration.modules.flatMap(({ folder, items }) =>
    items
      .filter(
        (item) => item.kind === 'resource' && item.body.blocks.some((block) => block.kind === 'provisioner'),
      )
      .map(({ type, name }) => [`${folder}/${type}.${name}`, { folder, type, name }] as const),
  );
  return [...new Map(found).values()];
}

/** Each once, however often its module is called; an alias that is no plain text is an error that Terraform reports. */
function awsProvidersIn(configuration: Configuration): AwsProviderBlock[] {
  const found = configuration.modules.flatMap(({ folder, items }) =>
    items
      .filter((item) => item.kind === 'provider' && item.type === 'aws')
      .map(({ body }) => {
        const alias = literalText(attributeOf(body, 'alias'));
        const settings = [...body.attributes.map(({ name }) => name), ...body.blocks.map(({ kind }) => kind)];
        return [`${folder}/${alias ?? ''}`, { folder, alias, settings }] as const;
      }),
  );
  return [...new Map(found).values()];
}

function settingsOf(items: readonly Item[]): Pick<Survey['neutralised'], 'backend' | 'terraformVersion'> {
  let backend: string | null = null;
  let terraformVersion: string | null = null;
  for (const { kind, body } of items) {
    if (kind !== 'terraform') continue;
    terraformVersion ??= literalText(attributeOf(body, 'required_version'));
    for (const block of body.blocks) {
      if (block.kind === 'backend') backend ??= block.labels[0] ?? 'backend';
      if (block.kind === 'cloud') backend ??= 'cloud';
    }
  }
  return { backend, terraformVersion };
}

function providersOf(configuration: Configuration): RequiredProvider[] {
  const found = new Map<string, RequiredProvider>();
  const items = configuration.modules.flatMap((module) => module.items);
  for (const item of items) {
    if (item.kind !== 'terraform') continue;
    for (const block of item.body.blocks) if (block.kind === 'required_providers') declare(block.body, found);
  }
  for (const item of items) {
    const implied = impliedProvider(item);
    if (implied !== null && !found.has(implied)) {
      found.set(implied, { name: implied, source: `hashicorp/${implied}`, version: null, declared: false });
    }
  }
  return [...found.values()];
}

function declare(body: Body, found: Map<string, RequiredProvider>): void {
  for (const { name, expression } of body.attributes) {
    const value = symbolsIn(expression);
    const source = isObject(value) && typeof value.source === 'string' ? value.source : `hashicorp/${name}`;
    const version = typeof value === 'string' ? value : isObject(value) ? value.version : null;
    if (found.has(name)) continue;
    const parts = source.split('/').slice(-2).join('/');
    found.set(name, {
      name,
      source: parts,
      version: typeof version === 'string' ? version : null,
      declared: true,
    });
  }
}

function impliedProvider(item: Item): string | null {
  if (item.kind === 'provider') return item.type;
  if (item.kind !== 'resource' && item.kind !== 'data' && item.kind !== 'ephemeral') return null;
  const written = attributeOf(item.body, 'provider');
  const named = written ? symbolsIn(written) : null;
  const name = typeof named === 'string' ? named.split('.')[0] : item.type.split('_')[0];
  return name && name !== 'terraform' ? name : null;
}
