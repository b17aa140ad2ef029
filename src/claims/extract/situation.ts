import type { Prose } from '../../documents/block.js';
import type { Sentence } from '../../documents/sentences.js';
import type { Mention, Tense } from '../extracted.js';
import type { NameInText } from './mentions.js';
import type { StatusState, SymbolKindWord, Vocabulary } from './vocabulary.js';

/** Where a sentence stands, as far as that changes what it says. */
export interface Situation {
  /** Of the section or document; the sentence's own words come first. */
  readonly tense: Tense;
  /** What a heading, a label or a list item above sets for bare names. */
  readonly contextPath?: string;
  readonly contextSymbol?: string;
  /** The words above name `contextPath` as what they are about; else it is only the first path that follows. */
  readonly contextStated?: true;
  /** Folder that an item or heading above sets for bare file names. */
  readonly folder?: string;
  readonly role: 'prose' | 'item' | 'heading' | 'cell' | 'listing';
  /** A check box before it. */
  readonly box?: 'open' | 'done';
  /** It stands in a list of promises (features, acceptance criteria). */
  readonly promise?: true;
  /** It stands in a list of tests. */
  readonly tests?: true;
  /** What the sentence before it in the same block is about. */
  readonly before?: Mention;
  /** Kind of symbol that a table's column is headed with. */
  readonly columnKind?: SymbolKindWord;
  /** The column tells what the row's subject is for. */
  readonly describes?: true;
  /** State that the row of a table gives to it. */
  readonly rowState?: StatusState;
}

/** One sentence with what was found in it. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly prose: Prose;
  readonly names: readonly NameInText[];
  readonly situation: Situation;
  readonly status?: { readonly state: StatusState; readonly words: string; readonly existence: boolean };
  readonly tense: Tense;
}

/** The mention that claims about the sentence as a whole refer to: its first path and first symbol, else the context. */
export function mainMention(read: ReadSentence): Mention {
  const path = read.names.find((name) => name.kind === 'path');
  const symbol = mainSymbol(read);
  const written = path?.kind === 'path' ? pathOf(path, read.situation) : undefined;
  const context = read.situation.contextPath;
  return {
    ...(written === undefined ? {} : { path: written }),
    ...(symbol === undefined ? {} : { symbol }),
    ...(path?.kind === 'path' && path.lines ? { lines: path.lines } : {}),
    ...(written === undefined && context !== undefined ? { context } : {}),
  };
}

/** Constants and tags do nothing, so no sentence is about them as a whole. */
const CONSTANT = /^[A-Z][A-Z0-9_]+$/;

export function mainSymbol(read: ReadSentence): string | undefined {
  const symbols = read.names.flatMap((name) =>
    name.kind === 'symbol' && !name.foreign && !CONSTANT.test(name.name) ? [name] : [],
  );
  const named = symbols.find((name) => name.form === 'code') ?? symbols[0];
  const path = read.names.find((name) => name.kind === 'path');
  return named?.name ?? (path?.kind === 'path' ? path.symbol : undefined);
}

/** A bare file name below a folder that a heading or item sets is in that folder. */
export function pathOf(name: { readonly path: string; readonly folder: boolean }, situation: Situation): string {
  const { folder } = situation;
  return folder !== undefined && !name.folder && !name.path.includes('/') ? `${folder}/${name.path}` : name.path;
}

const NOW =
  /\b(?:already|currently|existing|exists?|today|at present|now contains|is in place|was (?:added|created|implemented))\b/i;

/** Tense of a sentence: its box, then its own words, then the section's. */
export function tenseOf(
  sentence: Sentence,
  situation: Situation,
  state: StatusState | undefined,
  vocabulary: Vocabulary,
): Tense {
  if (situation.box !== undefined) return situation.box === 'open' ? 'todo' : 'present';
  if (state === 'done' || state === 'absent' || state === 'partial') return 'present';
  if (state === 'open') return /\btodo\b/i.test(sentence.text) ? 'todo' : 'planned';
  if (situation.role === 'heading' && /^\W*(?:\d+[.)]\s*)?(?:modified|existing|updated)\b/i.test(sentence.text))
    return 'present';
  // `setup.cfg` and `add_item()` are names, "support for X" is a thing.
  const first =
    /^[^\p{L}]*([\p{L}-]+(?:\s+up)?)(?![\w.(/`]*[\w(/`])(?!\s+(?:for|of)\b)/u.exec(sentence.text)?.[1]?.toLowerCase() ??
    '';
  if (
    situation.role !== 'cell' &&
    (vocabulary.imperatives.has(first) || vocabulary.imperatives.has(first.split(' ')[0]!))
  ) {
    return 'planned';
  }
  if (NOW.test(sentence.text)) return 'present';
  if (vocabulary.planned.has(sentence.text)) return 'planned';
  return situation.tense;
}

const DENIAL = /\b(?:not|never been|no longer|doesn't|don't|isn't|aren't|wasn't|cannot|can't|won't)\b/i;

/** "No `X`": the words begin with what is not there. */
const NONE = /^(?:\W|\d)*no\s+`/i;

export function isDenied(text: string): boolean {
  return (
    (NONE.test(text) || DENIAL.test(text)) &&
    !/\bnot (?:only|just|necessarily)\b|\bwhether or not\b|\bif not\b/i.test(text)
  );
}
