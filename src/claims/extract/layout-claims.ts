import type { CodeBlock, Prose, Table, TableRow } from '../../documents/block.js';
import { diagramNodes } from '../../documents/mermaid.js';
import { sentencesOf } from '../../documents/sentences.js';
import { isTree, treeEntries } from '../../documents/tree-listing.js';
import type { Mention, Tense } from '../extracted.js';
import type { ClaimCollector } from './collector.js';
import { INNER_CAPITALS, namesIn } from './mentions.js';
import { pathName } from './path-name.js';
import { claimsOfProse, type SeenNames } from './sentence-claims.js';
import type { Situation } from './situation.js';
import { cellState } from './statuses.js';
import type { StatusState, SymbolKindWord, Vocabulary } from './vocabulary.js';

/** Adds the claims of a folder tree; false when the block is none. */
export function claimsOfTree(
  block: CodeBlock,
  tense: Tense,
  vocabulary: Vocabulary,
  collector: ClaimCollector,
): boolean {
  if (!isTree(block.lines)) return false;
  const entries = treeEntries(block.lines);
  const files = entries.filter((entry) => pathName(entry.folder ? `${entry.name}/` : entry.name, vocabulary, false));
  if (files.length < 2) return false;
  // Where some entries are marked as existing, the unmarked ones are those to come; where some are marked as new, they are there.
  const marksPresent = entries.some((entry) => markOf(entry.comment, vocabulary) === 'present');
  for (const entry of files) {
    const mark = markOf(entry.comment, vocabulary);
    const rootOnly = entry.depth === 0 && !entry.path.includes('/') && !vocabulary.folders.has(entry.path);
    const parsed = pathName(entry.folder ? `${entry.path}/` : entry.path, vocabulary, false);
    if (!parsed || rootOnly || /[*[\]{}]|^@/.test(entry.path) || isPattern(block.lines[entry.index]!, entry.name))
      continue;
    const own: Tense =
      mark === 'new' ? 'planned' : mark === 'present' ? 'present' : marksPresent && !entry.folder ? 'planned' : tense;
    collector.add({
      line: block.line + entry.index,
      text: block.lines[entry.index]!,
      mention: { path: parsed.path },
      statement: { kind: 'file-exists', ...(entry.folder ? { folder: true as const } : {}) },
      tense: own,
      certainty: parsed.artefact || EXAMPLE_ROOT.test(entry.path) ? 0.45 : entry.folder ? 0.7 : 0.8,
    });
    if (!entry.folder)
      for (const symbol of declaredIn(entry.comment, vocabulary))
        collector.add({
          line: block.line + entry.index,
          text: block.lines[entry.index]!,
          mention: { path: parsed.path, symbol },
          statement: { kind: 'symbol-exists' },
          tense: own,
          certainty: 0.65,
        });
  }
  return true;
}

/** `*.spec.ts`: any files of that ending. */
function isPattern(line: string, name: string): boolean {
  return name.startsWith('.') && line.includes(`*${name}`);
}

