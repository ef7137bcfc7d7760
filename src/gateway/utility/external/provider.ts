import { oursMarker } from '../../contract.js';
import { type UtilityProvider } from '../contract.js';
import { computed, optional, required, stringList, stringMap } from '../spec.js';
import { textsOf } from '../values.js';

/** `hashicorp/external`: refuses, because an answer's programs are never run; the refusal is booked as ours. */
export const external: UtilityProvider = {
  name: 'external',
  version: '2.3.5',
  block: { attributes: {} },
  resources: {},
  dataSources: {
    external: {
      block: {
        attributes: {
          program: required(stringList),
          working_dir: optional('string'),
          query: optional(stringMap),
          result: computed(stringMap),
          id: computed('string'),
        },
      },
      read: (config) => ({
        problems: [
          {
            summary: `${oursMarker}External programs are not run`,
            detail: `Plumbline never runs a program that an answer names, got: ${textsOf(config.program).join(' ')}`,
            attribute: 'program',
          },
        ],
      }),
    },
  },
};
