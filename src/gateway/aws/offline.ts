import type { WireDiagnostic } from '../wire/index.js';

/**
 * What AWS's Go libraries say when a call cannot reach AWS. Nothing an answer can contain makes a provider say so
 * by itself, unless it calls AWS, which it never can here.
 */
const signs: readonly RegExp[] = [
  /operation error [\w\s-]+: \w+,/,
  /RequestError: send request failed/,
  /dial (tcp|unix|udp)\b/,
  /no such host|connection refused|network is unreachable|i\/o timeout/,
  /exceeded maximum number of attempts/,
  /(InvalidClientTokenId|UnrecognizedClientException|ExpiredToken|AuthFailure|InvalidAccessKeyId)\b/,
  /failed to (refresh cached credentials|retrieve credentials)/,
  /context deadline exceeded/,
];

/** Whether a diagnostic tells of a call to AWS that could not be made: our doing, not the answer's. */
export function tellsOfNoNetwork(diagnostic: WireDiagnostic): boolean {
  const said = `${diagnostic.summary}\n${diagnostic.detail}`;
  return diagnostic.severity === 1 && signs.some((sign) => sign.test(said));
}
