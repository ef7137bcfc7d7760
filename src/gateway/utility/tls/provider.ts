import { type UtilityProvider } from '../contract.js';
import { optional } from '../spec.js';
import { tlsCertificate, tlsPublicKey } from './data.js';
import { ephemeralPrivateKey, privateKey } from './private-key.js';
import { certRequest, locallySignedCert, selfSignedCert } from './signed.js';

/** `hashicorp/tls`: well-formed keys and certificates, the same in every run and therefore not secret. */
export const tls: UtilityProvider = {
  name: 'tls',
  version: '4.1.0',
  block: {
    attributes: {},
    blocks: {
      proxy: {
        nesting: 'list',
        block: {
          attributes: {
            from_env: optional('bool'),
            password: optional('string', { sensitive: true }),
            url: optional('string'),
            username: optional('string'),
          },
        },
      },
    },
  },
  resources: {
    tls_private_key: privateKey,
    tls_cert_request: certRequest,
    tls_self_signed_cert: selfSignedCert,
    tls_locally_signed_cert: locallySignedCert,
  },
  ephemeral: { tls_private_key: ephemeralPrivateKey },
  dataSources: { tls_certificate: tlsCertificate, tls_public_key: tlsPublicKey },
};
