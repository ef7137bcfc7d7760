import type { HostileAnswer } from '../contract.js';
import { calling } from './calling.js';
import { exhausting } from './exhausting.js';
import { exhaustingOurs } from './exhausting-ours.js';
import { naming } from './naming.js';
import { reading } from './reading.js';
import { running } from './running.js';
import { showing } from './showing.js';

/** Every hostile answer, in the order in which they are run. */
export const hostileAnswers: readonly HostileAnswer[] = [
  ...reading,
  ...running,
  ...calling,
  ...naming,
  ...showing,
  ...exhausting,
  ...exhaustingOurs,
];
