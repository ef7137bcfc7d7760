import { gzipSync } from 'node:zlib';
import { type CtyObject } from '../../wire/index.js';
import { flagOf, objectsOf, textOf } from '../values.js';

/** The MIME message that cloud-init reads, gzipped and encoded as asked for. */
export function renderParts(config: CtyObject, boundary: string): string {
  const parts = objectsOf(config.part).map((part) => partText(part, boundary));
  const head = `Content-Type: multipart/mixed; boundary="${boundary}"\nMIME-Version: 1.0\r\n\r\n`;
  const message = `${head}${parts.join('')}--${boundary}--\r\n`;
  const gzip = flagOf(config.gzip) !== false;
  const bytes = gzip ? gzipSync(message) : Buffer.from(message);
  return flagOf(config.base64_encode) !== false ? bytes.toString('base64') : bytes.toString('utf8');
}

function partText(part: CtyObject, boundary: string): string {
  const type = textOf(part.content_type) ?? '';
  const name = textOf(part.filename) ?? '';
  const merge = textOf(part.merge_type) ?? '';
  const headers = [
    ...(name === '' ? [] : [`Content-Disposition: attachment; filename="${name}"`]),
    'Content-Transfer-Encoding: 7bit',
    `Content-Type: ${type === '' ? 'text/plain' : type}`,
    'Mime-Version: 1.0',
    ...(merge === '' ? [] : [`X-Merge-Type: ${merge}`]),
  ];
  return `--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n${textOf(part.content) ?? ''}\r\n`;
}
