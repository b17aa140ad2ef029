import { lineAt } from '../../documents/block.js';
import type { Draft } from './collector.js';
import { mainSymbol, pathOf, type ReadSentence } from './situation.js';

const RELATION =
  /\b(?:tested|covered|verified|exercised|validated|checked)\s+(?:by|in|with|through)\b|\b(?:unit |integration |regression )?tests?\s+(?:for\b[^.]{0,80}?\b)?(?:in|at|live in|are in|located (?:in|at)|under)\b|\btest suite\s+(?:in|at)\b|\btests?\b[^.:]{0,40}:\s*$/i;
/** "`tests/test_a.py` covers `A`". */
const SUBJECT = /(?<=[`\w])\s+(?:covers|exercises|verifies|checks|tests)\s+(?=`|the\b|that\b|all\b|every\b)/;
const SUITE =
  /\b((?:[A-Z][A-Za-z-]+ |[a-z-]+ )?(?:unit|integration|load|smoke|end-to-end|e2e|property|property-based|regression|performance|acceptance|stress|contract|fuzz)\s+tests?)\b/i;

/** True for paths that test runners pick up. */
export function isTestPath(path: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|spec)(?:\/|$)|(?:^|\/)(?:test_[^/]+|[^/]+_test|[^/]+\.(?:test|spec))\.\w+$/.test(
    path,
  );
}

/** Claims that something is tested: "X is tested by `p`", "Write tests for X in `p`", "Integration tests for the flow". */
export function testClaims(read: ReadSentence): Draft[] {
  const { text } = read.sentence;
  if (read.situation.tests && read.situation.role === 'item') return [listedTest(read)];
  if (!/test|covered|verified/i.test(text)) return [];
  const relation = RELATION.exec(text) ?? SUBJECT.exec(text);
  const drafts: Draft[] = [];
  const paths = read.names.filter((name) => name.kind === 'path');
  for (const path of paths) {
    if (path.kind !== 'path' || !isTestPath(path.path) || path.lines) continue;
    if (!relation && !/\btests?\b/i.test(text.slice(0, path.start).replace(/`[^`]*`/g, ''))) continue;
    const about = aboutOf(read, relation?.index ?? 0);
    drafts.push({
      line: lineAt(read.prose, read.sentence.offset + path.start),
      text,
      mention: { path: pathOf(path, read.situation) },
      statement: { kind: 'test-exists', ...(about === undefined ? {} : { about }) },
      tense: read.tense,
      certainty: relation ? 0.85 : 0.7,
    });
  }
  const suite = SUITE.exec(text);
  if (drafts.length === 0 && suite && read.situation.role !== 'heading' && !(text.endsWith(':') && text.length < 40)) {
    const symbol = mainSymbol(read);
    const about = symbol ?? /\bfor (?:the )?([\w -]{3,60})/.exec(text.slice(suite.index))?.[1]?.trim();
    drafts.push({
      line: lineAt(read.prose, read.sentence.offset + suite.index),
      text,
      mention: { ...(read.situation.contextPath === undefined ? {} : { context: read.situation.contextPath }) },
      statement: { kind: 'test-exists', ...(about === undefined ? {} : { about }) },
      tense: read.tense,
      certainty: 0.4,
    });
  }
  return drafts;
}

/** An item below "Unit tests": what is to be tested, by its symbol or in its words. */
function listedTest(read: ReadSentence): Draft {
  const { text } = read.sentence;
  const path = read.names.find((name) => name.kind === 'path');
  const tested = path?.kind === 'path' && isTestPath(path.path);
  const context = read.situation.contextPath;
  return {
    line: read.sentence.line,
    text,
    mention: tested ? { path: pathOf(path, read.situation) } : context === undefined ? {} : { context },
    statement: { kind: 'test-exists', about: mainSymbol(read) ?? aim(text) },
    tense: read.tense,
    certainty: tested ? 0.75 : 0.45,
  };
}

/** "`tests/test_a.py` - all strategies": the words behind the path. */
function aim(text: string): string {
  const words = text.replace(/[.;:]\s*$/, '');
  return (/^\W*`[^`]*`\s*(?:—|–|-|:|→)\s*(\S.*)$/.exec(words)?.[1] ?? words).slice(0, 80);
}

/** What is tested: the symbol before the relation, or the words before it. */
function aboutOf(read: ReadSentence, relation: number): string | undefined {
  const symbol = read.names.find((name) => name.kind === 'symbol');
  if (symbol?.kind === 'symbol') return symbol.name;
  const before = read.sentence.text
    .slice(0, relation)
    .replace(/\b(?:is|are|was|were|has been|fully|also)\s*$/i, '')
    .trim();
  const object = /\bfor (?:the )?([\w -]{3,60}?)(?:\s+(?:in|at)\b|$)/.exec(read.sentence.text)?.[1];
  const words = object ?? before.replace(/^(?:the|an?)\s+/i, '');
  return words === '' || words.length > 80 ? undefined : words;
}
