import type { Sentence } from '../../documents/sentences.js';
import type { LineRange } from '../extracted.js';
import { callOf } from './parameters.js';
import { pathName } from './path-name.js';
import type { SymbolKindWord, Vocabulary } from './vocabulary.js';

/** What a stretch of a sentence names. Offsets are those of the sentence. */
export type NameInText =
  | {
      readonly kind: 'path';
      readonly start: number;
      readonly end: number;
      readonly path: string;
      readonly folder: boolean;
      readonly lines?: LineRange;
      /** `tests/test_a.py::TestA::test_b`, `src/a.ts#Name`. */
      readonly symbol?: string;
      /** Its ending is one of files that runs leave behind. */
      readonly artefact: boolean;
      readonly form: 'code' | 'link' | 'bare';
    }
  | {
      readonly kind: 'symbol';
      readonly start: number;
      readonly end: number;
      readonly name: string;
      /** What stands between the parentheses of a call. */
      readonly call?: string;
      readonly kindWord?: SymbolKindWord;
      /** Its first part is another project's package. */
      readonly foreign?: true;
      /** It is written like any word at the beginning of a sentence. */
      readonly word?: true;
      readonly form: 'code' | 'bare';
    }
  | { readonly kind: 'flag'; readonly start: number; readonly end: number; readonly flag: string }
  | { readonly kind: 'command'; readonly start: number; readonly end: number; readonly words: string };

/** All names of a sentence from left to right. */
export function namesIn(sentence: Sentence, vocabulary: Vocabulary, columnKind?: SymbolKindWord): NameInText[] {
  const found: NameInText[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const span of sentence.spans) {
    if (span.kind === 'strong') continue;
    if (span.kind === 'code') {
      for (const content of alternatives(span.content.trim(), columnKind)) {
        const name = codeName(content, sentence, span.start, span.end, vocabulary, columnKind);
        if (name) found.push(name);
      }
      taken.push(span);
    } else {
      const name = linkName(span.target ?? '', span.start, span.end, vocabulary);
      if (!name) continue;
      // A code span inside of the link's words says the same.
      for (let at = found.length - 1; at >= 0; at--)
        if (found[at]!.start >= span.start && found[at]!.end <= span.end) found.splice(at, 1);
      found.push(name);
      taken.push(span);
    }
  }
  found.push(...bareNames(sentence, taken, vocabulary));
  return withSharedKinds(found.sort((a, b) => a.start - b.start).slice(0, MAX_NAMES), sentence.text);
}

/** `Reader/Writer` in a column of classes names both. */
function alternatives(content: string, columnKind: SymbolKindWord | undefined): readonly string[] {
  return columnKind !== undefined && /^[A-Z]\w*(?:\/[A-Z]\w*)+$/.test(content) ? content.split('/') : [content];
}

/** "the `load`, `save` and `reset` methods": the word at one end of an enumeration holds for all of it. */
function withSharedKinds(names: NameInText[], text: string): NameInText[] {
  const joined = (left: NameInText, right: NameInText): boolean =>
    /^\s*(?:,|&|\/|and|or|,\s*(?:and|or))\s*(?:the\s)?$/.test(text.slice(left.end, right.start));
  const spread = (at: number, from: number): void => {
    const name = names[at];
    const other = names[from];
    if (
      name?.kind !== 'symbol' ||
      other?.kind !== 'symbol' ||
      name.kindWord !== undefined ||
      other.kindWord === undefined
    )
      return;
    if (joined(names[Math.min(at, from)]!, names[Math.max(at, from)]!))
      names[at] = { ...name, kindWord: other.kindWord };
  };
  for (let at = names.length - 2; at >= 0; at--) spread(at, at + 1);
  for (let at = 1; at < names.length; at++) spread(at, at - 1);
  return names;
}

/** Sentences that name more are lists; what is compared pairwise stays small. */
const MAX_NAMES = 40;