/** Names of classes that a comment in a tree says are in the file: alone, in a list, or before the word for their kind. */
function declaredIn(comment: string, vocabulary: Vocabulary): string[] {
  const words = comment.slice(0, 120).replace(/`/g, '').trim();
  const listed = words.split(/\s*(?:,|&|\+|\/|\band\b)\s*/);
  const names = listed.every((word) => INNER_CAPITALS.test(word))
    ? listed
    : [...words.matchAll(/\b([A-Z]\w+)\s+(?:class|interface|component|dataclass|struct|service)\b/g)].map(
        ([, name]) => name!,
      );
  return names.filter((name) => INNER_CAPITALS.test(name) && !vocabulary.products.has(name));
}

/** A tree of the reader's project, not of this one. */
const EXAMPLE_ROOT =
  /^(?:your|my|example|sample|some)[-_]|^(?:project|repo|root|workspace|app-name|project-name|<[^>]*>)\//i;

function markOf(comment: string, vocabulary: Vocabulary): 'new' | 'present' | undefined {
  if (comment === '') return undefined;
  const head = comment.slice(0, 80);
  const marked = vocabulary.newMarks
    .find(head)
    .some((hit) => /^$|[([]$/.test(head.slice(0, hit.start).trim()) && /^\s*(?:$|[)\]:,!-])/.test(head.slice(hit.end)));
  if (marked || /(?:^|[([\s*])NEW(?:$|[)\]:!\s*,-])|🆕/u.test(head)) return 'new';
  return vocabulary.presentMarks.find(head).some((hit) => hit.start <= 2 || /[([]$/.test(head.slice(0, hit.start)))
    ? 'present'
    : undefined;
}

/** Adds the claims of a Mermaid diagram: labels that are written like names of classes. */
export function claimsOfDiagram(
  block: CodeBlock,
  tense: Tense,
  seen: SeenNames,
  vocabulary: Vocabulary,
  collector: ClaimCollector,
): void {
  const nodes = diagramNodes(block.lines);
  // Where most labels are names of classes, the others that could be are names as well.
  const named = nodes.filter((node) => INNER_CAPITALS.test(node.label)).length * 2 > nodes.length;
  for (const node of nodes) {
    const first = node.label.split('\n')[0]!.trim();
    const path = pathName(first, vocabulary, false);
    const base = { line: block.line + node.index, text: node.label, tense };
    if (path && !path.folder)
      collector.add({ ...base, mention: { path: path.path }, statement: { kind: 'file-exists' }, certainty: 0.7 });
    const head = first.split(/\s+/)[0]!;
    const isWord = (named && /^[A-Z][a-z]{3,}$/.test(first)) || seen.spans.has(first);
    if (!(INNER_CAPITALS.test(head) || isWord) || vocabulary.products.has(head)) continue;
    if (
      first !== head &&
      !/^\w+\s+(?:Adapter|Service|Module|Agent|Cache|Manager|Class|Server|Engine|Store|GenServer)$/i.test(first)
    )
      continue;
    seen.symbols.add(head);
    collector.add({ ...base, mention: { symbol: head }, statement: { kind: 'symbol-exists' }, certainty: 0.75 });
  }
  for (const [index, line] of block.lines.entries()) {
    const called = EDGE_CALL.exec(line.slice(0, 300))?.[1];
    if (called === undefined || !seen.inCode.has(called)) continue;
    const base = { line: block.line + index, text: line, tense };
    collector.add({ ...base, mention: { symbol: called }, statement: { kind: 'symbol-exists' }, certainty: 0.5 });
  }
}

/** The words on an edge that are written like the name of a function. */
const EDGE_CALL = /\|\s*"?([a-z]\w*_\w+)(?:\([^|]*\))?"?\s*\|/;

/** Larger tables are data. */
const MAX_ROWS = 2_000;
const MAX_COLUMNS = 40;

/** Adds the claims of a table, row by row. The first column is the subject of the others; a status column gives the row's state. */
export function claimsOfTable(
  table: Table,
  situation: Situation,
  seen: SeenNames,
  vocabulary: Vocabulary,
  collector: ClaimCollector,
): void {
  const headers = table.header.map((cell) => cell.text.replace(/[*_`]/g, '').trim().toLowerCase());
  const kinds = headers.map((header) => kindOfColumn(header, vocabulary));
  const status = headers.findIndex((header) => vocabulary.statusColumns.has(header));
  const defaults = headers.findIndex((header) => /^default(?:s| value)?$/.test(header));
  for (const row of table.rows.slice(0, MAX_ROWS)) {
    const state = status >= 0 ? cellState(row.cells[status]?.text ?? '', vocabulary) : undefined;
    const mark = row.cells.map((cell) => actionOf(cell.text)).find((action) => action !== undefined);
    const tense: Tense = mark ?? (state === 'open' ? 'planned' : state === undefined ? situation.tense : 'present');
    const subject = subjectOf(row, vocabulary);
    const place: Situation = {
      ...situation,
      role: 'cell',
      tense,
      ...(subject.path === undefined ? {} : { contextPath: subject.path }),
      ...(subject.symbol === undefined ? {} : { contextSymbol: subject.symbol }),
      ...(state === undefined ? {} : { rowState: state }),
    };
    for (const [column, cell] of row.cells.slice(0, MAX_COLUMNS).entries()) {
      if (column === status || column === defaults || TAGS.test(headers[column] ?? '')) continue;
      // An empty context for the cell that names the subject itself.
      const { contextPath: _path, contextSymbol: _symbol, ...own } = place;
      const outer = situation.contextPath === undefined ? {} : { contextPath: situation.contextPath };
      const kind = kinds[column];
      const base = column === 0 ? { ...own, ...outer } : place;
      const described = column > 0 && DESCRIBES.test(headers[column] ?? '') ? { describes: true as const } : {};
      const at = { ...base, ...described, ...(kind === undefined ? {} : { columnKind: kind }) };
      claimsOfProse(cell, at, seen, vocabulary, collector);
    }
    if (state !== undefined) addRowStatus(row, state, mentionOfRow(subject, situation), tense, collector);
    const value = defaults >= 0 ? row.cells[defaults]?.text.trim() : undefined;
    if (value) addRowDefault(row, value, situation, collector);
  }
}

