export { fillResource, type FillInput, type Filled } from './fill.js';
