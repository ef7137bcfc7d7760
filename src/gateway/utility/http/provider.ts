import { type CallContext, type DataSourceKind, type Outcome, type UtilityProvider } from '../contract.js';
import { type CtyObject } from '../../wire/index.js';
import { computed, optional, required, stringMap } from '../spec.js';
import { textMapOf, textOf } from '../values.js';

/** Stands for whoever runs Terraform; the block is reserved for documentation. */
const documentationAddress = '203.0.113.10';

const asksForOwnAddress =
  /(checkip|icanhazip|ifconfig|ipify|ipinfo\.io|ident\.me|ipecho|whatismyip|myip|wtfismyip|ip\.me|ip-api)/i;

const http: DataSourceKind = {
  block: {
    attributes: {
      url: required('string'),
      method: optional('string'),
      request_headers: optional(stringMap),
      request_body: optional('string'),
      request_timeout_ms: optional('number'),
      ca_cert_pem: optional('string'),
      client_cert_pem: optional('string'),
      client_key_pem: optional('string'),
      insecure: optional('bool'),
      id: computed('string'),
      response_body: computed('string'),
      body: computed('string', { deprecated: true }),
      response_body_base64: computed('string'),
      response_headers: computed(stringMap),
      status_code: computed('number'),
    },
    blocks: {
      retry: {
        nesting: 'single',
        block: {
          attributes: {
            attempts: optional('number'),
            min_delay_ms: optional('number'),
            max_delay_ms: optional('number'),
          },
        },
      },
    },
  },
  validate(config) {
    const method = textOf(config.method);
    if (method === null || ['GET', 'HEAD', 'POST'].includes(method)) return [];
    const detail = `Attribute method value must be one of: ["GET" "POST" "HEAD"], got: "${method}"`;
    return [{ summary: 'Invalid Attribute Value Match', detail, attribute: 'method' }];
  },
  read: answer,
};

/** Fetches nothing: the caller's address where that is asked for, else an empty document; always recorded. */
function answer(config: CtyObject, context: CallContext): Outcome {
  const url = textOf(config.url) ?? '';
  if (!URL.canParse(url) || !/^https?:\/\//i.test(url)) {
    const detail = `expected an absolute http or https URL, got: "${url}"`;
    return { problems: [{ summary: 'Error creating request', detail, attribute: 'url' }] };
  }
  const wantsJson = /json/i.test(url) || /json/i.test(headerOf(config, 'accept') ?? '');
  const body = bodyFor(url, wantsJson);
  context.substitute({
    kind: 'data-source',
    subject: `http ${url}`,
    value: body,
    reason: 'Plumbline fetches nothing from the network',
  });
  const type = wantsJson ? 'application/json' : 'text/plain';
  return {
    state: {
      ...config,
      id: url,
      response_body: body,
      body,
      response_body_base64: Buffer.from(body).toString('base64'),
      response_headers: { 'Content-Type': type, 'Content-Length': String(body.length) },
      status_code: 200,
    },
  };
}

/** Documents that answers fetch and then read: AWS's own list of its addresses, and policies to be attached. */
const documents: readonly (readonly [RegExp, unknown])[] = [
  [
    /ip-ranges\.amazonaws\.com/i,
    {
      syncToken: '1767225600',
      createDate: '2026-01-01-00-00-00',
      prefixes: ['AMAZON', 'CLOUDFRONT', 'EC2', 'S3'].map((service) => ({
        ip_prefix: '203.0.113.0/24',
        region: 'us-east-1',
        service,
        network_border_group: 'us-east-1',
      })),
      ipv6_prefixes: [],
    },
  ],
  [
    /policy/i,
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['ec2:DescribeRegions'], Resource: '*' }],
    },
  ],
];

function bodyFor(url: string, wantsJson: boolean): string {
  if (asksForOwnAddress.test(url)) {
    const own = { ip: documentationAddress, origin: documentationAddress, query: documentationAddress };
    return wantsJson ? JSON.stringify(own) : `${documentationAddress}\n`;
  }
  if (!wantsJson) return '';
  return JSON.stringify(documents.find(([pattern]) => pattern.test(url))?.[1] ?? {});
}

function headerOf(config: CtyObject, name: string): string | null {
  const found = Object.entries(textMapOf(config.request_headers)).find(([key]) => key.toLowerCase() === name);
  return found?.[1] ?? null;
}

/** `hashicorp/http`: answers plausibly and fetches nothing. */
export const httpProvider: UtilityProvider = {
  name: 'http',
  version: '3.5.0',
  block: { attributes: {} },
  resources: {},
  dataSources: { http },
};
