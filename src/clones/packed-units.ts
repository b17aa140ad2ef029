import { packWords, unpackWords } from './words.js';

/** One module, class or function as the per-file stage leaves it. */
export interface PackedUnit {
  /** Index in `Facts.symbols`, -1 for the module. */
  readonly symbol: number;
  readonly tokens: number;
  /** Keywords of control flow among them. */
  readonly flow: number;
  /** 64 bits each, as two words: of the lines as written without indentation; of the tokens. */
  readonly text: readonly [number, number];
  readonly raw: readonly [number, number];
  /** Of the tokens, all identifiers alike, all strings and all numbers. */
  readonly blind: number;
  /** Of the same with each identifier told from the others. */
  readonly consistent: number;
  /** Of the tokens, all numbers alike and all signs. */
  readonly skeleton: number;
  /** Range in the file's fingerprints. */
  readonly from: number;
  readonly to: number;
}

const WORDS = 12;

export function packUnits(units: readonly PackedUnit[]): string {
  const words = new Uint32Array(units.length * WORDS);
  for (const [index, unit] of units.entries())
    words.set(
      [
        ...[unit.symbol + 1, unit.tokens, unit.flow, ...unit.text, ...unit.raw, unit.blind, unit.consistent],
        ...[unit.skeleton, unit.from, unit.to],
      ],
      index * WORDS,
    );
  return packWords(words);
}

export function unpackUnits(packed: string): PackedUnit[] {
  const words = unpackWords(packed);
  const units: PackedUnit[] = [];
  for (let at = 0; at + WORDS <= words.length; at += WORDS)
    units.push({
      symbol: words[at]! - 1,
      tokens: words[at + 1]!,
      flow: words[at + 2]!,
      text: [words[at + 3]!, words[at + 4]!],
      raw: [words[at + 5]!, words[at + 6]!],
      blind: words[at + 7]!,
      consistent: words[at + 8]!,
      skeleton: words[at + 9]!,
      from: words[at + 10]!,
      to: words[at + 11]!,
    });
  return units;
}
