import type { ExtractedClaim } from '../extracted.js';
import type { SymbolResolution } from '../resolve/resolve-symbol.js';
import type { JudgeContext } from './context.js';
import { type Existence, judgeExistence } from './existence.js';
import { type Judgement, untested } from './judgement.js';
import { type FoundSubject, findSubject, symbolExistence } from './subject.js';

/** A class, function, method or constant is (or is not, or will be) declared. */
export function judgeSymbolExists(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const subject = findSubject(claim, context);
  const found = allSymbols(claim, subject, context);
  if (found === undefined) return untested('names no symbol');
  if (found.state === 'there' && isSaidParameter(claim))
    return untested(`${found.reason}; the words name a parameter of another`, found.subject, found.evidence);
  return judgeExistence(claim, found);
}

/** "`f` takes `a` and `b`": something of the name elsewhere is not what is meant. */
function isSaidParameter({ mention: { path, context, symbol }, text }: ExtractedClaim): boolean {
  if (path !== undefined || context !== undefined || !/^[a-z_]\w*$/.test(symbol ?? '')) return false;
  const at = text.indexOf(symbol!);
  return (
    at > 0 &&
    /(?:takes|accepts|expects|receives)\s(?:`\w+`(?:,| and|, and)\s)*`?$/i.test(text.slice(Math.max(0, at - 120), at))
  );
}

/** Of several names in one (`adapt/meta_train`) the one that is least there. */
export function allSymbols(claim: ExtractedClaim, subject: FoundSubject, context: JudgeContext): Existence | undefined {
  const order = ['gone', 'unclear', 'moved', 'there'] as const;
  return subject.symbols
    .map(({ name, found }) => symbolExistence(claim, name, ofKind(claim, found), subject, context))
    .sort((left, right) => order.indexOf(left.state) - order.indexOf(right.state))[0];
}

const KINDS: Readonly<Record<string, ReadonlySet<string>>> = {
  class: new Set(['class', 'interface', 'type', 'enum']),
  function: new Set(['function', 'method', 'variable']),
  method: new Set(['method', 'constructor', 'getter', 'setter', 'function', 'property']),
  constant: new Set(['variable', 'property', 'enum', 'class', 'type']),
};

/** Homonyms of another kind are put last: a claimed class is the class, not the variable of its name. */
function ofKind({ statement }: ExtractedClaim, found: SymbolResolution): SymbolResolution {
  if (found.kind !== 'found' && found.kind !== 'moved') return found;
  const kinds = statement.kind === 'symbol-exists' ? KINDS[statement.symbolKind ?? ''] : undefined;
  const places = kinds === undefined ? found.places : found.places.filter(({ symbol }) => kinds.has(symbol.kind));
  return places.length === 0 ? found : { ...found, places };
}
