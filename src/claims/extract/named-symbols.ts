import type { Mention } from '../extracted.js';
import type { Draft } from './collector.js';
import { wordAfter, wordsBefore } from './mentions.js';
import { existence, HISTORY, lineOf, type PathName, type SymbolName } from './named.js';
import { parseParameters, type WrittenParameter } from './parameters.js';
import { pathOf, type ReadSentence } from './situation.js';
import type { Vocabulary } from './vocabulary.js';

/** Where symbols are declared; a name tied to a file of settings or prose is a key or a word of it. */
const CODE_FILE = /\.(?:pyi?|[cm]?[jt]sx?|ipynb|exs?|go|rs|java|rb|cpp|c)$|^[^.]*$/;

/** `XxxMetrics`, `FooBarPolicy`: a pattern that names follow, or an example. */
const PATTERN_NAME = /^(?:Xxx|XXX|xxx|Foo(?=[A-Z]|$)|foo(?=[A-Z_]|$))|(?:Xxx|XXX|YYY)(?:$|[A-Z_(])/;

/** A class, function, method or test is there, with its parameters where they are written. */
export function symbolClaim(
  read: ReadSentence,
  name: SymbolName,
  seen: Set<string>,
  vocabulary: Vocabulary,
): Draft | undefined {
  const { text } = read.sentence;
  const first = name.name.split('.')[0]!;
  const foreign = name.foreign === true;
  if (/(?:^|_)(?:TODO|FIXME|XXX|HACK)(?:_|$)/.test(name.name)) return undefined;
  if (foreign && (!name.name.includes('.') || /^(?:self|cls|this|e|i|res|req|response)$/.test(first))) return undefined;
  if (PATTERN_NAME.test(name.name)) return undefined;
  // Short words in capitals are abbreviations, unless a file is said to declare them.
  if (/^[A-Z]{1,6}\d?$/.test(name.name) && !isDeclaredIn(read, name)) return undefined;
  const fresh = !seen.has(name.name);
  seen.add(name.name);
  if (name.form === 'bare' && !fresh && name.kindWord === undefined) return undefined;
  const near = [wordsBefore(text, name.start).at(-1) ?? '', wordAfter(text, name.end)];
  if (near.some((word) => vocabulary.notPathWords.has(word) && !vocabulary.kindWords.has(word))) return undefined;
  const mention = symbolMention(read, name);
  const test = /^(?:\w+\.)*test_\w+$|^Test[A-Z]\w+$/.test(name.name);
  const base = { line: lineOf(read, name), text, mention, tense: read.tense, polarity: existence(read, name) };
  if (read.status?.state === 'absent' && !read.status.existence) return undefined;
  if (test) return { ...base, statement: { kind: 'test-exists' }, certainty: name.form === 'code' ? 0.85 : 0.55 };
  const list = name.call === undefined || name.call.trim() === '' ? undefined : parseParameters(name.call);
  if (list && list.parameters.length > 0 && parsedWhole(name.call!, list.parameters.length, list.open)) {
    return {
      ...base,
      statement: {
        kind: 'signature',
        language: 'unknown',
        ...list,
        ...(isUsage(name, list.parameters) ? { open: true as const } : {}),
        ...(list.parameters.every((each) => each.default !== undefined && each.type === undefined)
          ? { named: true as const }
          : {}),
      },
      certainty: foreign ? 0.3 : 0.75,
    };
  }
  return {
    ...base,
    statement: { kind: 'symbol-exists', ...kindOf(name) },
    certainty: symbolCertainty(read, name, foreign, mention),
  };
}

/** A constructor, or keyword arguments alone: what somebody passes, not all there is. */
function isUsage(name: SymbolName, parameters: readonly WrittenParameter[]): boolean {
  return /^[A-Z]/.test(name.name.split('.').at(-1)!) || parameters.every((each) => each.default !== undefined);
}

/** Every argument reads as a parameter: `f(state, k=3)` is a signature, `f("x", 3)` an example of a call. */
function parsedWhole(inside: string, count: number, open: true | undefined): boolean {
  return (
    !/["'\d]\s*(?:,|$)/.test(inside.replace(/=\s*["']?[\w.-]*["']?/g, '')) &&
    count + (open ? 1 : 0) >= inside.split(',').length - 1
  );
}

function kindOf(name: SymbolName): { readonly symbolKind?: 'class' | 'function' | 'method' | 'constant' } {
  const last = name.name.split('.').at(-1)!;
  const humped = /^[A-Z]/.test(last) && /[a-z]/.test(last);
  if (
    name.kindWord !== undefined &&
    !(name.kindWord === 'class' && !humped) &&
    !(name.kindWord === 'constant' && humped)
  ) {
    return { symbolKind: name.kindWord };
  }
  if (name.call !== undefined && !humped) return { symbolKind: name.name.includes('.') ? 'method' : 'function' };
  return {};
}

