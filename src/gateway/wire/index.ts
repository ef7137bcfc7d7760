/**
 * What travels between Terraform and a provider: protobuf messages (`messages.ts`), cty values in msgpack
 * (`value.ts`), schemas (`schema.ts`) and diagnostics (`diagnostic.ts`).
 */
export {
  message,
  text,
  flag,
  integer,
  bytes,
  dynamic,
  embedded,
  repeated,
  mapOf,
  type Codec,
  type Decoded,
} from './codec.js';
export {
  CtyUnknown,
  unknown,
  decodeValue,
  decodeObject,
  encodeValue,
  isObject,
  hasUnknown,
  asNumber,
  stringsIn,
  type CtyValue,
  type CtyObject,
} from './value.js';
export { parseType, formatType, type CtyType } from './type.js';
export {
  schemaCodec,
  schemaField,
  type Nesting,
  type Schema,
  type SchemaAttribute,
  type SchemaBlock,
  type SchemaNestedBlock,
} from './schema.js';
export {
  attributePath,
  diagnosticCodec,
  errorDiagnostic,
  type AttributePath,
  type WireDiagnostic,
} from './diagnostic.js';
export * from './messages.js';
