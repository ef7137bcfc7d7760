import { Chance } from '../chance.js';
import { type DataSourceKind, type ResourceKind, type UtilityProvider } from '../contract.js';
import { computed, defaulted, optional, stringMap } from '../spec.js';

const nullResource: ResourceKind = {
  block: { attributes: { id: computed('string'), triggers: optional(stringMap, { forceNew: true }) } },
  create: (planned, context) => ({ state: { ...planned, id: context.chance().text('123456789', 19) } }),
};

const nullDataSource: DataSourceKind = {
  block: {
    attributes: {
      inputs: optional(stringMap),
      outputs: computed(stringMap),
      random: computed('string'),
      has_computed_default: defaulted('string', 'default'),
      id: computed('string'),
    },
  },
  read: (config) => ({
    state: {
      ...config,
      outputs: config.inputs ?? {},
      random: new Chance('null_data_source').text('123456789', 19),
      id: 'static',
    },
  }),
};

/** `hashicorp/null`: resources that do nothing. Provisioners never run. */
export const nullProvider: UtilityProvider = {
  name: 'null',
  version: '3.2.4',
  block: { attributes: {} },
  resources: { null_resource: nullResource },
  dataSources: { null_data_source: nullDataSource },
};
