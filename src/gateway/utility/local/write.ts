import { type CtyObject } from '../../wire/index.js';
import {
  type AttributeSpec,
  type CallContext,
  type Outcome,
  type Problem,
  type ResourceKind,
} from '../contract.js';
import { hashesOf } from '../hashes.js';
import { computed, defaulted, optional, required } from '../spec.js';
import { isGiven, textOf } from '../values.js';

const forceNew = { forceNew: true } as const;

/** Digests of the content, as attributes. */
export function digests(content: Buffer): CtyObject {
  const hashes = hashesOf(content);
  return {
    content_md5: hashes.md5,
    content_sha1: hashes.sha1,
    content_sha256: hashes.sha256,
    content_base64sha256: hashes.base64sha256,
    content_sha512: hashes.sha512,
    content_base64sha512: hashes.base64sha512,
  };
}

export const digestAttributes: Readonly<Record<string, AttributeSpec>> = Object.fromEntries(
  Object.keys(digests(Buffer.alloc(0))).map((name) => [name, computed('string')]),
);

/** A resource that writes one file; `origins` are the arguments that can give its content. */
function fileResource(origins: readonly string[], permission: string, isSensitive: boolean): ResourceKind {
  const hidden = isSensitive ? ({ sensitive: true } as const) : {};
  return {
    block: {
      attributes: {
        filename: required('string', forceNew),
        content: optional('string', { ...forceNew, ...hidden }),
        content_base64: optional('string', { ...forceNew, ...hidden }),
        source: optional('string', forceNew),
        ...(origins.includes('sensitive_content') && {
          sensitive_content: optional('string', { forceNew: true, sensitive: true, deprecated: true }),
        }),
        file_permission: defaulted('string', permission, forceNew),
        directory_permission: defaulted('string', permission, forceNew),
        id: computed('string'),
        ...digestAttributes,
      },
    },
    validate: (config) => [...exactlyOne(config, origins), ...permissions(config)],
    create: write,
    async read(state, { folder }) {
      const found = await folder.read(textOf(state.filename) ?? '');
      return found !== null && hashesOf(found).sha1 === textOf(state.id) ? state : null;
    },
    async destroy(state, { folder }) {
      await folder.remove(textOf(state.filename) ?? '');
    },
  };
}

export const localFile = fileResource(
  ['content', 'sensitive_content', 'content_base64', 'source'],
  '0777',
  false,
);
export const localSensitiveFile = fileResource(['content', 'content_base64', 'source'], '0700', true);

async function write(planned: CtyObject, { folder }: CallContext): Promise<Outcome> {
  const name = textOf(planned.filename) ?? '';
  const source = textOf(planned.source);
  const content = source === null ? inline(planned) : await folder.read(source);
  if (content === null) {
    const detail = `Could not read source file "${source}": no such file in the answer's folder`;
    return { problems: [{ summary: 'Create local file error', detail }] };
  }
  await folder.write(name, content, Number.parseInt(textOf(planned.file_permission) ?? '0644', 8));
  return { state: { ...planned, ...digests(content), id: hashesOf(content).sha1 } };
}

function inline(planned: CtyObject): Buffer {
  const encoded = textOf(planned.content_base64);
  if (encoded !== null) return Buffer.from(encoded, 'base64');
  return Buffer.from(textOf(planned.content) ?? textOf(planned.sensitive_content) ?? '');
}

function exactlyOne(config: CtyObject, origins: readonly string[]): readonly Problem[] {
  const given = origins.filter((name) => isGiven(config[name]));
  if (given.length === 1) return [];
  const detail = `expected exactly one of ${origins.join(', ')}, got ${given.length === 0 ? 'none' : given.join(' and ')}`;
  return [{ summary: 'Invalid Attribute Combination', detail, ...(given[0] && { attribute: given[0] }) }];
}

function permissions(config: CtyObject): readonly Problem[] {
  return ['file_permission', 'directory_permission'].flatMap((attribute) => {
    const given = textOf(config[attribute]);
    if (given === null || /^[0-7]{3,4}$/.test(given)) return [];
    const detail = `expected three or four octal digits such as "0644", got: "${given}"`;
    return [{ summary: 'Invalid File Permission String Value', detail, attribute }];
  });
}