function codeName(
  content: string,
  sentence: Sentence,
  start: number,
  end: number,
  vocabulary: Vocabulary,
  columnKind: SymbolKindWord | undefined,
): NameInText | undefined {
  if (content === '' || content.length > 300) return undefined;
  if (/^--?[a-zA-Z][\w-]*(?:[= ]\S+)?$/.test(content)) {
    const flag = /^--?[\w-]+/.exec(content)![0];
    return flag.startsWith('--') || flag.length === 2 ? { kind: 'flag', start, end, flag } : undefined;
  }
  const before = wordsBefore(sentence.text, start);
  const after = wordAfter(sentence.text, end);
  const path = pathName(
    content,
    vocabulary,
    [before.at(-1) ?? '', after].some((word) => vocabulary.notPathWords.has(word) && !vocabulary.pathWords.has(word)),
  );
  if (path) return { kind: 'path', start, end, ...path, ...linesBehind(sentence.text, end, path.lines), form: 'code' };
  if (/^(?:\$\s*)?(?:[A-Z_]+=\S+\s+)*[\w./-]+\s+\S/.test(content) && isCommand(content, vocabulary)) {
    return { kind: 'command', start, end, words: content };
  }
  return symbolName(content, { before, after, ...(columnKind ? { columnKind } : {}) }, start, end, vocabulary);
}