/** Columns of marks that somebody gave, not of things in the code. */
const TAGS = /\b(?:\S{0,3}tags?|labels?|keywords?|markers?|annotations?)\b/;
const DESCRIBES =
  /\b(?:purpose|description|describes?|role|responsibilit(?:y|ies)|what it does|function(?:ality)?|behaviou?r|does)\b/;

/** "Module", "Key functions", "Agent": names in such a column are of that kind. */
function kindOfColumn(header: string, vocabulary: Vocabulary): SymbolKindWord | undefined {
  const word = header.split(/\s+/).at(-1) ?? '';
  return /^(?:path|file|files|location|purpose|description|notes?)$/.test(word)
    ? undefined
    : vocabulary.kindWords.get(word);
}

/** CREATE, NEW: to come. MODIFY: there already. */
function actionOf(text: string): Tense | undefined {
  const word = text.replace(/[*_`\s]/g, '').toLowerCase();
  if (/^(?:create|new|add|\+)$/.test(word)) return 'planned';
  return /^(?:modify|modified|update|updated|extend|edit|existing|delete|refactor)$/.test(word) ? 'present' : undefined;
}

interface Subject {
  readonly path?: string;
  readonly symbol?: string;
}

/** The first path and the first symbol of a row; where a row begins with a file, the symbols in its other cells are parts of it. */
function subjectOf(row: TableRow, vocabulary: Vocabulary): Subject {
  let path: string | undefined;
  let symbol: string | undefined;
  for (const [column, cell] of row.cells.slice(0, MAX_COLUMNS).entries()) {
    if (column > 0 && path !== undefined) break;
    for (const name of sentencesOf(cell).flatMap((sentence) => namesIn(sentence, vocabulary))) {
      if (name.kind === 'path') path ??= name.path;
      else if (name.kind === 'symbol' && name.form === 'code' && /[a-z]/.test(name.name)) symbol ??= name.name;
    }
  }
  return { ...(path === undefined ? {} : { path }), ...(symbol === undefined ? {} : { symbol }) };
}

/** A row that names nothing is about what the section names. */
function mentionOfRow(subject: Subject, situation: Situation): Mention {
  if (subject.path !== undefined || situation.contextPath === undefined) return subject;
  return { ...subject, context: situation.contextPath };
}

function addRowStatus(
  row: TableRow,
  state: StatusState,
  subject: Mention,
  tense: Tense,
  collector: ClaimCollector,
): void {
  collector.add({
    line: row.line,
    text: wordsOf(row.cells),
    mention: subject,
    statement: { kind: 'status-implemented', state },
    tense,
    polarity: state === 'absent' ? 'denies' : 'affirms',
    certainty: subject.path !== undefined || subject.symbol !== undefined ? 0.85 : 0.5,
  });
}

function addRowDefault(row: TableRow, value: string, situation: Situation, collector: ClaimCollector): void {
  const name = row.cells[0]?.text.replace(/[`*]/g, '').trim().replace(/^--?/, '') ?? '';
  const clean = value.replace(/[`*]/g, '').trim();
  if (!/^[\w.-]{1,60}(?:,\s*-\w)?$/.test(name) || clean === '' || /^(?:-|—|–|n\/a|none set|required)$/i.test(clean))
    return;
  collector.add({
    line: row.line,
    text: wordsOf(row.cells),
    mention: {
      ...(situation.contextSymbol === undefined ? {} : { symbol: situation.contextSymbol }),
      ...(situation.contextPath === undefined ? {} : { context: situation.contextPath }),
    },
    statement: { kind: 'default-value', name, value: clean.slice(0, 120) },
    tense: situation.tense,
    certainty: 0.75,
  });
}

function wordsOf(cells: readonly Prose[]): string {
  return cells
    .map((cell) => cell.text.trim())
    .filter((text) => text !== '')
    .join(' | ');
}
