import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { documentFormat } from '../documents/read.js';
import type { FileEntry } from '../model/result.js';
import { decodeText } from '../walk/decode-text.js';
import { readRegularFile } from '../walk/read-file.js';
import { extractDocument } from './extract/document.js';
import type { Vocabulary } from './extract/vocabulary.js';
import type { ExtractedClaim } from './extracted.js';

/** Claims of earlier runs by what they were read from. */
export interface DocumentCache {
  get(input: { readonly path: string; readonly language: string; readonly sha256: string }): string | undefined;
  put(input: { readonly path: string; readonly language: string; readonly sha256: string }, json: string): void;
}

export interface ReadDocuments {
  /** One for each document that was read. */
  readonly entries: readonly FileEntry[];
  readonly claims: readonly ExtractedClaim[];
  /** Texts of documents that hold an `audit-ignore` comment. */
  readonly marked: readonly { readonly path: string; readonly text: string }[];
  /** Listed files with the read documents counted as read. */
  readonly asRead: (files: readonly FileEntry[]) => FileEntry[];
}

/** Text files that are no documents: lists that tools read, and licences. */
const NO_DOCUMENT =
  /(^|\/)(requirements[\w.-]*|constraints[\w.-]*|robots|humans|CMakeLists|licen[cs]e[\w.-]*|copying|notice|authors|contributors|third[-_]party[\w.-]*|vocab\w*|words?|stop_?words?|merges|labels|classes|names|SOURCES|top_level|entry_points|dependency_links)\.(txt|md|rst)$/i;
/** What other tests read: their words are about something that is not there. */
const FIXTURES = /^(deps|_build)\/|(^|\/)(fixtures?|__fixtures__|test[-_]?data|__snapshots__|golden|snapshots)\//i;
const MARK_OF_OUR_REPORTS = /^Made by audit \d|<!-- audit:generated/m;

/** Reads documents and what they claim; unchanged ones come from the cache. */
export function readDocuments(
  root: string,
  paths: readonly string[],
  maxFileBytes: number,
  vocabulary: () => Vocabulary,
  cache: DocumentCache,
): ReadDocuments {
  const entries: FileEntry[] = [];
  const claims: ExtractedClaim[] = [];
  const marked: { path: string; text: string }[] = [];
  for (const path of paths) {
    const format = documentFormat(path);
    if (format === undefined || NO_DOCUMENT.test(path) || FIXTURES.test(path)) continue;
    const read = readRegularFile(join(root, path), maxFileBytes);
    if (read.kind !== 'bytes') continue;
    const decoded = decodeText(read.bytes);
    if (decoded.kind !== 'text' || MARK_OF_OUR_REPORTS.test(decoded.text.slice(0, 4_000))) continue;
    const sha256 = createHash('sha256').update(read.bytes).digest('hex');
    const input = { path, language: format, sha256 };
    const stored = cache.get(input);
    if (stored !== undefined) claims.push(...(JSON.parse(stored) as ExtractedClaim[]));
    else {
      const found = extractDocument(decoded.text, path, vocabulary());
      claims.push(...found);
      cache.put(input, JSON.stringify(found));
    }
    if (decoded.text.includes('audit-ignore')) marked.push({ path, text: decoded.text });
    const lines = decoded.text.split('\n').length;
    entries.push({ path, language: format, status: 'analysed', lines, bytes: read.bytes.length, sha256 });
  }
  const read = new Map(entries.map((entry) => [entry.path, entry]));
  return { entries, claims, marked, asRead: (files) => files.map((file) => read.get(file.path) ?? file) };
}
