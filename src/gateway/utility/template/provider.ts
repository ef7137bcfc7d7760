import { createHash } from 'node:crypto';
import { oursMarker } from '../../contract.js';
import { type CtyObject } from '../../wire/index.js';
import { type BlockSpec, type CallContext, type Outcome, type UtilityProvider } from '../contract.js';
import { renderParts } from '../cloudinit/render.js';
import { computed, optional, optionalComputed, required, stringMap } from '../spec.js';
import { textMapOf, textOf } from '../values.js';
import { renderTemplateText } from './render.js';

const forceNew = { forceNew: true } as const;

const file: BlockSpec = {
  attributes: {
    template: optional('string', forceNew),
    filename: optional('string', { forceNew: true, deprecated: true }),
    vars: optional(stringMap, forceNew),
    rendered: computed('string'),
    id: optionalComputed('string'),
  },
};

const config: BlockSpec = {
  attributes: {
    gzip: optional('bool', forceNew),
    base64_encode: optional('bool', forceNew),
    rendered: computed('string'),
    id: optionalComputed('string'),
  },
  blocks: {
    part: {
      nesting: 'list',
      min: 1,
      forceNew: true,
      block: {
        attributes: {
          content: required('string'),
          content_type: optional('string'),
          filename: optional('string'),
          merge_type: optional('string'),
        },
      },
    },
  },
};

const folder: BlockSpec = {
  attributes: {
    source_dir: required('string', forceNew),
    destination_dir: required('string', forceNew),
    vars: optional(stringMap, forceNew),
    id: optionalComputed('string'),
  },
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

async function renderFile(values: CtyObject, context: CallContext): Promise<Outcome> {
  const named = textOf(values.filename);
  const template = named === null ? (textOf(values.template) ?? '') : await context.folder.read(named);
  if (template === null) {
    return { problems: [{ summary: 'Failed to read template', detail: `no such file: ${named ?? ''}` }] };
  }
  const rendered = renderTemplateText(template.toString(), textMapOf(values.vars));
  if ('error' in rendered) {
    const summary = `${oursMarker}Failed to render the template`;
    return { problems: [{ summary, detail: rendered.error, attribute: 'template' }] };
  }
  return { state: { ...values, rendered: rendered.text, id: digest(rendered.text) } };
}

function renderConfig(values: CtyObject): Outcome {
  const rendered = renderParts(values, 'MIMEBOUNDARY');
  return { state: { ...values, rendered, id: digest(rendered) } };
}

async function renderFolder(values: CtyObject, { folder: files }: CallContext): Promise<Outcome> {
  const [from, to] = [textOf(values.source_dir) ?? '', textOf(values.destination_dir) ?? ''];
  if (!(await files.isFolder(from))) {
    return { problems: [{ summary: 'Failed to read templates', detail: `no such folder: ${from}` }] };
  }
  const texts: string[] = [];
  for (const name of await files.list(from)) {
    const content = (await files.read(`${files.resolve(from)}/${name}`)) ?? Buffer.alloc(0);
    const rendered = renderTemplateText(content.toString(), textMapOf(values.vars));
    if ('error' in rendered) {
      return { problems: [{ summary: `${oursMarker}Failed to render ${name}`, detail: rendered.error }] };
    }
    await files.write(`${to}/${name}`, Buffer.from(rendered.text));
    texts.push(rendered.text);
  }
  return { state: { ...values, id: digest(texts.join('\n')) } };
}

/** `hashicorp/template`, archived long ago and still met: variables only. */
export const template: UtilityProvider = {
  name: 'template',
  version: '2.2.0',
  block: { attributes: {} },
  resources: {
    template_file: { block: file, create: renderFile },
    template_cloudinit_config: { block: config, create: renderConfig },
    template_dir: { block: folder, create: renderFolder },
  },
  dataSources: {
    template_file: { block: file, read: renderFile },
    template_cloudinit_config: { block: config, read: renderConfig },
  },
};
