import { archive } from './archive/provider.js';
import { cloudinit } from './cloudinit/provider.js';
import { type UtilityProvider } from './contract.js';
import { external } from './external/provider.js';
import { httpProvider } from './http/provider.js';
import { local } from './local/provider.js';
import { nullProvider } from './null/provider.js';
import { random } from './random/provider.js';
import { template } from './template/provider.js';
import { time } from './time/provider.js';
import { tls } from './tls/provider.js';

export { type UtilityProvider } from './contract.js';
export { AllowanceError } from './allowance.js';
export { serveUtility } from './serve.js';
export { UtilitySession, type UtilitySessionOptions } from './session.js';

/** The providers that the gateway serves itself, by the last part of their source (`hashicorp/<name>`). */
export const utilityProviders: ReadonlyMap<string, UtilityProvider> = new Map(
  [archive, cloudinit, external, httpProvider, local, nullProvider, random, template, time, tls].map(
    (provider) => [provider.name, provider],
  ),
);
