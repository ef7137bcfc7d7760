export { acceptPath, type AcceptedPath } from './accept-path.js';
export { readAnswerFolder } from './answer-folder.js';
export { extract, type ExtractOptions } from './extract.js';
export type { Mode } from './decide.js';
export { extractTurn } from './turn.js';
