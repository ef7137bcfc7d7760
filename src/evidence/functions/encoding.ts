import { createHash } from 'node:crypto';
import type { Value } from '../../domain/value.js';
import { joinParts } from '../fold-template.js';
import { FoldError } from '../values.js';
import { argument, partial, text, unsupported, whole, type FunctionTable } from './function.js';
import { encodeJson } from './json-encode.js';
import { encodeYaml } from './yaml-encode.js';

/** Functions that encode, decode and hash. */
export const encodingFunctions: FunctionTable = {
  jsonencode: partial((args, scope) => joinParts(encodeJson(argument(args, 0)), scope)),
  jsondecode: whole((args) => decodeJson(text(args, 0))),
  yamlencode: whole((args) => encodeYaml(argument(args, 0))),
  base64encode: whole((args) => Buffer.from(text(args, 0)).toString('base64')),
  base64decode: whole((args) => decodeBase64(text(args, 0))),
  urlencode: whole((args) => encodeUrl(text(args, 0))),
  md5: whole((args) => hash('md5', 'hex', text(args, 0))),
  sha1: whole((args) => hash('sha1', 'hex', text(args, 0))),
  sha256: whole((args) => hash('sha256', 'hex', text(args, 0))),
  sha512: whole((args) => hash('sha512', 'hex', text(args, 0))),
  base64sha256: whole((args) => hash('sha256', 'base64', text(args, 0))),
  base64sha512: whole((args) => hash('sha512', 'base64', text(args, 0))),
};

/** Digest of a text's UTF-8 bytes. */
export function hash(algorithm: string, encoding: 'hex' | 'base64', content: string): string {
  return createHash(algorithm).update(content, 'utf8').digest(encoding);
}

function decodeJson(content: string): Value {
  if (nestsDeeply(content)) return unsupported('JSON nested so deeply');
  try {
    return JSON.parse(content) as Value;
  } catch (error) {
    throw new FoldError('This text is not JSON.', { cause: error });
  }
}

/** True where brackets, those in strings included, nest more than 200 deep. */
function nestsDeeply(content: string): boolean {
  let depth = 0;
  for (const char of content) {
    if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if (depth > 200) return true;
  }
  return false;
}

function decodeBase64(content: string): string {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(content) || content.length % 4 !== 0)
    throw new FoldError('This text is not base64.');
  return Buffer.from(content, 'base64').toString('utf8');
}

function encodeUrl(content: string): string {
  return encodeURIComponent(content.replace(/\p{Surrogate}/gu, '\uFFFD'))
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
