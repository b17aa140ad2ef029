import { remembered } from './remembered.js';

/** A name as people write it, taken apart: `selectAction`, `select_action` and `SelectAction` are the same words. */
interface Taken {
  readonly words: readonly string[];
  /** Without the words that say nothing about what is meant. */
  readonly essence: readonly string[];
  readonly joined: string;
}

/** The names of a contract are compared with each name that a subject answers with. */
const takenApart = remembered(20_000, (name): Taken => {
  const words = split(name);
  return { words, essence: words.filter((word) => !FILLERS.has(word)), joined: words.join('') };
});

/** Lower-case words of a name; digits stay with the letters before them. */
export function wordsOf(name: string): readonly string[] {
  return takenApart(name).words;
}

function split(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** The words run together, so that `lin_ucb`, `LinUCB` and `linucb` are equal. */
export function joinedWords(name: string): string {
  return takenApart(name).joined;
}

/** Words that say nothing about what is meant. */
const FILLERS: ReadonlySet<string> = new Set([
  'get',
  'compute',
  'calculate',
  'calc',
  'the',
  'my',
  'do',
  'run',
  'current',
  'new',
  'simple',
  'basic',
  'impl',
  'value',
  'input',
  'param',
]);

/** From this score on a name is one of those that are known, and not only like one. */
export const CERTAIN = 8;

/** Below this score a name says nothing of what is meant. */
export const LEAST_SCORE = 5;

/** How well a name says what a canonical name and its aliases say, 0 (not at all) to 10 (the name itself). */
export function nameScore(name: string, canonical: string, aliases: readonly string[]): number {
  const { joined, essence } = takenApart(name);
  if (joined === '') return 0;
  if (joined === joinedWords(canonical)) return 10;
  if (aliases.some((alias) => joinedWords(alias) === joined)) return 9;
  if (essence.length === 0) return 0;
  let best = 0;
  for (const alias of [canonical, ...aliases]) {
    const { essence: wanted } = takenApart(alias);
    if (wanted.length === 0) continue;
    if (wanted.join('') === essence.join('')) best = Math.max(best, 8);
    else if (wanted.length > 1 && wanted.every((word) => essence.includes(word))) best = Math.max(best, 7);
    else if (isWhole(essence, wanted)) best = Math.max(best, 5);
  }
  return best;
}

/** The shorter of two lists of words begins or ends the longer one, and is no single letter. */
function isWhole(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === b.length) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.join('').length < 3) return false;
  const starts = short.every((word, index) => long[index] === word);
  const ends = short.every((word, index) => long[long.length - short.length + index] === word);
  return starts || ends;
}

/** Whether a text names one of the phrases as whole words, hyphens and blanks alike. */
export function mentions(text: string, phrase: string): boolean {
  const plain = ` ${flattened(text)} `;
  const wanted = flattened(phrase);
  return wanted !== '' && plain.includes(` ${wanted} `);
}

function flattened(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
