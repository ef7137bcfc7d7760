import { type UtilityProvider } from '../contract.js';
import { ephemeralPassword, randomPassword, randomString } from './text.js';
import { randomBytes, randomId, randomInteger, randomPet, randomShuffle, randomUuid } from './values.js';

/** `hashicorp/random`: values that stay the same from run to run. */
export const random: UtilityProvider = {
  name: 'random',
  version: '3.7.2',
  block: { attributes: {} },
  resources: {
    random_bytes: randomBytes,
    random_id: randomId,
    random_integer: randomInteger,
    random_password: randomPassword,
    random_pet: randomPet,
    random_shuffle: randomShuffle,
    random_string: randomString,
    random_uuid: randomUuid,
  },
  dataSources: {},
  ephemeral: { random_password: ephemeralPassword },
};
