import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ZipFile } from 'yazl';

const gzipAside = promisify(gzip);

/** One file of an archive. */
export interface Entry {
  /** Path inside the archive, with forward slashes. */
  readonly name: string;
  readonly content: Buffer;
  readonly mode: number;
}

/** Local components, so that the stored DOS date is the same in every time zone. */
const fixedTime = (): Date => new Date(2000, 0, 1, 0, 0, 0);

/** A zip whose bytes depend on names, modes and contents only. */
export async function packZip(entries: readonly Entry[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content, mode } of entries) {
    zip.addBuffer(content, name, { mtime: fixedTime(), mode: 0o100000 | mode, forceDosTimestamp: true });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A gzipped ustar archive, as repeatable as {@link packZip}. Names longer than 100 bytes are cut to their end. */
export async function packTarGz(entries: readonly Entry[]): Promise<Buffer> {
  const blocks: Buffer[] = [];
  for (const entry of entries) {
    const padding = Buffer.alloc((512 - (entry.content.length % 512)) % 512);
    blocks.push(tarHeader(entry), entry.content, padding);
  }
  blocks.push(Buffer.alloc(1024));
  return await gzipAside(Buffer.concat(blocks));
}

function tarHeader({ name, content, mode }: Entry): Buffer {
  const header = Buffer.alloc(512);
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;
  header.write(name.slice(-100), 0, 100, 'utf8');
  header.write(octal(mode, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content.length, 12), 124);
  header.write(octal(0, 12), 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
