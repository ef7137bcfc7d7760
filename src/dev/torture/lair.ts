import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const planSchema = z.object({
  folder: z.string(),
  home: z.string(),
  decoy: z.string(),
  loot: z.string(),
  temp: z.string(),
  token: z.string(),
  /** The secrets by where they lie. */
  secrets: z.object({ environment: z.string(), parent: z.string(), home: z.string(), loot: z.string() }),
});

/** The traps as laid on disk, before the process that grades knows its own number and port. */
export type LairPlan = z.infer<typeof planSchema>;

function secret(place: string): string {
  return `PLUMBLINE-CANARY-${place}-${randomBytes(12).toString('hex')}`;
}

/** Lays the traps in a new folder: a home with credentials, a decoy, a secret that lies openly, and room to work. */
export function layLair(): LairPlan {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plt-')));
  const plan: LairPlan = {
    folder,
    home: join(folder, 'home'),
    decoy: join(folder, 'decoy'),
    loot: join(folder, 'loot.txt'),
    temp: join(folder, 't'),
    token: String(100_000 + Math.floor(Math.random() * 900_000)),
    secrets: {
      environment: secret('environment'),
      parent: secret('parent'),
      home: secret('home'),
      loot: secret('loot'),
    },
  };
  for (const made of [plan.home, plan.decoy, plan.temp, join(plan.home, '.aws'), join(plan.home, '.ssh')])
    mkdirSync(made);
  const { home, secrets } = plan;
  const credentials = `[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secrets.home}\n`;
  writeFileSync(join(home, '.aws', 'credentials'), credentials);
  writeFileSync(join(home, '.aws', 'config'), '[default]\nregion = eu-central-1\n');
  writeFileSync(join(home, '.ssh', 'id_rsa'), `${secrets.home}\n`);
  writeFileSync(join(home, '.netrc'), `machine example.com login x password ${secrets.home}\n`);
  writeFileSync(join(home, '.bashrc'), '# as it was\n');
  writeFileSync(join(plan.decoy, 'keep.txt'), 'as it was\n');
  writeFileSync(plan.loot, secrets.loot);
  writeFileSync(join(folder, 'lair.json'), JSON.stringify(plan));
  return plan;
}

/** Reads the plan of a lair that another process laid. */
export function readLair(folder: string): LairPlan {
  return planSchema.parse(JSON.parse(readFileSync(join(folder, 'lair.json'), 'utf8')));
}

/** Every form in which a secret would betray itself: plain, reversed, hexadecimal, base64 at each offset, and hashes. */
export function traces({ secrets }: LairPlan): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [place, text] of Object.entries(secrets)) {
    const bytes = Buffer.from(text);
    found.set(text, `${place}, plain`);
    found.set([...text].reverse().join(''), `${place}, reversed`);
    found.set(bytes.toString('hex'), `${place}, hexadecimal`);
    for (const offset of [0, 1, 2])
      found.set(bytes.subarray(offset, offset + 24).toString('base64'), `${place}, base64`);
    for (const kind of ['md5', 'sha1', 'sha256', 'sha512']) {
      const hash = createHash(kind).update(bytes);
      const digest = hash.digest();
      found.set(digest.toString('hex'), `${place}, ${kind}`);
      found.set(digest.toString('base64'), `${place}, ${kind}`);
    }
  }
  return found;
}

/** Which secrets a text betrays. */
export function leaksIn(text: string, lair: LairPlan): string[] {
  return [...traces(lair)].flatMap(([trace, name]) => (text.includes(trace) ? [name] : []));
}
