import { posix } from 'node:path';
import type { Value } from '../../domain/value.js';
import type { Scope } from '../scope.js';
import { hash } from './encoding.js';
import { text, unsupported, whole, type FunctionTable } from './function.js';

/** Functions that read files: only those the answer ships. What else is on a disk is not known here. */
export const fileFunctions: FunctionTable = {
  file: whole((args, scope) => read(args, scope)),
  fileexists: whole((args, scope) => scope.module.readFile(text(args, 0)) !== null),
  filebase64: whole((args, scope) => Buffer.from(read(args, scope)).toString('base64')),
  filemd5: whole((args, scope) => hash('md5', 'hex', read(args, scope))),
  filesha1: whole((args, scope) => hash('sha1', 'hex', read(args, scope))),
  filesha256: whole((args, scope) => hash('sha256', 'hex', read(args, scope))),
  filesha512: whole((args, scope) => hash('sha512', 'hex', read(args, scope))),
  filebase64sha256: whole((args, scope) => hash('sha256', 'base64', read(args, scope))),
  filebase64sha512: whole((args, scope) => hash('sha512', 'base64', read(args, scope))),
  basename: whole((args) => posix.basename(text(args, 0))),
  dirname: whole((args) => posix.dirname(text(args, 0))),
};

function read(args: readonly Value[], scope: Scope): string {
  return scope.module.readFile(text(args, 0)) ?? unsupported('a file that the answer does not ship');
}
