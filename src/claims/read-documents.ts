import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isMachineText } from '../documents/machine-text.js';
import { documentFormat } from '../documents/read.js';
import type { FileEntry } from '../model/result.js';
import { UsageError } from '../model/usage-error.js';
import { decodeText } from '../walk/decode-text.js';
import { readRegularFile } from '../walk/read-file.js';
import { extractDocument } from './extract/document.js';
import type { Vocabulary } from './extract/vocabulary.js';
import type { ExtractedClaim } from './extracted.js';
import type { GivenDocument } from './named-document.js';

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
  /** Listed files with the read documents counted as read, and the given ones. */
  readonly asRead: (files: readonly FileEntry[]) => FileEntry[];
}

/** Text files that are no documents: lists that tools read, and licences. */
const NO_DOCUMENT =
  /(^|\/)(requirements[\w.-]*|constraints[\w.-]*|robots|humans|CMakeLists|licen[cs]e[\w.-]*|copying|notice|authors|contributors|third[-_]party[\w.-]*|vocab\w*|words?|stop_?words?|merges|labels|classes|names|SOURCES|top_level|entry_points|dependency_links)\.(txt|md|rst)$/i;
/** What other tests read: their words are about something that is not there. */
const FIXTURES = /^(deps|_build)\/|(^|\/)(fixtures?|__fixtures__|test[-_]?data|__snapshots__|golden|snapshots)\//i;
const MARK_OF_OUR_REPORTS = /^Made by audit \d|<!-- audit:generated/m;

export interface DocumentPlaces {
  readonly root: string;
  /** Below `root`; what is no document is passed over. */
  readonly paths: readonly string[];
  readonly given: readonly GivenDocument[];
  readonly maxFileBytes: number;
}

/**
 * Reads documents and what they claim; unchanged ones come from the cache.
 * @throws UsageError for a given document that cannot be read
 */
export function readDocuments(
  places: DocumentPlaces,
  vocabulary: () => Vocabulary,
  cache: DocumentCache,
): ReadDocuments {
  const entries: FileEntry[] = [];
  const claims: ExtractedClaim[] = [];
  const marked: { path: string; text: string }[] = [];
  for (const { path, absolute, given } of placed(places)) {
    const format = documentFormat(path) ?? 'plain-text';
    const read = readText(absolute, places.maxFileBytes);
    if (read.kind === 'refused') {
      if (given) throw new UsageError(`cannot read ${path}: ${read.reason}`, 'name a text file');
      continue;
    }
    const { bytes, text } = read;
    if (!given && (MARK_OF_OUR_REPORTS.test(text.slice(0, 4_000)) || (format === 'plain-text' && isMachineText(text))))
      continue;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const input = { path, language: format, sha256 };
    const stored = cache.get(input);
    if (stored !== undefined) claims.push(...(JSON.parse(stored) as ExtractedClaim[]));
    else {
      const found = extractDocument(text, path, vocabulary());
      claims.push(...found);
      cache.put(input, JSON.stringify(found));
    }
    if (text.includes('audit-ignore')) marked.push({ path, text: text });
    const lines = text.split('\n').length;
    entries.push({ path, language: format, status: 'analysed', lines, bytes: bytes.length, sha256 });
  }
  const read = new Map(entries.map((entry) => [entry.path, entry]));
  const added = places.given.flatMap(({ path }) => read.get(path) ?? []);
  return {
    entries,
    claims,
    marked,
    asRead: (files) => [...files.map((file) => read.get(file.path) ?? file), ...added],
  };
}

function readText(
  absolute: string,
  limit: number,
):
  | { readonly kind: 'text'; readonly text: string; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly reason: string } {
  const read = readRegularFile(absolute, limit);
  if (read.kind === 'refused') return read;
  const decoded = decodeText(read.bytes);
  return decoded.kind === 'text'
    ? { kind: 'text', text: decoded.text, bytes: read.bytes }
    : { kind: 'refused', reason: decoded.reason };
}

interface PlacedDocument extends GivenDocument {
  readonly given: boolean;
}

function* placed({ root, paths, given }: DocumentPlaces): Iterable<PlacedDocument> {
  for (const path of paths) {
    if (documentFormat(path) === undefined || NO_DOCUMENT.test(path) || FIXTURES.test(path)) continue;
    yield { path, absolute: join(root, path), given: false };
  }
  for (const document of given) yield { ...document, given: true };
}
