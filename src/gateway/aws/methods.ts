/** Methods by their protocol 5 names, with the field that holds a response's diagnostics. */
export const methods = {
  GetMetadata: 2,
  GetSchema: 4,
  PrepareProviderConfig: 2,
  ValidateResourceTypeConfig: 1,
  ValidateDataSourceConfig: 1,
  ValidateEphemeralResourceConfig: 1,
  UpgradeResourceState: 2,
  Configure: 1,
  ReadResource: 2,
  PlanResourceChange: 4,
  ApplyResourceChange: 3,
  ImportResourceState: 2,
  MoveResourceState: 2,
  ReadDataSource: 2,
  OpenEphemeralResource: 1,
  RenewEphemeralResource: 1,
  CloseEphemeralResource: 1,
  GetFunctions: 2,
  CallFunction: 2,
  Stop: 1,
} as const;
export type Method = keyof typeof methods;

/** Protocol 6 gave some methods other names; their messages are the same but for ephemeral resources. */
const renamedIn6: Readonly<Record<string, Method>> = {
  GetProviderSchema: 'GetSchema',
  ValidateProviderConfig: 'PrepareProviderConfig',
  ValidateResourceConfig: 'ValidateResourceTypeConfig',
  ValidateDataResourceConfig: 'ValidateDataSourceConfig',
  ConfigureProvider: 'Configure',
  StopProvider: 'Stop',
};

function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}

/** The method that a gRPC path names, under its protocol 5 name; null for anything that is no provider's method. */
export function methodOf(path: string): Method | null {
  const match = /^\/tfplugin[56]\.Provider\/(\w+)$/.exec(path);
  if (match?.[1] === undefined) return null;
  const name = renamedIn6[match[1]] ?? match[1];
  return isMethod(name) ? name : null;
}
