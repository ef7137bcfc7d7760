import { oursMarker } from '../../contract.js';
import { type DataSourceKind, type UtilityProvider } from '../contract.js';
import { computed, optional, required, stringList } from '../spec.js';
import { textOf } from '../values.js';
import { hashesOf } from '../hashes.js';
import { digestAttributes, digests, localFile, localSensitiveFile } from './write.js';

/** Reads a file of the answer's folder; to anything else it answers as if nothing were there. */
function fileDataSource(isSensitive: boolean): DataSourceKind {
  const hidden = isSensitive ? ({ sensitive: true } as const) : {};
  return {
    block: {
      attributes: {
        filename: required('string'),
        content: computed('string', hidden),
        content_base64: computed('string', hidden),
        id: computed('string'),
        ...digestAttributes,
      },
    },
    async read(config, { folder }) {
      const name = textOf(config.filename) ?? '';
      const content = await folder.read(name);
      if (content === null) {
        const detail = `The file at given path cannot be read: open ${name}: no such file or directory`;
        return { problems: [{ summary: 'Read local file data source error', detail }] };
      }
      const contents = { content: content.toString('utf8'), content_base64: content.toString('base64') };
      return { state: { ...config, ...contents, ...digests(content), id: hashesOf(content).sha1 } };
    },
  };
}

const localCommand: DataSourceKind = {
  block: {
    attributes: {
      command: required('string'),
      arguments: optional(stringList),
      stdin: optional('string'),
      working_directory: optional('string'),
      allow_non_zero_exit_code: optional('bool'),
      exit_code: computed('number'),
      stdout: computed('string'),
      stderr: computed('string'),
    },
  },
  read: (config) => ({
    problems: [
      {
        summary: `${oursMarker}local_command is not run`,
        detail: `Plumbline never runs a program that an answer names, got: ${textOf(config.command) ?? ''}`,
      },
    ],
  }),
};

/** `hashicorp/local`: files inside the answer's folder only. */
export const local: UtilityProvider = {
  name: 'local',
  version: '2.6.1',
  block: { attributes: {} },
  resources: { local_file: localFile, local_sensitive_file: localSensitiveFile },
  dataSources: {
    local_command: localCommand,
    local_file: fileDataSource(false),
    local_sensitive_file: fileDataSource(true),
  },
};
