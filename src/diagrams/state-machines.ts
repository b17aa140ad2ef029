import { mermaidLabel, mermaidWords } from '../graph/export/escape.js';
import { byText } from '../graph/schema.js';
import type { Facts, SymbolFact, TransitionFact } from '../model/facts.js';
import { type Diagram, leftOut, MOST_EDGES, MOST_NODES, placeComment, textOf } from './diagram.js';
import type { DiagramProgram } from './program.js';
import { type Alphabet, alphabetOf } from './state-alphabets.js';

interface Edge {
  /** Absent: from any state, as far as the code says. */
  readonly from: string | undefined;
  readonly to: string;
  readonly line: number;
  /** The function that goes it. */
  readonly by: string;
}

interface Machine {
  readonly alphabet: Alphabet;
  readonly target: string;
  readonly initial: Edge[];
  readonly edges: Edge[];
  /** A variable of one function alone, which is no state of anything. */
  readonly local: boolean;
}

/** More sources than that are drawn as one: any state. */
const MOST_SOURCES = 6;

/** State machines of a module: members of one enumeration or union of strings that are given to one variable or attribute. */
export function stateMachines(program: DiagramProgram, facts: Facts): Diagram[] {
  const machines = new Map<string, Machine>();
  for (const transition of facts.transitions ?? []) {
    const alphabet = alphabetOf(program, facts, transition);
    if (alphabet !== undefined)
      addTransition(machineAt(machines, alphabet, transition.target, facts), facts, transition);
  }
  for (const symbol of facts.symbols) addInitialValue(machines, program, facts, symbol);
  return [...machines.values()]
    .filter(moves)
    .sort((left, right) => byText(left.alphabet.name, right.alphabet.name) || byText(left.target, right.target))
    .map((machine) => draw(machine, facts));
}

function machineAt(machines: Map<string, Machine>, alphabet: Alphabet, target: string, facts: Facts): Machine {
  const name = target.startsWith('table:') || target === 'return' ? '' : (target.split('.').at(-1) ?? '');
  const bare = name !== '' && /^[^.()]+$/.test(target);
  const key = keyOf(alphabet, name.endsWith('()') ? '' : name, bare);
  const known = machines.get(key);
  if (known !== undefined) return known;
  const local = bare && !facts.symbols.some((one) => one.kind === 'variable' && one.name === name);
  const made = { alphabet, target: name, initial: [], edges: [], local };
  machines.set(key, made);
  return made;
}

/** A variable is another thing than an attribute of its name. */
function keyOf(alphabet: Alphabet, name: string, variable: boolean): string {
  return `${alphabet.name}\0${variable ? 'variable ' : ''}${name}`;
}

function addTransition({ alphabet, initial, edges }: Machine, facts: Facts, transition: TransitionFact): void {
  const to = alphabet.member(transition.to);
  if (to === undefined) return;
  const symbol = facts.symbols[transition.symbol];
  const edge = {
    to,
    line: transition.line,
    by: transition.target.startsWith('table:') ? 'table' : (symbol?.name ?? ''),
  };
  const from = sourcesOf(alphabet, transition);
  if (from.length === 0 && isInitial(symbol)) initial.push({ ...edge, from: undefined });
  else if (from.length === 0) edges.push({ ...edge, from: undefined });
  else for (const source of from) if (source !== to || from.length === 1) edges.push({ ...edge, from: source });
}

function isInitial(symbol: SymbolFact | undefined): boolean {
  return symbol === undefined || symbol.kind === 'constructor' || /^(?:__post_init__|__new__)$/.test(symbol.name);
}

/** The members that the value can have had before; empty when the code does not say, or when they are too many to draw. */
function sourcesOf(alphabet: Alphabet, { from }: TransitionFact): readonly string[] {
  if (from === undefined) return [];
  const named = from.values.map((value) => alphabet.member(value)).filter((member) => member !== undefined);
  if (named.length < from.values.length) return [];
  const sources = from.not ? alphabet.members.filter((member) => !named.includes(member)) : named;
  return sources.length > MOST_SOURCES ? [] : sources;
}

