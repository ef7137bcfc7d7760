/** Where a handler's code must be, by runtime. */
export interface HandlerTarget {
  /** Paths in the package of which one must exist, without those a layer could bring. */
  readonly files: readonly string[];
  /** Name of the function in it. */
  readonly name: string;
}

/**
 * The file and function that `module.function` names. Null for runtimes that find code otherwise (Java, .NET, Go and
 * custom ones) and for handlers that a layer replaces.
 */
export function handlerTarget(runtime: string, handler: string): HandlerTarget | null {
  const dot = handler.lastIndexOf('.');
  if (dot <= 0 || /^\/opt\/|datadog|newrelic|awslambdaric/i.test(handler)) return null;
  const module = handler.slice(0, dot);
  const name = handler.slice(dot + 1);
  if (runtime.startsWith('python')) {
    const path = module.replaceAll('.', '/');
    return { files: [`${path}.py`, `${path}/__init__.py`, `${path}.pyc`], name };
  }
  if (runtime.startsWith('nodejs')) {
    const path = handler.slice(0, handler.indexOf('.', handler.lastIndexOf('/') + 1));
    return { files: ['.js', '.mjs', '.cjs'].map((extension) => `${path}${extension}`), name };
  }
  if (runtime.startsWith('ruby')) {
    const method = name.split('::').at(-1) ?? name;
    return { files: [`${handler.slice(0, handler.indexOf('.'))}.rb`], name: method };
  }
  return null;
}

/** Whether a file's text can define the name: false only where the word does not occur outside comments. */
export function mentions(text: string, name: string): boolean {
  const code = text.replace(/^\s*(#|\/\/).*$/gm, '');
  return (
    new RegExp(`(^|[^\\w$])${name.replace(/[^\w]/g, '\\$&')}([^\\w$]|$)`).test(code) ||
    /\bimport\s*\*|export\s*\*|__getattr__/.test(code)
  );
}
