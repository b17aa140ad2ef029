import type { Draft } from './collector.js';
import type { NameInText } from './mentions.js';
import { existence, HISTORY, lineOf, type PathName, type SymbolName } from './named.js';
import { pathOf, type ReadSentence } from './situation.js';
import type { Vocabulary } from './vocabulary.js';

/** A file or folder is there, a range of lines holds something, a file declares a symbol. */
export function pathClaim(
  read: ReadSentence,
  name: PathName,
  placed: Set<NameInText>,
  vocabulary: Vocabulary,
): Draft | undefined {
  const { text } = read.sentence;
  const path = pathOf(name, read.situation);
  const line = lineOf(read, name);
  const base = { line, text, tense: read.tense };
  if (name.lines) {
    const holder = symbolAtLines(read, name);
    if (holder) placed.add(holder);
    const symbol = name.symbol ?? holder?.name;
    return {
      ...base,
      mention: { path, lines: name.lines, ...(symbol === undefined ? {} : { symbol }) },
      statement: { kind: 'symbol-at-lines' },
      certainty: symbol === undefined ? 0.75 : 0.9,
    };
  }
  if (read.status?.state === 'absent' && !read.status.existence && !name.folder) return undefined;
  if (name.symbol !== undefined) {
    const isTest = /(?:^|\.)(?:test_|Test)/.test(name.symbol);
    return {
      ...base,
      mention: { path, symbol: name.symbol },
      statement: isTest ? { kind: 'test-exists' } : { kind: 'symbol-exists' },
      certainty: 0.85,
    };
  }
  return {
    ...base,
    mention: { path, ...context(read, path) },
    statement: { kind: 'file-exists', ...(name.folder ? { folder: true as const } : {}) },
    polarity: existence(read, name),
    certainty: pathCertainty(read, name, vocabulary),
  };
}

function context(read: ReadSentence, path: string): { readonly context?: string } {
  const outer = read.situation.contextPath;
  return outer === undefined || outer === path ? {} : { context: outer };
}

/** Files that runs make, examples and bare names say less than a path in back ticks. */
function pathCertainty(read: ReadSentence, name: PathName, vocabulary: Vocabulary): number {
  const { text } = read.sentence;
  const near =
    text
      .slice(Math.max(0, name.start - 60), name.end + 20)
      .toLowerCase()
      .match(/[\p{L}-]+/gu) ?? [];
  const made = near.some((word) => vocabulary.madeWords.has(word));
  if (name.artefact) return made ? 0.35 : 0.5;
  if (HISTORY.test(text) && read.tense === 'present' && existence(read) === 'affirms') return 0.45;
  if (
    /\b(?:e\.g\.|for example|for instance|such as|like|path\/to|your[-_ ]|my[-_ ]|example|\bfoo|\bbar\b|\bxxx|some[-_])/i.test(
      exampleBefore(text, name.start, name.end),
    )
  )
    return 0.4;
  if (made && read.tense !== 'planned') return 0.5;
  if (
    /\b(?:copy|cp|rename|create|add|paste|put|place|save)\b/i.test(text.slice(0, name.start)) &&
    read.tense === 'planned'
  )
    return 0.6;
  if (name.form === 'link') return 0.9;
  if (name.form === 'bare') return name.path.includes('/') ? 0.75 : 0.6;
  return name.path.includes('/') ? 0.9 : 0.75;
}

/** The words right before a name, and what opens the parentheses around it: "(e.g. `a.py` or `b.py`)". */
function exampleBefore(text: string, start: number, end: number): string {
  const near = text.slice(Math.max(0, start - 20), end);
  const before = text.slice(Math.max(0, start - 160), start);
  const open = before.lastIndexOf('(');
  return open > before.lastIndexOf(')') ? `${before.slice(open, open + 16)} ${near}` : near;
}

/** The symbol that a line range is said to hold: the one next to it, before or behind. */
function symbolAtLines(read: ReadSentence, name: PathName): SymbolName | undefined {
  const symbols = read.names.filter((each) => each.kind === 'symbol');
  const paths = read.names.filter((each) => each.kind === 'path');
  const inReach = symbols.filter(
    (symbol) => !paths.some((path) => path !== name && between(path.start, symbol.start, name.start)),
  );
  const behind = inReach.find(
    (symbol) =>
      symbol.start > name.end &&
      /^[\s`),:;–—-]*(?:(?:the|an?|is|holds|contains|defines|function|class|method|in|with|where)\s+){0,4}`?$/i.test(
        read.sentence.text.slice(name.end, symbol.start),
      ),
  );
  return (
    behind ??
    inReach.filter((symbol) => symbol.end <= name.start).at(-1) ??
    inReach.find((symbol) => symbol.form === 'code')
  );
}

function between(value: number, a: number, b: number): boolean {
  return value > Math.min(a, b) && value < Math.max(a, b);
}
