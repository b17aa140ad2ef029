import type { Facts, Language, SymbolFact } from '../../model/facts.js';
import { type Callable, callable, parametersOf } from './callables.js';
import {
  type ClassLookup,
  childrenOf,
  classInFile,
  constructorIn,
  constructorOf,
  type DeclaredClass,
  withBases,
} from './class-chain.js';
import { type DeclaredMember, withHandedOn } from './handed-on.js';
import type { ModuleState } from './module-state.js';
import { membersReadByConstructors, membersReadIn, type RecordShape, type SubjectParameter } from './records.js';
import { type ReturnedObject, returnedObject } from './returned-object.js';

export type { Callable, RecordShape, SubjectParameter };

/** The project's own class or function, as verification sees it. */
export interface SubjectShape {
  readonly path: string;
  readonly language: Language;
  readonly symbol: string;
  /**
   * `factory`: a function, of which the members are those of the object that it returns. `state`: functions of a module as members, which
   * take the state that a class would keep. `module`: the functions of a module as members, which keep their state in its variables.
   */
  readonly kind: 'class' | 'function' | 'factory' | 'state' | 'module';
  readonly line: number;
  readonly endLine: number;
  readonly doc: string;
  /** Parameters of the constructor, or of the function itself. */
  readonly parameters: readonly SubjectParameter[];
  /** Methods, accessors and static functions of a class, inherited ones of the same file included. */
  readonly members: readonly Callable[];
  /** Names of attributes that an instance is seen to have. */
  readonly attributes: readonly string[];
  /** Those of them that only keep what the constructor is given. */
  readonly keptAsGiven: readonly string[];
  /** Functions at module level beside it. */
  readonly companions: readonly Callable[];
  /** Names of the variables of the module. */
  readonly variables: readonly string[];
  /** Data classes and interfaces of the file. */
  readonly records: readonly RecordShape[];
  /** Members and keys that the file reads on anything but itself. */
  readonly attributesRead: readonly string[];
  /** First parts of the modules that the file imports. */
  readonly libraries: readonly string[];
  /** Of a function: the object that it returns, when it makes one. */
  readonly returned?: ReturnedObject;
  /** Of a function: the type that it says it returns. */
  readonly returns?: string;
  readonly state?: ModuleState;
}

/**
 * The shape of a class or function at module level; undefined when the file has none of that name or it has no body. `lookup` finds
 * the classes of other files that it extends, and `imported` the files whose interfaces it may name.
 */
export function subjectShape(
  facts: Facts,
  qualifiedName: string,
  lookup: ClassLookup = classInFile,
  imported: (facts: Facts) => readonly Facts[] = () => [],
): SubjectShape | undefined {
  const symbol = facts.symbols.find((one) => one.qualifiedName === qualifiedName && isSubjectKind(facts, one));
  if (symbol === undefined) return undefined;
  const isObject = symbol.kind === 'variable';
  const chain = isObject ? [{ facts, symbol }] : symbol.kind === 'class' ? withBases(facts, symbol, lookup) : [];
  const files = [...new Set([facts, ...chain.map((one) => one.facts)])];
  const seen = [...files, ...files.flatMap(imported)];
  const records = seen.flatMap(recordsOf);
  const declared = withHandedOn(
    chain.flatMap((one) => membersOf(one, records)),
    records,
  );
  const members = isObject ? declared.map((one) => ({ ...one, kind: 'static' as const })) : declared;
  const ownConstructor = constructorIn(chain);
  const parameters =
    symbol.kind === 'function'
      ? parametersOf(symbol.parameters, records, membersReadIn(facts, symbol.id))
      : ownConstructor === undefined
        ? // Fields of a TypeScript class are set by nobody from outside.
          facts.language === 'python'
          ? chain.toReversed().flatMap(dataFields)
          : []
        : parametersOf(ownConstructor.parameters, records, membersReadByConstructors(facts.language, chain));
  const returned = symbol.kind === 'function' ? returnedObject(seen, facts, symbol, records) : undefined;
  return {
    path: facts.path,
    language: facts.language,
    symbol: qualifiedName,
    kind: symbol.kind === 'function' ? 'function' : 'class',
    line: symbol.startLine,
    endLine: symbol.endLine,
    doc: [symbol.doc?.text, ownConstructor?.doc].filter((text) => text !== undefined).join('\n'),
    parameters,
    members: members.filter((one, index) => members.findIndex((other) => other.name === one.name) === index),
    attributes: [...new Set(chain.flatMap(attributesOf))],
    keptAsGiven: keptAsGiven(chain),
    companions: facts.symbols
      .filter((one) => one.kind === 'function' && one.parent === undefined && one.hasBody && one !== symbol)
      .map((one) => callable(facts, one, 'function', records)),
    variables: facts.symbols
      .filter((one) => one.kind === 'variable' && one.parent === undefined)
      .map(({ name }) => name),
    records,
    attributesRead: [...new Set(files.flatMap((one) => one.attributesRead))],
    libraries: [...new Set(files.flatMap((one) => one.imports.map(({ module }) => module.split(/[./]/)[0] ?? '')))],
    ...(returned === undefined ? {} : { returned }),
    ...(symbol.type === undefined ? {} : { returns: symbol.type }),
  };
}

