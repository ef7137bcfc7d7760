import { availableParallelism, freemem, totalmem } from 'node:os';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import { loadProvider, missingEnv, providerIds } from '../models/load.js';
import { oneLine } from '../output/text.js';
import { findAwsProvider, findTerraform, pinnedAwsVersion, type Tool } from '../terraform/find.js';
import { chooseSandbox } from '../sandbox/choose.js';
import { fetchAwsProvider } from '../terraform/install.js';
import { mirrorCandidates } from '../terraform/mirrors.js';

const optionsSchema = z.object({
  install: z.boolean().default(false),
  json: z.boolean().default(false),
  terraformBin: z.string(),
});

/** One thing looked for. `advice` is null where nothing is to be done. */
interface Item {
  readonly name: string;
  readonly ok: boolean;
  /** True where the main job works without it. */
  readonly optional: boolean;
  readonly found: string;
  readonly advice: string | null;
}

/** A thing that is there, or what is missing without it. The main job works without any of them. */
function item(name: string, found: string | null, missing: string, advice: string): Item {
  return found === null
    ? { name, ok: false, optional: true, found: missing, advice }
    : { name, ok: true, optional: true, found, advice: null };
}

async function sandboxItem(terraform: Tool | null): Promise<Item> {
  const chosen = terraform === null ? null : await chooseSandbox(terraform.path);
  const rejected = chosen === null || chosen.rejected.length === 0 ? '' : `; ${chosen.rejected.join('; ')}`;
  const kind = chosen?.sandbox?.kind;
  return item(
    'sandbox',
    kind === undefined ? null : `${kind} holds against an attack${rejected}`,
    chosen === null ? 'not probed without terraform' : `none holds${rejected}`,
    'install bubblewrap, or run as root on Linux; until then models’ answers are not run, only graded statically',
  );
}

async function providerItem(terraform: Tool | null, install: boolean): Promise<Item> {
  let aws = await findAwsProvider(terraform);
  let failure = '';
  if (aws === null && install && terraform !== null) {
    process.stderr.write(`fetching hashicorp/aws ${pinnedAwsVersion} (about 150 MB, 700 MB unpacked) …\n`);
    const result = await fetchAwsProvider(terraform.path, pinnedAwsVersion);
    if ('tool' in result) aws = result.tool;
    else failure = ` (fetching failed: ${result.error})`;
  }
  const other =
    aws === null || aws.version === pinnedAwsVersion ? '' : ` (measured with ${pinnedAwsVersion})`;
  return item(
    'AWS provider',
    aws === null ? null : `${aws.version}${other} at ${aws.path}`,
    `hashicorp/aws ${pinnedAwsVersion.split('.')[0] ?? ''}.x in none of ${mirrorCandidates().length} folders${failure}`,
    'plumbline doctor --install fetches it once into your cache; or name a mirror folder in TF_CLI_CONFIG_FILE',
  );
}

async function toolItems(terraformBin: string, install: boolean): Promise<Item[]> {
  const terraform = await findTerraform(terraformBin);
  return [
    item(
      'terraform',
      terraform === null ? null : `${terraform.version} at ${terraform.path}`,
      `no ${terraformBin} on PATH`,
      'install Terraform 1.6 or newer and put it on PATH; until then stages are not run, extraction and static grading work',
    ),
    await providerItem(terraform, install),
    await sandboxItem(terraform),
  ];
}

async function modelItems(): Promise<Item[]> {
  const providers = await Promise.all(providerIds().map(loadProvider));
  return providers.map((provider) => {
    const missing = missingEnv(provider);
    return {
      name: `${provider.id}/…`,
      ok: missing.length === 0,
      optional: true,
      found: provider.title,
      advice:
        missing.length === 0
          ? null
          : `set ${missing.join(', ')} in the environment or in .env to ask these models`,
    };
  });
}

function machineItem(): Item {
  const gigabytes = (bytes: number): string => (bytes / 1024 ** 3).toFixed(1);
  return {
    name: 'machine',
    ok: true,
    optional: false,
    found: `Node ${process.version}, ${availableParallelism()} cores, ${gigabytes(freemem())} of ${gigabytes(totalmem())} GB free`,
    advice: null,
  };
}

/** Says what was found on this machine, what is missing, and how to get it. */
export async function doctorCommand(raw: unknown): Promise<void> {
  const options = optionsSchema.parse(raw);
  loadDotenv({ quiet: true });
  const items = [
    machineItem(),
    ...(await toolItems(options.terraformBin, options.install)),
    ...(await modelItems()),
  ];
  if (options.json) {
    process.stdout.write(`${JSON.stringify(items, null, 2)}\n`);
  } else {
    for (const item of items) {
      process.stdout.write(
        `${item.ok ? 'ok     ' : 'missing'}  ${item.name.padEnd(14)}${oneLine(item.found)}\n`,
      );
      if (item.advice !== null) process.stdout.write(`${' '.repeat(23)}→ ${oneLine(item.advice)}\n`);
    }
  }
  if (items.some((item) => !item.ok && !item.optional)) process.exitCode = 1;
}
