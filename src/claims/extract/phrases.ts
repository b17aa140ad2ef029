/** Where known phrases stand in a text, in time linear in the text. */

export interface PhraseHit<Value> {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
  /** The phrase as it was entered. */
  readonly phrase: string;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Entry<Value> {
  readonly words: readonly string[];
  readonly phrase: string;
  readonly value: Value;
}

/** The text that was cut last: each sentence is searched for several kinds of phrases in turn. */
let last: { readonly text: string; readonly words: readonly Word[] } = { text: '', words: [] };

/** Words of a text, lower case, a plural `s` kept; hyphens and slashes part words. */
function wordsOf(text: string): readonly Word[] {
  if (last.text !== text) last = { text, words: cut(text) };
  return last.words;
}

function cut(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}_+]+(?:'[a-z]+)?/gu)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Finds the longest phrase at each place. Blank space, case and hyphens make no difference. */
export class PhraseIndex<Value> {
  readonly #entries = new Map<string, Entry<Value>[]>();

  constructor(phrases: Iterable<readonly [string, Value]>) {
    for (const [phrase, value] of phrases) {
      const words = wordsOf(phrase).map((word) => word.text);
      const first = words[0];
      if (first === undefined) continue;
      const known = this.#entries.get(first);
      const entry = { words, phrase, value };
      if (known) known.push(entry);
      else this.#entries.set(first, [entry]);
    }
    for (const entries of this.#entries.values()) entries.sort((a, b) => b.words.length - a.words.length);
  }

  /** Hits from left to right that do not overlap. */
  find(text: string): PhraseHit<Value>[] {
    const words = wordsOf(text);
    const hits: PhraseHit<Value>[] = [];
    for (let at = 0; at < words.length; at++) {
      const entry = this.#entries.get(words[at]!.text)?.find((candidate) => matches(candidate.words, words, at));
      if (!entry) continue;
      const last = words[at + entry.words.length - 1]!;
      hits.push({ start: words[at]!.start, end: last.end, value: entry.value, phrase: entry.phrase });
      at += entry.words.length - 1;
    }
    return hits;
  }

  has(text: string): boolean {
    return this.find(text).length > 0;
  }
}

/** The last word may carry a plural `s`. */
function matches(wanted: readonly string[], words: readonly Word[], at: number): boolean {
  return wanted.every((word, index) => {
    const found = words[at + index]?.text;
    return found === word || (index === wanted.length - 1 && found === `${word}s`);
  });
}