/** `private phase: Phase = Phase.Idle` and a field of a dataclass. */
function addInitialValue(
  machines: Map<string, Machine>,
  program: DiagramProgram,
  facts: Facts,
  symbol: SymbolFact,
): void {
  if (symbol.kind !== 'property' || symbol.valueText === undefined) return;
  const to = symbol.valueText.replace(/^'(.*)'$/s, '"$1"');
  const transition = { symbol: symbol.parent ?? -1, target: `self.${symbol.name}`, to, line: symbol.startLine };
  const alphabet = alphabetOf(program, facts, transition);
  const member = alphabet?.member(to);
  const machine = alphabet && machines.get(keyOf(alphabet, symbol.name, false));
  machine?.initial.push({ from: undefined, to: member ?? '', line: symbol.startLine, by: '' });
}

/** Something moves: from a known state to another, or to two states and more by several functions. A local variable does by several only. */
function moves({ edges, local }: Machine): boolean {
  const functions = new Set(edges.map(({ by }) => by)).size;
  const targets = new Set(edges.map(({ to }) => to)).size;
  if (edges.some(({ from, to }) => from !== undefined && from !== to)) return !local || functions > 1;
  return !local && targets > 1 && (functions > 1 || targets > 2);
}

function draw({ alphabet, target, initial, edges }: Machine, facts: Facts): Diagram {
  const used = new Set([...initial, ...edges].flatMap(({ from, to }) => (from === undefined ? [to] : [from, to])));
  const states = alphabet.members.filter((member) => used.has(member)).slice(0, MOST_NODES);
  const id = new Map(states.map((member, index) => [member, `s${index}`]));
  const merged = mergedEdges(edges.filter(({ to }) => id.has(to)));
  const shown = merged.slice(0, MOST_EDGES);
  const any = shown.some(({ from }) => from === undefined);
  const lines = [
    'stateDiagram-v2',
    ...states.map((member) => `  state ${mermaidLabel(member)} as ${id.get(member)}`),
    ...(any ? ['  state "any state" as anyState'] : []),
    ...mergedEdges(initial.filter(({ to }) => id.has(to))).flatMap(({ to, lines: at }) => [
      `  [*] --> ${id.get(to)}`,
      placeComment({ path: facts.path, line: at[0]! }),
    ]),
    ...shown.flatMap(({ from, to, label, lines: at }) => [
      `  ${from === undefined ? 'anyState' : id.get(from)} --> ${id.get(to)} : ${mermaidWords(label)}`,
      placeComment({ path: facts.path, line: at[0]! }),
    ]),
  ];
  const unused = alphabet.members.length - used.size;
  const held = target === '' ? '' : target.endsWith('()') ? `, set by ${target}` : `, held in ${target}`;
  return {
    id: `state-machine:${facts.path}:${alphabet.name}:${target}`,
    kind: 'state-machine',
    title: `States of ${alphabet.name}${held}`,
    mermaid: textOf(lines),
    about: `Assignments of members of ${alphabet.name}${held}, in ${facts.path}; each names the function and its line.${
      any ? ' From any state: the code around the assignment does not say which.' : ''
    }${unused > 0 ? ` Never assigned here: ${unused} of ${alphabet.members.length} members.` : ''}${leftOut(
      merged.length - shown.length,
      'edge',
    )}`,
  };
}

/** Edges between the same states are one, whose label names the functions. */
function mergedEdges(
  edges: readonly Edge[],
): { readonly from: string | undefined; readonly to: string; readonly label: string; readonly lines: number[] }[] {
  const byEnds = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = `${edge.from ?? ''}\0${edge.to}`;
    const known = byEnds.get(key);
    if (known === undefined) byEnds.set(key, [edge]);
    else known.push(edge);
  }
  return [...byEnds.values()].map((same) => {
    const [first] = same as [Edge];
    const names = [...new Set(same.map(({ by, line }) => `${by}${by === '' ? '' : ' '}line ${line}`))];
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return {
      from: first.from,
      to: first.to,
      label: names.slice(0, 3).join(', ') + more,
      lines: same.map((one) => one.line),
    };
  });
}
