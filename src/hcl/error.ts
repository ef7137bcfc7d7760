/** Thrown inside the reader only; `parseHcl` turns it into a problem. */
export class HclError extends Error {
  override readonly name = 'HclError';
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  /** True where a limit of ours was reached. */
  readonly limit: boolean;

  constructor(message: string, line: number, column: number, offset: number, limit = false) {
    super(message);
    this.line = line;
    this.column = column;
    this.offset = offset;
    this.limit = limit;
  }
}

/** Nesting and tree height beyond which a text is refused, so that nothing that walks a tree can overflow. */
export const maxDepth = 200;