/** `(lines 12-40)`, `, line 12` right behind a path. */
function linesBehind(text: string, end: number, known: LineRange | undefined): { readonly lines?: LineRange } {
  if (known) return { lines: known };
  const match = /^[\s,]*\(?\s*(?:at\s+)?(?:lines?|L)\s*(\d{1,6})(?:\s*[-–—]\s*L?(\d{1,6}))?/i.exec(
    text.slice(end, end + 40),
  );
  if (!match) return {};
  const first = Number(match[1]);
  return { lines: { start: first, end: Number(match[2] ?? first) } };
}

function isCommand(content: string, vocabulary: Vocabulary): boolean {
  const program = content
    .replace(/^\$\s*/, '')
    .replace(/^(?:[A-Z_]+=\S+\s+)+/, '')
    .split(/\s+/, 1)[0]!;
  return vocabulary.foreignPrograms.has(program) || /\s--[a-z]/.test(content);
}

function symbolName(
  content: string,
  around: { readonly before: readonly string[]; readonly after: string; readonly columnKind?: SymbolKindWord },
  start: number,
  end: number,
  vocabulary: Vocabulary,
): NameInText | undefined {
  const call = callOf(content);
  const written = (call ? call.name : content).replace(/^@(?=\w)/, '').replace(/^class\s+/, '');
  const elixir = /^([A-Z]\w*(?:\.\w+[!?]?)*|[a-z_]\w*[!?]?)\/\d$/.exec(written)?.[1];
  const name = (elixir ?? written).replace(/^:/, '').replace(/::|:(?=[A-Z])/g, '.');
  if (!/^[A-Za-z_$][\w$]*[!?]?(?:\.[A-Za-z_$][\w$]*[!?]?){0,7}$/.test(name) || name.length > 120) return undefined;
  const kindWord =
    vocabulary.kindWords.get(around.after) ?? vocabulary.kindWords.get(around.before.at(-1) ?? '') ?? around.columnKind;
  const called = call !== undefined || elixir !== undefined;
  const shaped = /[A-Z]/.test(name.slice(1)) || /\w_\w|^_\w/.test(name) || name.includes('.');
  const capital = /^[A-Z][a-z]+$/.test(name);
  if (!called && !shaped && !capital && kindWord === undefined) return undefined;
  if (vocabulary.products.has(name) && kindWord === undefined) return undefined;
  return {
    kind: 'symbol',
    start,
    end,
    name,
    ...(call ? { call: call.inside } : {}),
    ...(kindWord === undefined ? {} : { kindWord }),
    ...(capital && !called && kindWord === undefined ? { word: true as const } : {}),
    ...(vocabulary.foreignModules.has(name.split('.')[0]!) ? { foreign: true as const } : {}),
    form: 'code',
  };
}

function linkName(target: string, start: number, end: number, vocabulary: Vocabulary): NameInText | undefined {
  if (/^(?:[a-z][a-z+.-]*:|#|\/\/|www\.)/i.test(target)) return undefined;
  // Only blanks are written with percent signs in paths; a malformed sequence stays as it is.
  const decoded = target.replaceAll('%20', ' ');
  const path = pathName(
    decoded
      .replace(/\?.*$/, '')
      .replace(/#(?!L\d).*$/, '')
      .replace(/^\//, ''),
    vocabulary,
    false,
  );
  return path && !path.artefact ? { kind: 'path', start, end, ...path, form: 'link' } : undefined;
}

/** Paths with a folder or an ending, and words with inner capitals, that stand outside of code spans. */
function bareNames(
  sentence: Sentence,
  taken: readonly { start: number; end: number }[],
  vocabulary: Vocabulary,
): NameInText[] {
  const found: NameInText[] = [];
  for (const match of sentence.text.matchAll(/[A-Za-z_.][\w./@:#-]{2,200}/g)) {
    const start = match.index;
    if (PLAIN_WORD.test(match[0]) && sentence.text[start + match[0].length] !== '(') continue;
    const written = match[0].replace(/[.:,#-]+$/, '');
    const end = start + written.length;
    if (taken.some((range) => start < range.end && end > range.start)) continue;
    if (/[\w/\\~:@]/.test(sentence.text[start - 1] ?? '')) continue;
    const path = /[./]/.test(written) ? pathName(written, vocabulary, false) : undefined;
    if (path && (!path.folder || written.includes('/'))) {
      if (path.folder && !/\//.test(written.replace(/\/$/, '')) && !vocabulary.folders.has(path.path)) continue;
      found.push({ kind: 'path', start, end, ...path, ...linesBehind(sentence.text, end, path.lines), form: 'bare' });
      continue;
    }
    const symbol = bareSymbol(written, sentence, start, vocabulary);
    if (symbol) found.push(symbol);
  }
  return found;
}

/** Most words: nothing in them is written like a name. */
const PLAIN_WORD = /^[A-Za-z][a-z]+[.,:-]?$/;

/** Two capitals and two small letters at least: `TraceSink`, `HRMTrainer`; not `GPUs`. */
export const INNER_CAPITALS = /^(?=[A-Za-z0-9]*[a-z][A-Z0-9]*[a-z])[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*$/;

/** `TraceSink`, `TraceSink._handle_event`, `snake_case` with a kind word, `call()`. */
function bareSymbol(
  written: string,
  sentence: Sentence,
  start: number,
  vocabulary: Vocabulary,
): NameInText | undefined {
  const name = written.replace(/'s$/, '');
  const end = start + name.length;
  if (!/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,4}$/.test(name) || vocabulary.products.has(name)) return undefined;
  const called = /^\(\s*\)/.test(sentence.text.slice(end));
  const humps = INNER_CAPITALS.test(name.split('.', 1)[0]!);
  const snake = /^_?[a-z0-9]+(?:_[a-z0-9]+)+$/.test(name);
  if (!called && !humps && !snake) return undefined;
  const kindWord =
    vocabulary.kindWords.get(wordAfter(sentence.text, end)) ??
    vocabulary.kindWords.get(wordsBefore(sentence.text, start).at(-1) ?? '');
  if (!called && !humps && !(snake && kindWord !== undefined)) return undefined;
  return { kind: 'symbol', start, end, name, ...(kindWord === undefined ? {} : { kindWord }), form: 'bare' };
}

/** Up to three words before an offset, lower case. */
export function wordsBefore(text: string, offset: number): string[] {
  const words =
    text
      .slice(Math.max(0, offset - 60), offset)
      .toLowerCase()
      .match(/[\p{L}\p{N}_'-]+/gu) ?? [];
  return /[.;:,)—–]\s*$/.test(text.slice(Math.max(0, offset - 20), offset))
    ? [...words.slice(-3, -1), '']
    : words.slice(-3);
}

/** The word right behind an offset, lower case; empty when punctuation comes first. */
export function wordAfter(text: string, offset: number): string {
  const word = /^\s*([\p{L}_'-]+)/u.exec(text.slice(offset, offset + 40))?.[1]?.toLowerCase() ?? '';
  return word.replace(/^sub-/, '');
}
