import {
  decodeObject,
  encodeValue,
  errorDiagnostic,
  readDataSourceRequest,
  readDataSourceResponse,
  stringsIn,
  type CtyObject,
} from '../wire/index.js';
import { oursMarker } from '../contract.js';
import { rehearsalAccount } from './answer.js';
import { errorsIn } from './blame.js';
import { computingDataSources } from './computing.js';
import type { Call } from './connection.js';
import { answerDataSource } from './data-sources/index.js';
import { methods } from './methods.js';
import { tellsOfNoNetwork } from './offline.js';

/** Data sources: those that only compute go to the provider, all others are answered in AWS's stead. */
export async function readDataSource(call: Call): Promise<Uint8Array> {
  const { answer, path, request, config } = call;
  const { typeName } = readDataSourceRequest.decode(request);
  if (computingDataSources.has(typeName)) {
    const response = await answer.ask(path, request, config);
    if (!errorsIn(response, methods.ReadDataSource).some(tellsOfNoNetwork)) return response;
  }
  return answerHere(call);
}

function answerHere({ answer, request, region }: Call): Uint8Array {
  const { typeName, config: packed } = readDataSourceRequest.decode(request);
  const schema = answer.schemas.get('dataSources', typeName);
  if (schema === null) throw new Error(`Expected a schema for data source ${typeName}, found none.`);
  const config: CtyObject = decodeObject(packed) ?? {};
  const reply = answerDataSource({
    type: typeName,
    config,
    schema: schema.block,
    region,
    account: rehearsalAccount,
  });
  if ('error' in reply) {
    answer.fault(`${typeName}: ${reply.error}`);
    const diagnostic = errorDiagnostic(`${oursMarker}No answer for data source ${typeName}`, reply.error);
    return readDataSourceResponse.encode({ diagnostics: [diagnostic] });
  }
  answer.record({
    kind: 'data-source',
    subject: typeName,
    value: 'built-in answer',
    reason: 'The rehearsal has no account and no network.',
  });
  const asked = new Set(stringsIn(config));
  answer.inventions.add([...stringsIn(reply.state)].filter((text) => !asked.has(text)));
  return readDataSourceResponse.encode({ state: encodeValue(reply.state) });
}
