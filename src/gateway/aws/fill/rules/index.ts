import { type Rule } from '../scene.js';
import { analytics } from './analytics.js';
import { applications } from './applications.js';
import { compute } from './compute.js';
import { containers } from './containers.js';
import { dataStores } from './data-stores.js';
import { database } from './database.js';
import { delivery } from './delivery.js';
import { edge } from './edge.js';
import { gateways } from './gateways.js';
import { governance } from './governance.js';
import { identity } from './identity.js';
import { messaging } from './messaging.js';
import { network } from './network.js';
import { operations } from './operations.js';
import { reach } from './reach.js';
import { storage } from './storage.js';
import { transit } from './transit.js';

const rules: Readonly<Record<string, Rule>> = {
  ...network,
  ...transit,
  ...reach,
  ...compute,
  ...containers,
  ...storage,
  ...identity,
  ...database,
  ...dataStores,
  ...messaging,
  ...edge,
  ...gateways,
  ...operations,
  ...applications,
  ...analytics,
  ...governance,
  ...delivery,
};

/** Types that have a rule of their own; all others follow the general rule. */
export const ruledTypes: readonly string[] = Object.keys(rules);

/** What is known of a type; nothing for a type without a rule. */
export function ruleFor(type: string): Rule {
  return rules[type] ?? {};
}
