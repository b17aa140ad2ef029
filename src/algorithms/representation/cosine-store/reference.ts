/**
 * Exact retrieval by cosine: a query is compared with every stored vector by the angle between them, and the k of the
 * smallest angle are returned. Vectors are divided by their norm once, when they are added.
 *
 * Source: Manning, Raghavan and Schuetze 2008, Introduction to Information Retrieval, eq. 6.10 and Figure 6.14.
 * score(q, d) = q . d / (||q|| ||d||), in [-1, 1]; a zero vector has no direction, its score with anything is 0.
 * Shapes: vectors of d finite numbers. Cost: O(n d + n log n) a search, O(d) an addition, O(1) a removal.
 */
import type {
  CosineStore,
  CosineStoreImplementation,
  SearchOptions,
  SearchResult,
  StoredDocument,
} from '../contracts/cosine-store.js';
import { dot } from '../rows.js';

interface Entry {
  readonly direction: readonly number[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The vector scaled to norm 1 without overflow or underflow; zeros for a zero vector. */
export function unitVector(vector: readonly number[]): number[] {
  const largest = Math.max(...vector.map(Math.abs));
  if (largest === 0) return vector.map(() => 0);
  const scaled = vector.map((value) => value / largest);
  const length = Math.sqrt(dot(scaled, scaled));
  return scaled.map((value) => value / length);
}

/** Cosine of the angle between two vectors of one length, in [-1, 1]; 0 when one of them is zero. */
export function cosineSimilarity(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length)
    throw new RangeError(`cosine-store: vectors have ${a.length} and ${b.length} entries, expected equal lengths`);
  return clamped(dot(unitVector(a), unitVector(b)));
}

function clamped(cosine: number): number {
  return Math.max(-1, Math.min(1, cosine));
}

function requireVector(where: string, vector: readonly number[], width: number | undefined): void {
  if (vector.length === 0 || !vector.every(Number.isFinite))
    throw new RangeError(`cosine-store: ${where} must be a non-empty vector of finite numbers`);
  if (width !== undefined && vector.length !== width)
    throw new RangeError(`cosine-store: ${where} has ${vector.length} entries, the store holds vectors of ${width}`);
}

function matches(metadata: Entry['metadata'], filter: SearchOptions['filter']): boolean {
  return filter === undefined || Object.entries(filter).every(([key, value]) => Object.is(metadata[key], value));
}

/** The k best of `results`, the highest score first, earlier ones first among equals. */
function topResults(results: readonly SearchResult[], k: number): SearchResult[] {
  const ranked = results.map((result, order) => ({ result, order }));
  ranked.sort((a, b) => b.result.score - a.result.score || a.order - b.order);
  return ranked.slice(0, k).map(({ result }) => result);
}

export function cosineStore(): CosineStore {
  const entries = new Map<string, Entry>();
  let width: number | undefined;
  return {
    add(documents: readonly StoredDocument[]): number {
      for (const { id, vec } of documents) {
        requireVector(`document ${id}`, vec, width ?? documents[0]?.vec.length);
      }
      let added = 0;
      for (const { id, vec, ...metadata } of documents) {
        if (entries.has(id)) continue;
        width ??= vec.length;
        entries.set(id, { direction: unitVector(vec), metadata });
        added += 1;
      }
      return added;
    },
    search(query: readonly number[], k: number, { min, filter }: SearchOptions = {}): SearchResult[] {
      requireVector('the query', query, width);
      if (!Number.isInteger(k) || k < 0)
        throw new RangeError(`cosine-store: k must be a non-negative integer, got ${k}`);
      const direction = unitVector(query);
      const results: SearchResult[] = [];
      for (const [id, entry] of entries) {
        if (!matches(entry.metadata, filter)) continue;
        const score = clamped(dot(direction, entry.direction));
        if (min === undefined || score >= min) results.push({ id, score });
      }
      return topResults(results, k);
    },
    remove(id: string): boolean {
      return entries.delete(id);
    },
  };
}

export const cosineStoreReference: CosineStoreImplementation = { create: cosineStore };
