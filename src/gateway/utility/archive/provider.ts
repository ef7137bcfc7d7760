import { type CtyObject } from '../../wire/index.js';
import {
  type BlockSpec,
  type CallContext,
  type Outcome,
  type Problem,
  type UtilityProvider,
} from '../contract.js';
import { hashesOf } from '../hashes.js';
import { computed, optional, required, stringSet } from '../spec.js';
import { isGiven, objectsOf, textOf } from '../values.js';
import { packTarGz, packZip } from './pack.js';
import { gather } from './sources.js';

const forceNew = { forceNew: true } as const;

const block: BlockSpec = {
  attributes: {
    type: required('string', forceNew),
    source_content: optional('string', forceNew),
    source_content_filename: optional('string', forceNew),
    source_file: optional('string', forceNew),
    source_dir: optional('string', forceNew),
    excludes: optional(stringSet, forceNew),
    exclude_symlink_directories: optional('bool', forceNew),
    output_path: required('string', forceNew),
    output_file_mode: optional('string', forceNew),
    id: computed('string'),
    output_size: computed('number'),
    output_md5: computed('string'),
    output_sha: computed('string'),
    output_sha256: computed('string'),
    output_base64sha256: computed('string'),
    output_sha512: computed('string'),
    output_base64sha512: computed('string'),
  },
  blocks: {
    source: {
      nesting: 'set',
      forceNew: true,
      block: { attributes: { content: required('string'), filename: required('string') } },
    },
  },
};

const sources = ['source_file', 'source_dir', 'source_content'] as const;

/** Exactly one kind of source, and a known type. */
function validate(config: CtyObject): readonly Problem[] {
  const problems: Problem[] = [];
  const type = textOf(config.type);
  if (type !== null && type !== 'zip' && type !== 'tar.gz') {
    const detail = `Attribute type value must be one of: ["zip" "tar.gz"], got: "${type}"`;
    problems.push({ summary: 'Invalid Attribute Value Match', detail, attribute: 'type' });
  }
  const given: string[] = sources.filter((name) => isGiven(config[name]));
  if (!Array.isArray(config.source) || config.source.length > 0) given.push('source');
  if (given.length !== 1) {
    const detail = `expected exactly one of source, source_content, source_file and source_dir, got ${
      given.length === 0 ? 'none' : given.join(' and ')
    }`;
    problems.push({
      summary: 'Invalid Attribute Combination',
      detail,
      ...(given[0] && { attribute: given[0] }),
    });
  }
  if (isGiven(config.source_content) && !isGiven(config.source_content_filename)) {
    const detail = 'source_content needs source_content_filename beside it';
    problems.push({ summary: 'Invalid Attribute Combination', detail, attribute: 'source_content' });
  }
  return problems;
}

/** Builds the archive, writes it and reports its real size and digests. */
async function build(config: CtyObject, context: CallContext): Promise<Outcome> {
  const { folder } = context;
  const output = textOf(config.output_path) ?? '';
  const gathered = await gather(config, folder);
  if ('problem' in gathered) return { problems: [gathered.problem] };
  context.use(
    'files',
    gathered.entries.reduce((sum, { content }) => sum + content.length, 0),
  );
  const isZip = textOf(config.type) === 'zip';
  const bytes = isZip ? await packZip(gathered.entries) : await packTarGz(gathered.entries);
  await folder.write(output, bytes);
  const hashes = hashesOf(bytes);
  const state = {
    ...config,
    source: objectsOf(config.source),
    id: hashes.sha1,
    output_size: bytes.length,
    output_md5: hashes.md5,
    output_sha: hashes.sha1,
    output_sha256: hashes.sha256,
    output_base64sha256: hashes.base64sha256,
    output_sha512: hashes.sha512,
    output_base64sha512: hashes.base64sha512,
  };
  return { state };
}

/** `hashicorp/archive`: really packs what the answer ships, so that hashes and sizes are real. */
export const archive: UtilityProvider = {
  name: 'archive',
  version: '2.7.1',
  block: { attributes: {} },
  resources: { archive_file: { block, validate, create: build } },
  dataSources: { archive_file: { block, validate, read: build } },
};
