import { createHash } from 'node:crypto';
import { type CtyObject } from '../../wire/index.js';
import { type BlockSpec, type Outcome, type Problem, type UtilityProvider } from '../contract.js';
import { computed, defaulted, optional, required } from '../spec.js';
import { flagOf, textOf } from '../values.js';
import { renderParts } from './render.js';

const forceNew = { forceNew: true } as const;

const block: BlockSpec = {
  attributes: {
    gzip: defaulted('bool', true, forceNew),
    base64_encode: defaulted('bool', true, forceNew),
    boundary: defaulted('string', 'MIMEBOUNDARY', forceNew),
    id: computed('string'),
    rendered: computed('string'),
  },
  blocks: {
    part: {
      nesting: 'list',
      forceNew: true,
      block: {
        attributes: {
          content: required('string'),
          content_type: defaulted('string', 'text/plain'),
          filename: optional('string'),
          merge_type: optional('string'),
        },
      },
    },
  },
};

function validate(config: CtyObject): readonly Problem[] {
  if (flagOf(config.base64_encode) !== false || flagOf(config.gzip) === false) return [];
  const detail = 'Expected base64_encode to be set to true when gzip is true (its default).';
  return [{ summary: 'Invalid Attribute Configuration', detail, attribute: 'base64_encode' }];
}

function render(config: CtyObject): Outcome {
  const rendered = renderParts(config, textOf(config.boundary) ?? 'MIMEBOUNDARY');
  const id = String(createHash('sha1').update(rendered).digest().readUInt32BE(0));
  return { state: { ...config, rendered, id } };
}

/** `hashicorp/cloudinit`: renders for real. */
export const cloudinit: UtilityProvider = {
  name: 'cloudinit',
  version: '2.3.7',
  block: { attributes: {} },
  resources: { cloudinit_config: { block, validate, create: render } },
  dataSources: { cloudinit_config: { block, validate, read: render } },
};
