import type { Facts, ParameterFact, SymbolFact } from '../../model/facts.js';

/** A class and the file that declares it. */
export interface DeclaredClass {
  readonly facts: Facts;
  readonly symbol: SymbolFact;
}

/** Finds the class that a base names, seen from a file. */
export type ClassLookup = (from: Facts, name: string) => DeclaredClass | undefined;

/** Classes of the same file only. */
export const classInFile: ClassLookup = (facts, name) => {
  const symbol = facts.symbols.find((one) => one.kind === 'class' && one.qualifiedName === name);
  return symbol === undefined ? undefined : { facts, symbol };
};

const LONGEST_CHAIN = 12;

/** A class and those that it extends, the nearest first, as far as they are found. */
export function withBases(facts: Facts, symbol: SymbolFact, lookup: ClassLookup): DeclaredClass[] {
  const chain: DeclaredClass[] = [{ facts, symbol }];
  for (const one of chain) {
    for (const base of one.symbol.bases) {
      const found = classInFile(one.facts, base.name) ?? lookup(one.facts, base.name);
      const known = chain.some((other) => other.symbol === found?.symbol);
      if (found !== undefined && !known && chain.length < LONGEST_CHAIN) chain.push(found);
    }
  }
  return chain;
}

export function childrenOf({ facts, symbol }: DeclaredClass): SymbolFact[] {
  return facts.symbols.filter((one) => one.parent === symbol.id);
}

export function constructorOf(one: DeclaredClass): SymbolFact | undefined {
  return childrenOf(one).find((child) => child.hasBody && (child.kind === 'constructor' || child.name === '__init__'));
}

/** A constructor of a chain of classes, with what it hands on to the constructors behind it. */
export interface ChainConstructor {
  readonly parameters: readonly ParameterFact[];
  readonly doc: string | undefined;
}

/**
 * The constructor that making an instance runs. One that takes further keywords (`**kwargs`) passes them to the next, whose
 * parameters are asked for by name then.
 */
export function constructorIn(chain: readonly DeclaredClass[]): ChainConstructor | undefined {
  const constructors = chain.flatMap((one) => constructorOf(one) ?? []);
  const [own, ...behind] = constructors;
  if (own === undefined) return undefined;
  const parameters: ParameterFact[] = [...own.parameters];
  let open = takesKeywords(own);
  for (const next of behind) {
    if (!open) break;
    for (const [index, one] of next.parameters.entries())
      if (!isReceiver(one, index) && !parameters.some(({ name }) => name === one.name))
        parameters.push(one.form === 'positional' ? { ...one, form: 'keyword-only' } : one);
    open = takesKeywords(next);
  }
  return { parameters, doc: own.doc?.text };
}

const takesKeywords = ({ parameters }: SymbolFact): boolean => parameters.some(({ form }) => form === 'keyword-rest');

const isReceiver = ({ name }: ParameterFact, index: number): boolean => index === 0 && name === 'self';
