import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A provider package found on this machine. */
export interface ProviderPackage {
  readonly version: string;
  /** The executable (unpacked layout) or the archive (packed layout). */
  readonly path: string;
  readonly packed: boolean;
  /** The mirror folder it was found in. */
  readonly mirror: string;
}

/** `linux_amd64` and the like: Terraform's name of this machine's platform. */
export function platformName(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch === 'ia32' ? '386' : process.arch;
  return `${os}_${arch}`;
}

/** Where Plumbline keeps what it fetched or unpacked itself. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'plumbline');
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map((entry) => join(folder, entry.name));
  } catch {
    return []; // Not there, or not readable: nothing to look through.
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // As above.
  }
}

/** Folders named in Terraform's CLI configuration: `filesystem_mirror` paths and the plugin cache. */
function configuredFolders(env: NodeJS.ProcessEnv): string[] {
  const files = [env.TF_CLI_CONFIG_FILE, join(homedir(), '.terraformrc')].filter(
    (file) => file !== undefined && file !== '',
  );
  const named = files.flatMap((file) => {
    let text: string;
    try {
      text = readFileSync(String(file), 'utf8');
    } catch {
      return []; // A configuration file that is absent names no folder.
    }
    return text.split('\n').flatMap((line) => {
      const match = /^\s*(?:path|plugin_cache_dir)\s*=\s*"([^"]+)"/.exec(line);
      return match?.[1] === undefined ? [] : [match[1].replace(/^~(?=\/)/, homedir())];
    });
  });
  return env.TF_PLUGIN_CACHE_DIR ? [...named, env.TF_PLUGIN_CACHE_DIR] : named;
}

/**
 * Every folder worth looking into for providers, likeliest first: those of Terraform's CLI configuration, its
 * implied mirrors, our own cache, then anything directly under the usual places for shared software.
 */
export function mirrorCandidates(env: NodeJS.ProcessEnv = process.env): string[] {
  const dataFolders = (env.XDG_DATA_DIRS || ['/usr/local/share', '/usr/share'].join(delimiter)).split(
    delimiter,
  );
  const implied = [
    'terraform.d/plugins',
    join(homedir(), '.terraform.d/plugins'),
    join(env.XDG_DATA_HOME || join(homedir(), '.local/share'), 'terraform/plugins'),
    ...dataFolders.map((folder) => join(folder, 'terraform/plugins')),
  ];
  const shared = ['/opt', '/usr/share', '/usr/local/share'].flatMap(foldersIn);
  return [
    ...new Set([...configuredFolders(env), ...implied, join(cacheFolder(env), 'providers'), ...shared]),
  ];
}

/** Packages of one provider (`hashicorp/aws`) in one mirror, whatever registry host its first folder names. */
function packagesIn(mirror: string, source: string): ProviderPackage[] {
  const platform = platformName();
  const name = source.split('/')[1] ?? source;
  return foldersIn(mirror).flatMap((host) => {
    const folder = join(host, source);
    const unpacked = foldersIn(folder).flatMap((versionFolder) => {
      const binary = filesIn(join(versionFolder, platform)).find((file) =>
        file.startsWith(`terraform-provider-${name}`),
      );
      if (binary === undefined) return [];
      const version = versionFolder.slice(folder.length + 1);
      return [{ version, path: join(versionFolder, platform, binary), packed: false, mirror }];
    });
    const packed = filesIn(folder).flatMap((file) => {
      const match = /^terraform-provider-[a-z0-9-]+_(\d[^_]*)_(.+)\.zip$/.exec(file);
      if (match?.[1] === undefined || match[2] !== platform) return [];
      return [{ version: match[1], path: join(folder, file), packed: true, mirror }];
    });
    return [...unpacked, ...packed].filter(
      (found) => statSync(found.path, { throwIfNoEntry: false })?.isFile() === true,
    );
  });
}

/** Compares versions by their numbers, greater first. */
function newerFirst(a: ProviderPackage, b: ProviderPackage): number {
  const numbers = (version: string): number[] =>
    version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [numbers(a.version), numbers(b.version)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (right[index] ?? 0) - (left[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(a.packed) - Number(b.packed);
}

/**
 * The best package of a provider on this machine: the pinned version where it is present, else the newest of the
 * pinned major version, else null. Unpacked ones win over packed ones.
 */
export function findPackage(
  source: string,
  pinned: string,
  env: NodeJS.ProcessEnv = process.env,
): ProviderPackage | null {
  const major = pinned.split('.')[0] ?? '';
  const found = mirrorCandidates(env)
    .flatMap((mirror) => packagesIn(mirror, source))
    .filter((candidate) => candidate.version.split('.')[0] === major)
    .sort(newerFirst);
  return found.find((candidate) => candidate.version === pinned) ?? found[0] ?? null;
}
