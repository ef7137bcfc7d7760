import { availableParallelism, freemem, totalmem } from 'node:os';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import { loadProvider, missingEnv, providerIds } from '../models/load.js';
import { oneLine } from '../output/text.js';
import { findAwsProvider, findTerraform, pinnedAwsVersion } from '../terraform/find.js';
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

async function toolItems(terraformBin: string, install: boolean): Promise<Item[]> {
  const terraform = await findTerraform(terraformBin);
  let aws = await findAwsProvider(terraform);
  let failure: string | null = null;
  if (aws === null && install && terraform !== null) {
    process.stderr.write(`fetching hashicorp/aws ${pinnedAwsVersion} (about 150 MB, 700 MB unpacked) …\n`);
    const result = await fetchAwsProvider(terraform.path, pinnedAwsVersion);
    if ('tool' in result) aws = result.tool;
    else failure = result.error;
  }
  const chosen = terraform === null ? null : await chooseSandbox(terraform.path);
  return [
    {
      name: 'sandbox',
      ok: chosen?.sandbox != null,
      optional: true,
      found:
        chosen === null
          ? 'not probed without terraform'
          : [
              chosen.sandbox === null ? 'none holds' : `${chosen.sandbox.kind} holds against an attack`,
              ...chosen.rejected,
            ].join('; '),
      advice:
        chosen === null || chosen.sandbox !== null
          ? null
          : 'install bubblewrap, or run as root on Linux; until then models’ answers are not run',
    },
    {
      name: 'terraform',
      ok: terraform !== null,
      optional: true,
      found: terraform === null ? `no ${terraformBin} on PATH` : `${terraform.version} at ${terraform.path}`,
      advice:
        terraform === null
          ? 'install Terraform 1.6 or newer and put it on PATH; until then stages are not run, extraction and static grading work'
          : null,
    },
    {
      name: 'AWS provider',
      ok: aws !== null,
      optional: true,
      found:
        aws === null
          ? `hashicorp/aws ${pinnedAwsVersion.split('.')[0] ?? ''}.x in none of ${mirrorCandidates().length} folders${failure === null ? '' : ` (fetching failed: ${failure})`}`
          : `${aws.version}${aws.version === pinnedAwsVersion ? '' : ` (measured with ${pinnedAwsVersion})`} at ${aws.path}`,
      advice:
        aws === null
          ? 'plumbline doctor --install fetches it once into your cache; or name a mirror folder in TF_CLI_CONFIG_FILE'
          : null,
    },
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
