import { mix } from './hash.js';

/** Line hashes that are kept of a file: an estimate of similarity from so many is off by 0.06 (standard error) at most. */
const SKETCH = 64;
const LEAST_CHARACTERS = 4;

export interface LineHashes {
  /** Hash of each line without blank space at either end; 0 for a blank line. */
  readonly hashes: Uint32Array;
  /** Whether each line holds code as far as one line can tell: not blank, not short, no comment. */
  readonly isCode: Uint8Array;
}

/** Hashes of all lines, in one pass over the characters. */
export function hashLines(text: string, lines: number): LineHashes {
  const hashes = new Uint32Array(lines + 1);
  const isCode = new Uint8Array(lines + 1);
  let line = 0;
  for (let start = 0; start <= text.length && line <= lines; line++) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    let from = start;
    let to = end;
    while (from < to && text.charCodeAt(from) <= 32) from++;
    while (to > from && text.charCodeAt(to - 1) <= 32) to--;
    if (to > from) {
      let hash = 0x811c9dc5;
      for (let index = from; index < to; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
      hashes[line] = mix(hash) || 1;
      isCode[line] = to - from >= LEAST_CHARACTERS && !isComment(text, from) ? 1 : 0;
    }
    start = end + 1;
  }
  return { hashes, isCode };
}

/** The least distinct hashes of the lines of code, ascending (a bottom-k sketch). */
export function lineSketch(lines: LineHashes): Uint32Array {
  const distinct = new Set<number>();
  for (let index = 0; index < lines.hashes.length; index++)
    if (lines.isCode[index] === 1) distinct.add(lines.hashes[index]!);
  return Uint32Array.from(distinct).sort().slice(0, SKETCH);
}

/**
 * Similarity (shared of all, 0 to 1) of two sets from their bottom-k sketches (Broder 1997, "On the resemblance and
 * containment of documents"): the share of the k least of the union that both have.
 */
export function sketchSimilarity(left: Uint32Array, right: Uint32Array): number {
  let taken = 0;
  let shared = 0;
  for (let i = 0, j = 0; taken < SKETCH && (i < left.length || j < right.length); taken++) {
    const a = left[i] ?? Number.POSITIVE_INFINITY;
    const b = right[j] ?? Number.POSITIVE_INFINITY;
    if (a === b) shared++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return taken === 0 ? 0 : shared / taken;
}

function isComment(text: string, from: number): boolean {
  const first = text.charCodeAt(from);
  if (first === 35 /* # */ || first === 42 /* * */) return true;
  const second = text.charCodeAt(from + 1);
  return first === 47 /* slash */ && (second === 47 || second === 42);
}
