import type { BodyFacts, Facts, ParameterFact, SymbolFact } from '../model/facts.js';
import { callsOf } from './calls-view.js';
import type { Links } from './links.js';
import type { Outline, OutlineEntry } from './outline.js';
import { modifiersOf, signatureOf } from './signature.js';
import { stateOf, stateOfMethod } from './state-view.js';

const DOC_CHARACTERS = 4_000;

/** Everything that the section of one class, function or method prints. */
export function symbolView(links: Links, outline: Outline, entry: OutlineEntry) {
  const { facts } = outline;
  const [first] = entry.symbols;
  const last = entry.symbols.at(-1)!;
  const bodies = outline.bodies([...entry.symbols, ...outline.within(entry)]);
  const classLike = entry.kind === 'class' || entry.kind === 'interface' || entry.kind === 'enum';
  return {
    anchor: entry.anchor,
    kind: entry.kind,
    name: entry.heading.slice(entry.kind.length + 1),
    member: entry.member,
    language: facts.language,
    signature: entry.symbols.map((symbol) => signatureLine(facts, symbol)).join('\n'),
    lines: first.startLine === last.endLine ? `line ${first.startLine}` : `lines ${first.startLine} to ${last.endLine}`,
    fragment: encodeURIComponent(entry.anchor),
    visibility: entry.symbols.some((symbol) => symbol.exported) ? visibleWord(facts) : '',
    hasBody: entry.symbols.some((symbol) => symbol.hasBody),
    decorators: first.decorators.map((decorator) => decorator.name),
    doc: docText(entry.symbols.find((symbol) => symbol.doc)?.doc?.text ?? ''),
    parameters: last.parameters.map(parameterRow),
    members: (first.members ?? []).map(({ name, value }) => ({ name, value: value ?? '' })),
    inner: outline
      .within(entry)
      .filter(isNamed)
      .map((symbol) => symbol.name),
    raises: raisesOf(bodies),
    state: classLike ? stateOf(outline, first) : { attributes: [], elsewhere: [] },
    ...(classLike ? { writes: [], reads: [] } : stateOfMethod(outline, first.parent, bodies)),
    tags: (links.project.tags.get(facts.path) ?? [])
      .filter((tag) => outline.ids.named(tag.symbol) === entry.node && tag.symbol === first.qualifiedName)
      .map((tag) => links.tag(tag.tag)),
    ...callsOf(links, outline, entry),
  };
}

/** What it is called when others may use a name. */
export function visibleWord({ language }: Facts): string {
  return language === 'python' ? 'public' : 'exported';
}

/** A doc comment as it is shown: whole, or cut with a mark. */
export function docText(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > DOC_CHARACTERS ? `${trimmed.slice(0, DOC_CHARACTERS).trimEnd()} …` : trimmed;
}

function signatureLine(facts: Facts, symbol: SymbolFact): string {
  return [...modifiersOf(symbol), signatureOf(facts, symbol)].join(' ');
}

function isNamed(symbol: SymbolFact): boolean {
  return symbol.kind === 'function' || symbol.kind === 'class';
}

const FORM_WORDS: Readonly<Record<ParameterFact['form'], string>> = {
  positional: '',
  'keyword-only': 'by name only',
  rest: 'any number',
  'keyword-rest': 'any by name',
};

function parameterRow({ name, type, defaultText, form, optional, property }: ParameterFact) {
  const notes = [FORM_WORDS[form], optional ? 'may be left out' : '', property ? 'also an attribute' : ''];
  return {
    name,
    type: type ?? '',
    default: defaultText ?? '',
    note: notes.filter((note) => note !== '').join(', '),
  };
}

/** What `raise` and `throw` name, as written. */
function raisesOf(bodies: readonly BodyFacts[]) {
  const lines = new Map<string, number[]>();
  for (const { name, line } of bodies.flatMap((body) => body.raises))
    lines.set(name, [...(lines.get(name) ?? []), line]);
  return [...lines].map(([name, at]) => ({
    name: name === '?' || name === 'again' ? '' : name,
    again: name === 'again',
    lines: `${at.length === 1 ? 'line' : 'lines'} ${[...at].sort((a, b) => a - b).join(', ')}`,
  }));
}
