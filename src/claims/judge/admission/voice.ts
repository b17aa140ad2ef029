import { posix } from 'node:path';
import { z } from 'zod';
import { wordsOf } from '../../../flow/names.js';
import { loadWords, words } from '../../word-lists.js';
import { ownVoice } from './own-voice.js';

/**
 * For what a document speaks: `present` for the project as it is now, `guide` for whoever works with it, `plan` for what is to be made, `record` for a day or a piece of
 * work, `other` for any project; `open` when neither its name nor its first lines say.
 */
export type Voice = 'present' | 'guide' | 'plan' | 'record' | 'other' | 'open';

const schema = z.strictObject({ other: words, record: words, plan: words, guide: words, present: words });
/** The same in the order in which one outweighs another. */
const ORDER = ['other', 'record', 'plan', 'guide', 'present'] as const;

/** Kept up to date by custom, whatever else their titles say. */
const STANDING = /(?:^|\/)(?:readme|claude|agents|gemini|copilot-instructions)\.\w+$/i;
/** The folders of which nothing is kept up to date. */
const PUT_AWAY =
  /(?:^|[/_\-. ])(?:archived?|backups?|deprecated|obsolete|legacy|old|templates?|examples?|tutorials?)(?:[_\-. ][^/]*)?\//i;
/** Of a status the words that say of what. */
const STATUS_OF = new Set(['implementation']);
/** `2025-01-31`, `v1.4`, `sprint3`: the name of a page on a day, a version or a piece of work. */
const NUMBERED =
  /(?:^|\D)20\d\d[-_.]?(?:0\d|1[0-2])[-_.]?[0-3]\d(?:\D|$)|(?:^|[^a-z0-9])v?\d+\.\d+|(?:week|day|session|sprint|phase|iter|round)[-_ ]?\d/i;
/** Lines in which a title stands. */
const TITLE_REACH = 20;

const NOT_OF_NOW: ReadonlySet<Voice> = new Set(['plan', 'record', 'other']);

let lists: readonly (readonly [Exclude<Voice, 'open'>, RegExp])[] | undefined;

/** @param lines of the document */
export function voiceOf(path: string, lines: readonly string[]): Voice {
  const own = ownVoice(lines);
  const isStanding = STANDING.test(path);
  if (isStanding && PUT_AWAY.test(path)) return 'record';
  if (isStanding) return own === undefined || own === 'dated' ? 'present' : own;
  if (own !== undefined) return own === 'dated' ? 'record' : own;
  const plain = path.replace(/\.\w+$/, '');
  if (NUMBERED.test(plain)) return 'record';
  const named = voiceOfWords(wordsOf(posix.basename(plain)));
  const around = voiceOfWords(wordsOf(posix.dirname(plain)));
  if (around === 'other' || around === 'record' || (around === 'plan' && named !== 'record')) return around;
  const title = lines.slice(0, TITLE_REACH).find((line) => /^#\s/.test(line)) ?? '';
  const titled = NUMBERED.test(title) ? 'record' : voiceOfWords(wordsOf(title));
  if (named === 'open') return titled;
  return (named === 'present' || named === 'guide') && NOT_OF_NOW.has(titled) ? titled : named;
}

function voiceOfWords(names: readonly string[]): Voice {
  lists ??= makeLists();
  const said = names.includes('status') ? names.filter((name) => !STATUS_OF.has(name)) : names;
  return lists.find(([, words]) => said.some((name) => words.test(name)))?.[0] ?? 'open';
}

function makeLists(): NonNullable<typeof lists> {
  const loaded = loadWords('documents', schema);
  return ORDER.map((voice) => {
    const sources = loaded[voice].map((word) => word.replace('*', '\\w*'));
    return [voice, new RegExp(`^(?:${sources.join('|')})$`)] as const;
  });
}
