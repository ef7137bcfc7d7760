/**
 * Code lengths, in bits, of HPACK's Huffman code (RFC 7541, appendix B) for the characters from space to tilde; the code
 * is canonical, so the lengths define it. Backslash and everything outside have codes of 19 bits and more: gRPC
 * headers hold none of them.
 */
const lengths = [
  6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
  13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 0, 13, 14, 6, 15, 5,
  6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13,
];
const firstCharacter = 32;
/** NUL is the one character outside that range with a short code (13 bits): it takes its place in the count. */
const nulLength = 13;
const longest = 15;
const shortest = 5;

/** For each length: the first code of that length, and the characters from it on. */
const codes = canonical();

function canonical(): readonly { readonly first: number; readonly characters: readonly number[] }[] {
  const table = [];
  let next = 0;
  for (let length = 0; length <= longest; length += 1) {
    next <<= 1;
    const characters = length === nulLength ? [0] : [];
    for (const [index, own] of lengths.entries()) {
      if (own === length && own > 0) characters.push(firstCharacter + index);
    }
    table.push({ first: next, characters });
    next += characters.length;
  }
  return table;
}

/** Decodes a Huffman-coded header string. Throws on a character that gRPC headers do not hold. */
export function decodeHuffman(bytes: Uint8Array): string {
  let text = '';
  let code = 0;
  let length = 0;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      code = (code << 1) | ((byte >> bit) & 1);
      length += 1;
      if (length < shortest) continue;
      const row = codes[length];
      const character = row?.characters[code - row.first];
      if (character !== undefined) {
        text += String.fromCharCode(character);
        code = 0;
        length = 0;
      } else if (length > longest) {
        throw new Error('Expected a printable header value, received another character.');
      }
    }
  }
  return text;
}
