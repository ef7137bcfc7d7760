import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packTarGz, packZip } from './pack.js';

const entries = [
  { name: 'a.py', content: Buffer.from('print(1)\n'.repeat(50)), mode: 0o644 },
  { name: 'lib/b.sh', content: Buffer.from('#!/bin/sh\n'), mode: 0o755 },
];

describe('archives', () => {
  it('of the same files are the same bytes, in every time zone', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'Asia/Tokyo';
    const first = await packZip(entries);
    process.env.TZ = 'America/Lima';
    const second = await packZip(entries);
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(first.equals(second)).toBe(true);
    expect((await packTarGz(entries)).equals(await packTarGz(entries))).toBe(true);
  });

  it('carry names and are no larger than the files they hold', async () => {
    const zip = await packZip(entries);
    expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(zip.includes('lib/b.sh')).toBe(true);
    expect(zip.length).toBeLessThan(entries.reduce((sum, { content }) => sum + content.length, 0));
  });

  it('hold the content in blocks of 512 bytes as tar does', async () => {
    const tar = gunzipSync(await packTarGz(entries));
    expect(tar.length % 512).toBe(0);
    expect(tar.subarray(0, 4).toString()).toBe('a.py');
    expect(tar.subarray(512, 520).toString()).toBe('print(1)');
  });
});