function symbolCertainty(read: ReadSentence, name: SymbolName, foreign: boolean, mention: Mention): number {
  if (foreign) return 0.3;
  // `model.reset()` is a call on a variable whose class nobody names.
  if (/^[a-z]\w*\./.test(name.name) && name.call !== undefined && mention.path === undefined) return 0.5;
  const dottedLower = /^[a-z]\w*(?:\.[a-z]\w*)+$/.test(name.name) && name.call === undefined;
  if (dottedLower) return name.kindWord === undefined ? 0.4 : 0.6;
  if (/^[A-Z][A-Z0-9_]+$/.test(name.name)) return isDeclaredIn(read, name) ? 0.85 : 0.5;
  if (name.form === 'bare') return name.kindWord === undefined ? 0.5 : 0.6;
  if (/\b(?:e\.g\.|for example|such as)\s*[`(]*$/i.test(read.sentence.text.slice(0, name.start))) return 0.5;
  // Lower-case names without parentheses are parameters and fields as often as functions.
  const plain = /^_?[a-z]/.test(name.name) && name.call === undefined && !name.name.includes('.');
  if (plain && name.kindWord === undefined && mention.path === undefined) return 0.45;
  if (HISTORY.test(read.sentence.text) && read.tense === 'present') return 0.45;
  const shaped = /[a-z][A-Z]|_|\.|^[A-Z]/.test(name.name) || name.call !== undefined;
  if (/^[A-Z][a-z]+$/.test(name.name) && mention.path === undefined) return name.kindWord === undefined ? 0.5 : 0.65;
  if (mention.path !== undefined && !CODE_FILE.test(mention.path)) return 0.5;
  if (name.kindWord !== undefined || mention.path !== undefined) return shaped ? 0.85 : 0.6;
  return shaped ? 0.7 : 0.5;
}

/** The path that the sentence ties to the symbol: "`X` in `p`", "`p`: class `X`", "`p` contains `X`"; else the context. */
function symbolMention(read: ReadSentence, name: SymbolName): Mention {
  const { text } = read.sentence;
  const paths = read.names.filter((each): each is PathName => each.kind === 'path');
  const next = paths.find((path) => path.start > name.end);
  const gap = next ? text.slice(name.end, next.start) : '';
  if (
    next &&
    !/[.;]\s/.test(gap) &&
    /^[^,;]{0,80}\b(?:in|of|from|at|within|inside|under|to)\b(?:\s+(?:the\s+)?(?:new\s+)?(?:file|module|script)?)?\s*[`"'([]*$/i.test(
      gap,
    )
  ) {
    return tied(name, pathOf(next, read.situation));
  }
  const last = paths.filter((path) => path.end <= name.start).at(-1);
  const since = last ? text.slice(last.end, name.start) : '';
  if (
    last &&
    !/[.;]\s/.test(since) &&
    /^[`"'\])]*\s*(?:[:,(–—-]|with\b|contains?\b|holds?\b|defines?\b|has\b|exports?\b|provides?\b|implements?\b|containing\b|defining\b|→|->)/i.test(
      since,
    ) &&
    !/\b(?:calls?|uses?|using|imports?|from|via|delegates?)\b/i.test(since)
  ) {
    return tied(name, pathOf(last, read.situation));
  }
  const near = last ?? next;
  const context = near ? pathOf(near, read.situation) : read.situation.contextPath;
  return {
    symbol: qualified(read, name),
    ...(context === undefined ? {} : { context }),
  };
}

/** "`bandits.py` defines `UCB1`". */
function isDeclaredIn(read: ReadSentence, name: SymbolName): boolean {
  return (
    name.form === 'code' && /`\s+(?:defines|declares|exports)\s+(?:the\s+)?(?:class\s+)?`$/.test(before(read, name))
  );
}

/** The words up to a name with its opening back tick. */
function before(read: ReadSentence, name: SymbolName): string {
  return read.sentence.text.slice(0, name.start).replace(/([^`])$/, '$1`');
}

function tied(name: SymbolName, path: string): Mention {
  return { path, symbol: name.name };
}

/** "`Agent` has a method `reset()`", "`Agent` provides the `reset()` method": the class. */
const OWNS =
  /`([A-Z]\w*[a-z]\w*)`\s+(?:class\s+)?(?:also\s+)?(?:has|provides|offers|exposes|defines|declares)\s+(?:an?|the)\s+(?:\w+\s+)?(?:method\s+)?(?:called\s+|named\s+)?`$/;

/** A bare method whose class the words before it name, or a heading or row above, is that class's. */
function qualified(read: ReadSentence, name: SymbolName): string {
  const owner = name.kindWord === 'method' && !name.name.includes('.') ? OWNS.exec(before(read, name))?.[1] : undefined;
  if (owner !== undefined) return `${owner}.${name.name}`;
  return name.name.includes('.') || read.situation.contextSymbol === undefined || name.kindWord !== 'method'
    ? name.name
    : `${read.situation.contextSymbol}.${name.name}`;
}
