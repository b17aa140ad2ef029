import { wordsOf } from '../../flow/names.js';
import type { Facts } from '../../model/facts.js';
import type { KeepOfFile } from '../../model/record.js';
import { isWithin, type SymbolPlace } from '../resolve/symbol-index.js';
import { readLiteral } from './values.js';

/** A place where code gives a name its value when nobody gives another. */
export interface DefaultPlace {
  readonly path: string;
  readonly line: number;
  /** Qualified name of the parameter's or field's symbol, empty at module level. */
  readonly symbol: string;
  /** As written. */
  readonly value: string;
  /**
   * The surest first: a parameter, field or constant; an option of the command line; a value that a module or a body sets; what a
   * function gives to one call, which is its own choice.
   */
  readonly rank: 1 | 2 | 3 | 4;
}

interface NamedDefault extends DefaultPlace {
  readonly name: string;
  /** Index of the symbol whose body or declaration holds it, -1 for the module. */
  readonly within: number;
}

/** Defaults of a program by file and by name, read from facts when they are asked for. */
export class Defaults {
  readonly #byPath = new Map<string, readonly NamedDefault[]>();
  #byName: Map<string, NamedDefault[]> | undefined;

  constructor(
    readonly facts: ReadonlyMap<string, Facts>,
    readonly keep: KeepOfFile,
  ) {}

  /** Of a file. */
  in(path: string, name: string): readonly DefaultPlace[] {
    const facts = this.facts.get(path);
    return facts === undefined ? [] : this.#of(facts).filter((place) => sameSetting(place.name, name));
  }

  /** Of a symbol and what lies inside. */
  inside({ facts, symbol: owner }: SymbolPlace, name: string): readonly DefaultPlace[] {
    return this.#of(facts).filter((place) => {
      const symbol = facts.symbols[place.within];
      return sameSetting(place.name, name) && symbol !== undefined && isWithin(facts, symbol, owner);
    });
  }

  /** Of the whole program; arguments of single calls are left out. */
  anywhere(name: string): readonly DefaultPlace[] {
    this.#byName ??= this.#index();
    return this.#byName.get(wordsOf(name).join('')) ?? [];
  }

  #index(): Map<string, NamedDefault[]> {
    const byName = new Map<string, NamedDefault[]>();
    for (const facts of this.facts.values())
      for (const place of this.keep('declared defaults', facts.path, () => declaredDefaults(facts))) {
        const key = wordsOf(place.name).join('');
        const known = byName.get(key);
        if (known === undefined) byName.set(key, [place]);
        else known.push(place);
      }
    return byName;
  }

  #of(facts: Facts): readonly NamedDefault[] {
    let places = this.#byPath.get(facts.path);
    if (places === undefined) {
      places = defaultsOf(facts, () => true);
      this.#byPath.set(facts.path, places);
    }
    return places;
  }
}

/** Defaults, without the arguments of single calls. */
function declaredDefaults(facts: Facts): NamedDefault[] {
  return defaultsOf(facts, givesDefault, (place) => place.rank < 3);
}

/**
 * @param isRead calls that are looked at
 * @param isWanted of what they hold
 */
function defaultsOf(
  facts: Facts,
  isRead: (call: Call) => boolean,
  isWanted: (place: NamedDefault) => boolean = () => true,
): NamedDefault[] {
  const places: NamedDefault[] = [];
  for (const { id, name, qualifiedName: symbol, valueText, startLine, parameters } of facts.symbols) {
    const at = { path: facts.path, symbol, within: id, rank: 1 } as const;
    if (valueText !== undefined)
      places.push({ ...at, name, line: startLine, value: optionDefault(valueText) ?? valueText });
    for (const { name: parameter, defaultText, line } of parameters)
      if (defaultText !== undefined)
        places.push({ ...at, name: parameter, line, value: optionDefault(defaultText) ?? defaultText });
  }
  for (const body of facts.bodies)
    for (const call of body.calls.filter(isRead))
      for (const { rank, ...place } of fromCall(call))
        places.push({
          path: facts.path,
          symbol: '',
          within: body.symbol,
          ...place,
          rank: rank === 3 && body.symbol !== -1 ? 4 : rank,
        });
  return places.filter(isWanted).map((place) => ({ ...place, value: constantBehind(facts, place.value) }));
}

