/** Where a node stands. Offsets count UTF-16 units from the start of the text; lines and columns are 1-based. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** A span with the height of the tree under it, which the parser keeps below `maxDepth`. */
export interface Node extends Span {
  readonly height: number;
}

export interface Literal extends Node {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** A template that is more than plain text. `"${x}"` alone keeps the type of `x`: see `wrap`. */
export interface Template extends Node {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
  /** True for a quoted template of one interpolation and nothing else. */
  readonly wrap: boolean;
}

export type TemplatePart =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'interpolation'; readonly expression: Expression }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: readonly TemplatePart[];
      readonly otherwise: readonly TemplatePart[];
    }
  | {
      readonly kind: 'for';
      readonly keyName: string | null;
      readonly valueName: string;
      readonly collection: Expression;
      readonly body: readonly TemplatePart[];
    };

export interface List extends Node {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** Keys written as bare words are literals; `(x)` keys are `parentheses`. */
export interface ObjectExpression extends Node {
  readonly kind: 'object';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

export interface ForExpression extends Node {
  readonly kind: 'for';
  readonly keyName: string | null;
  readonly valueName: string;
  readonly collection: Expression;
  /** Present in the object form only. */
  readonly key: Expression | null;
  readonly value: Expression;
  readonly condition: Expression | null;
  /** `...` after the value: values of one key are gathered in a list. */
  readonly group: boolean;
}

/** The first word of a traversal: `var`, `aws_vpc`, `each`, or an iterator's name. */
export interface Variable extends Node {
  readonly kind: 'variable';
  readonly name: string;
}

export interface AttributeAccess extends Node {
  readonly kind: 'attribute';
  readonly source: Expression;
  readonly name: string;
}

export interface IndexAccess extends Node {
  readonly kind: 'index';
  readonly source: Expression;
  readonly key: Expression;
}

/** `source[*].a` or `source.*.a`: `each` is `.a` applied to a `splat-item`. */
export interface Splat extends Node {
  readonly kind: 'splat';
  readonly source: Expression;
  readonly each: Expression;
}

export interface SplatItem extends Node {
  readonly kind: 'splat-item';
}

export interface Call extends Node {
  readonly kind: 'call';
  /** With namespaces: `provider::aws::arn_parse`. */
  readonly name: string;
  readonly args: readonly Expression[];
  /** The last argument is a list to be spread (`...`). */
  readonly spread: boolean;
}

export interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export const binaryOperators = [
  '||',
  '&&',
  '==',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  '+',
  '-',
  '*',
  '/',
  '%',
] as const;
export type BinaryOperator = (typeof binaryOperators)[number];

export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Unary extends Node {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

export interface Parentheses extends Node {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

export type Expression =
  | Literal
  | Template
  | List
  | ObjectExpression
  | ForExpression
  | Variable
  | AttributeAccess
  | IndexAccess
  | Splat
  | SplatItem
  | Call
  | Conditional
  | Binary
  | Unary
  | Parentheses;

export interface Attribute extends Span {
  readonly name: string;
  readonly expression: Expression;
}

export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Block extends Span {
  readonly kind: string;
  readonly labels: readonly string[];
  readonly body: Body;
  readonly endLine: number;
}

/** Something that is not HCL, with the place where the reader noticed. */
export interface Problem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** True where a limit of ours was reached rather than the language's rules broken. */
  readonly limit: boolean;
}

/** A text as far as it could be read. A block with a problem inside is left out whole. */
export interface ParsedText extends Body {
  readonly text: string;
  readonly file: string;
  readonly problems: readonly Problem[];
}
