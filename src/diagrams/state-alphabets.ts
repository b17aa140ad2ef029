import type { Facts, SymbolFact, TransitionFact } from '../model/facts.js';
import type { DiagramProgram } from './program.js';

/** The states that a machine can have: the members of an enumeration or of a union of strings. */
export interface Alphabet {
  readonly name: string;
  readonly members: readonly string[];
  /** The member that a value of code stands for. */
  readonly member: (value: string) => string | undefined;
}

/** What a transition moves among; `undefined` when nothing of the program says it. */
export function alphabetOf(
  program: DiagramProgram,
  facts: Facts,
  transition: Pick<TransitionFact, 'symbol' | 'target' | 'to'>,
): Alphabet | undefined {
  if (!transition.to.startsWith('"')) return enumeration(program, facts, transition.to);
  if (transition.target.startsWith('table:')) return tableUnion(facts, transition.to);
  const type = declaredType(program, facts, transition);
  if (type === undefined) return undefined;
  const inline = literalsIn(type.text);
  if (inline !== undefined) return union(`${transition.target.split('.').at(-1)}`, inline);
  const symbol = program.declarations.resolve(type.facts, type.text)?.symbol;
  return symbol?.members === undefined ? undefined : unionOf(symbol);
}

function enumeration(program: DiagramProgram, facts: Facts, value: string): Alphabet | undefined {
  const parts = value.split('.');
  const member = parts.at(-1);
  const symbol = program.declarations.resolve(facts, parts.slice(0, -1).join('.'))?.symbol;
  if (member === undefined || symbol?.members === undefined) return undefined;
  const members = symbol.members.map(({ name }) => name);
  if (!members.includes(member)) return undefined;
  return {
    name: symbol.name,
    members,
    member: (other) => {
      const name = other.split('.').at(-1);
      return name !== undefined && members.includes(name) && other.split('.').at(-2) === parts.at(-2)
        ? name
        : undefined;
    },
  };
}

function unionOf(symbol: SymbolFact): Alphabet {
  return union(symbol.name, symbol.members?.map(({ name }) => name) ?? []);
}

function union(name: string, members: readonly string[]): Alphabet {
  return {
    name,
    members,
    member: (value) => {
      const text = value.slice(1, -1);
      return value.startsWith('"') && members.includes(text) ? text : undefined;
    },
  };
}

/** A table of strings belongs to the union of the same file that has each of them. */
function tableUnion(facts: Facts, value: string): Alphabet | undefined {
  const strings = (facts.transitions ?? [])
    .filter((one) => one.target.startsWith('table:') && one.to.startsWith('"'))
    .flatMap((one) => [one.to, ...(one.from?.values ?? [])]);
  const unions = facts.symbols.filter((symbol) => symbol.kind === 'type' && symbol.members !== undefined).map(unionOf);
  return unions.find(
    (one) => one.member(value) !== undefined && strings.every((text) => one.member(text) !== undefined),
  );
}

interface TypeText {
  readonly facts: Facts;
  readonly text: string;
}

/** The type of `self.phase`, of `task.status` with an annotated parameter `task`, or of a parameter or variable. */
function declaredType(
  program: DiagramProgram,
  facts: Facts,
  { symbol, target }: Pick<TransitionFact, 'symbol' | 'target'>,
): TypeText | undefined {
  const [root, attribute, deeper] = target.split('.');
  if (root === undefined || deeper !== undefined || target.endsWith('()')) return undefined;
  if (attribute === undefined) return typeOfName(facts, symbol, root);
  const holder = root === 'self' ? ownerOf(facts, symbol) : undefined;
  if (holder !== undefined) return typeOfMember(program, { facts, symbol: holder }, attribute);
  const named = typeOfName(facts, symbol, root);
  const declared = named === undefined ? undefined : program.declarations.resolve(named.facts, bare(named.text));
  if (declared?.symbol === undefined) return undefined;
  return typeOfMember(program, { facts: declared.facts, symbol: declared.symbol }, attribute);
}

function typeOfMember(
  program: DiagramProgram,
  owner: { readonly facts: Facts; readonly symbol: SymbolFact },
  name: string,
): TypeText | undefined {
  const found = program.declarations.member(owner, name);
  const type = found?.symbol.type;
  return found === undefined || type === undefined ? undefined : { facts: found.facts, text: bare(type) };
}

function typeOfName(facts: Facts, symbol: number, name: string): TypeText | undefined {
  for (let at: SymbolFact | undefined = facts.symbols[symbol]; at !== undefined; ) {
    const parameter = at.parameters.find((one) => one.name === name);
    if (parameter !== undefined)
      return parameter.type === undefined ? undefined : { facts, text: bare(parameter.type) };
    const around: number | undefined = at.within ?? at.parent;
    at = around === undefined ? undefined : facts.symbols[around];
  }
  const variable = facts.symbols.find(
    (one) => one.kind === 'variable' && one.parent === undefined && one.name === name,
  );
  return variable?.type === undefined ? undefined : { facts, text: bare(variable.type) };
}

function ownerOf(facts: Facts, symbol: number): SymbolFact | undefined {
  for (let at: SymbolFact | undefined = facts.symbols[symbol]; at !== undefined; ) {
    if (at.kind === 'class') return at;
    const around: number | undefined = at.parent;
    at = around === undefined ? undefined : facts.symbols[around];
  }
  return undefined;
}

/** Without `| null`, `Optional[…]` and quotes around a whole annotation. */
function bare(type: string): string {
  return type
    .trim()
    .replace(/^(?:typing\.)?(?:Optional|Final|ClassVar)\[(.*)\]$/s, '$1')
    .replace(/\s*\|\s*(?:None|null|undefined)\b/g, '')
    .trim();
}

/** `'idle' | 'busy'` and `Literal['idle', 'busy']`. */
function literalsIn(type: string): string[] | undefined {
  const inner = /^(?:typing\.)?Literal\[(.*)\]$/s.exec(type)?.[1];
  const parts = (inner ?? type).split(inner === undefined ? '|' : ',').map((part) => part.trim());
  const texts = parts.filter((part) => part !== '').map((part) => /^(['"])(.*)\1$/s.exec(part)?.[2]);
  return texts.length >= 2 && texts.every((text) => text !== undefined) ? texts : undefined;
}