/** A class, a function, or an object that holds functions as a class holds static ones. */
export function isSubjectKind({ symbols }: Facts, { id, kind, hasBody }: SymbolFact): boolean {
  if (kind === 'variable') return symbols.some((one) => one.parent === id && one.kind === 'method' && one.hasBody);
  return hasBody && (kind === 'class' || kind === 'function');
}

function membersOf(declared: DeclaredClass, records: readonly RecordShape[]): DeclaredMember[] {
  const { facts } = declared;
  return childrenOf(declared)
    .filter((one) => one.hasBody && (one.kind === 'method' || one.kind === 'getter') && one.name !== '__init__')
    .map((one) => {
      const isGetter =
        one.kind === 'getter' || one.decorators.some(({ name }) => /(^|\.)(cached_)?property$/.test(name));
      const isStatic = one.modifiers.includes('static');
      const kind = isGetter ? 'getter' : isStatic ? 'static' : 'method';
      return { facts, symbol: one, member: callable(facts, one, kind, records) };
    });
}

function attributesOf(declared: DeclaredClass): string[] {
  const children = childrenOf(declared);
  const properties = children.filter((one) => one.kind === 'property').map((one) => one.name);
  const promoted = children
    .filter((one) => one.kind === 'constructor')
    .flatMap((one) => one.parameters.filter((parameter) => parameter.property).map((parameter) => parameter.name));
  const ids = new Set(children.map((one) => one.id));
  const written = declared.facts.bodies
    .filter((body) => ids.has(body.symbol))
    .flatMap((body) => body.stateWrites.map((write) => write.attribute));
  return [...properties, ...promoted, ...written];
}

function keptAsGiven(chain: readonly DeclaredClass[]): string[] {
  const writes = chain.flatMap((one) => {
    const own = constructorOf(one)?.id;
    const ids = new Set(childrenOf(one).map(({ id }) => id));
    return one.facts.bodies
      .filter(({ symbol }) => ids.has(symbol))
      .flatMap(({ symbol, stateWrites }) =>
        stateWrites.map(({ attribute, how, origins }) => ({
          attribute,
          isGiven: symbol === own && how === 'assign' && origins.length === 1 && origins[0] === 'parameter',
        })),
      );
  });
  const learned = new Set(writes.filter(({ isGiven }) => !isGiven).map(({ attribute }) => attribute));
  return [...new Set(writes.map(({ attribute }) => attribute))].filter((attribute) => !learned.has(attribute));
}

/** Classes without a constructor of their own but with fields, those of settings, interfaces, and named tuples. */
function recordsOf(facts: Facts): RecordShape[] {
  return facts.symbols.flatMap((symbol): RecordShape[] => {
    if (symbol.kind === 'variable') return namedTuple(symbol);
    if (symbol.kind !== 'interface' && symbol.kind !== 'class' && symbol.kind !== 'type') return [];
    const making = symbol.kind === 'class' ? constructorOf({ facts, symbol }) : undefined;
    if (symbol.kind === 'class' && facts.language !== 'python') return [];
    if (making !== undefined) return configuration(facts, symbol, making);
    const fields = dataFields({ facts, symbol });
    const typed = symbol.bases.some(({ name }) => /(^|\.)TypedDict$/.test(name));
    return fields.length === 0
      ? []
      : [{ name: symbol.name, form: symbol.kind === 'class' && !typed ? 'class' : 'plain', fields }];
  });
}

const CONFIGURATION = /(config|configuration|settings|options|params|parameters|hyper_?params)$/i;

/** A class that by its name only holds settings, with what its constructor takes. */
function configuration(facts: Facts, { name }: SymbolFact, making: SymbolFact): RecordShape[] {
  if (!CONFIGURATION.test(name)) return [];
  const fields = parametersOf(making.parameters, [], membersReadIn(facts, making.id));
  return fields.length === 0 ? [] : [{ name, form: 'class', fields }];
}

const NAMED_TUPLE = /^(?:\w+\.)?namedtuple\(\s*r?["']\w+["']\s*,([^)]*)/;

/** `Transition = namedtuple("Transition", ["state", "action"])`, with the names in a list, a tuple or a text. */
function namedTuple({ name, valueText = '' }: SymbolFact): RecordShape[] {
  const text = NAMED_TUPLE.exec(valueText)?.[1] ?? '';
  const names = [...text.matchAll(/["']([\w ,]+)["']/g)].flatMap(([, one = '']) => one.split(/[ ,]+/));
  const fields = names
    .filter((one) => one !== '')
    .map((one) => ({ name: one, type: '', optional: false, keywordOnly: false }));
  return fields.length === 0 ? [] : [{ name, form: 'class', fields }];
}

/** Fields of data classes that their constructor does not take. */
const NOT_GIVEN = /\bfield\s*\(.*\binit\s*=\s*False\b/s;

function dataFields(declared: DeclaredClass): SubjectParameter[] {
  return childrenOf(declared)
    .filter((one) => one.kind === 'property' && !one.modifiers.includes('static'))
    .filter((one) => !NOT_GIVEN.test(one.valueText ?? '') && !/\bClassVar\b/.test(one.type ?? ''))
    .map((one) => ({
      name: one.name,
      type: one.type ?? '',
      optional: one.valueText !== undefined || one.modifiers.includes('optional'),
      keywordOnly: false,
      ...(one.valueText === undefined ? {} : { defaultText: one.valueText }),
    }));
}