type Call = Facts['bodies'][number]['calls'][number];

const GETTERS = new Set(['get', 'getenv', 'getOrDefault']);

function isGetter(callee: string): boolean {
  return GETTERS.has(callee.slice(callee.lastIndexOf('.') + 1));
}

/** Whether a call says what holds when nobody gives a value. */
function givesDefault(call: Call): boolean {
  return isGetter(call.callee) || call.arguments.some((argument) => argument.name === 'default');
}

function fromCall(call: Call): Pick<NamedDefault, 'name' | 'line' | 'value' | 'rank'>[] {
  const [first, second] = call.arguments;
  const byDefault = call.arguments.find((argument) => argument.name === 'default' && argument.literal !== undefined);
  if (byDefault !== undefined) {
    const value = literalText(byDefault.literal);
    return call.arguments.flatMap(({ name, literal }) =>
      name === undefined && typeof literal === 'string'
        ? [{ name: literal.replace(/^-+/, ''), line: call.line, value, rank: 2 as const }]
        : [],
    );
  }
  // `.option('--seed <n>', 'what it is', '1')`
  const option = /\.option$/.test(call.callee) ? optionName(first?.literal) : undefined;
  if (option !== undefined && call.arguments[2]?.literal !== undefined)
    return [{ name: option, line: call.line, value: plainText(call.arguments[2].literal), rank: 2 }];
  if (isGetter(call.callee) && typeof first?.literal === 'string' && second?.literal !== undefined)
    return [{ name: first.literal, line: call.line, value: literalText(second.literal), rank: 2 }];
  return call.arguments.flatMap(({ name, literal }) =>
    name !== undefined && literal !== undefined
      ? [{ name, line: call.line, value: literalText(literal), rank: 3 as const }]
      : [],
  );
}

/** The long name in `-s, --seed <n>`. */
function optionName(written: string | number | boolean | null | undefined): string | undefined {
  return typeof written === 'string' ? /(?:^|,\s*|\s)--([\w-]+)/.exec(written)?.[1] : undefined;
}

/** Numbers of the command line are given as text. */
function plainText(literal: string | number | boolean | null): string {
  return typeof literal === 'string' && /^-?\d+(?:\.\d+)?$/.test(literal) ? literal : literalText(literal);
}

function literalText(literal: string | number | boolean | null | undefined): string {
  return typeof literal === 'string' ? JSON.stringify(literal) : String(literal);
}

/** `typer.Option(5, …)`, `Field(0.1, …)`, `field(default=0.1)`: the value that the wrapper is given. */
function optionDefault(text: string): string | undefined {
  const keyword = /^[\w.]+\((?:.{0,200}[,(\s])?default\s*=\s*([^,)]+)/s.exec(text);
  if (keyword !== null) return keyword[1]!.trim();
  return /^(?:\w+\.)?(?:Option|Argument|Field|Query|Body|Param|Setting)\(\s*([^,)]+)\s*[,)]/.exec(text)?.[1]?.trim();
}

/** A named constant of the same file stands for its value. */
function constantBehind(facts: Facts, value: string): string {
  if (!/^[A-Za-z_$][\w$.]*$/.test(value) || readLiteral(value) !== undefined) return value;
  const last = value.slice(value.lastIndexOf('.') + 1);
  const constants = facts.symbols.filter((symbol) => symbol.name === last && symbol.valueText !== undefined);
  return constants.length === 1 ? constants[0]!.valueText! : value;
}

const FILLERS = new Set(['number', 'num', 'n', 'of', 'the', 'default', 'initial', 'value', 'a', 'an', 'count', 'size']);

/** `n_arms`, `numArms` and "number of arms" are one setting; of two bare words both must be the same. */
export function sameSetting(inCode: string, documented: string): boolean {
  if (inCode === documented) return true;
  const code = wordsOf(inCode);
  const words = wordsOf(documented);
  if (code.join('') === words.join('')) return true;
  const counted = documented.includes(' ') || /^(n|num)(_|[A-Z])/.test(inCode);
  const essential = (list: readonly string[]): string => list.filter((word) => !FILLERS.has(word)).join('');
  return counted && essential(code) !== '' && essential(code) === essential(words);
}
