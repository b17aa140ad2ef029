import { wordsOf } from '../../flow/names.js';
import type { Facts } from '../../model/facts.js';
import type { SymbolPlace } from '../resolve/symbol-index.js';

/** Words that say what is done, not what it is done to. */
const COMMON = new Set(
  (
    'implemented implement implementation not yet done complete completed finished status todo missing there is are was the and for with ' +
    'from this that has have been will new add added create created update updated use uses using support supports class function method ' +
    'module file test tests python typescript phase task step milestone code src lib'
  ).split(' '),
);

/** The declaration of a file that words are about: at least half of its name's words, and one of four letters, are among them. */
export function topicSymbol(words: string, facts: Facts): SymbolPlace | undefined {
  const said = new Set(
    words
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu)
      ?.filter((word) => !COMMON.has(word)) ?? [],
  );
  let best: { readonly place: SymbolPlace; readonly share: number } | undefined;
  for (const symbol of facts.symbols) {
    if (symbol.parent !== undefined || !['class', 'function'].includes(symbol.kind)) continue;
    const name = wordsOf(symbol.name);
    const joined = name.join('');
    const shared = name.filter((word) => said.has(word));
    const share = said.has(joined) ? 1 : shared.some((word) => word.length >= 4) ? shared.length / name.length : 0;
    if (share >= 0.5 && (best === undefined || share > best.share)) best = { place: { facts, symbol }, share };
  }
  return best?.place;
}
