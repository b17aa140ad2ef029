import type { Block, DocumentFormat, TextDocument } from './block.js';
import { repairDoubleEncoding } from './double-encoding.js';
import { markdownBlocks } from './markdown.js';
import { plainTextBlocks } from './plain-text.js';
import { restructuredTextBlocks } from './restructured-text.js';

/** What is read of one document, in characters; no hand-written document comes near. */
const MAX_CHARACTERS = 2_000_000;
/** What is kept of one line: longer ones are data. */
const MAX_LINE = 20_000;

const READERS: Readonly<Record<DocumentFormat, (lines: readonly string[]) => Block[]>> = {
  markdown: markdownBlocks,
  'restructured-text': restructuredTextBlocks,
  'plain-text': plainTextBlocks,
};

/** Format by the end of the path; undefined for what is no document. */
export function documentFormat(path: string): DocumentFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === 'md' || ending === 'markdown' || ending === 'mdx') return 'markdown';
  if (ending === 'rst') return 'restructured-text';
  return ending === 'txt' ? 'plain-text' : undefined;
}

/** Reads a document of any format into blocks. Never throws; what is too long is cut and said so. */
export function readDocument(text: string, format: DocumentFormat): TextDocument {
  const cut = text.length > MAX_CHARACTERS;
  const lines = (cut ? text.slice(0, MAX_CHARACTERS) : text)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => repairDoubleEncoding(line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line));
  return { format, blocks: READERS[format](lines), cut };
}
