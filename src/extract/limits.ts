/** What extraction reads and keeps. No real answer comes near; beyond them the rest is left out, and said so. */
export const limits = {
  /** Characters of an answer that are read. */
  answerChars: 1_000_000,
  /** Lines of an answer that are read. */
  answerLines: 15_000,
  /** Fences of an answer that are looked at. */
  fences: 500,
  /** Pieces of an answer that are decided on. */
  pieces: 500,
  /** UTF-8 bytes of one file. Terraform reads 1 MB in 1.4 s, and 50 MB not in 30 s. */
  fileBytes: 1_000_000,
  /** Files of an answer. */
  files: 200,
  /** Characters of a path. */
  pathChars: 200,
  /** Lines of an answer, and characters outside its fences, that the Markdown parser is given. */
  proseLines: 8_000,
  proseChars: 100_000,
  /** Lines whose inline marks it reads. */
  inlineLines: 300,
  /** Characters of a line that may hold a file name. */
  nameLine: 500,
} as const;
