import type { Facts, Language, ParameterFact, SymbolFact } from '../../model/facts.js';
import {
  type ClassLookup,
  childrenOf,
  classInFile,
  constructorIn,
  constructorOf,
  type DeclaredClass,
  withBases,
} from './class-chain.js';

/** One parameter of the project's own code, as far as its declaration tells. */
export interface SubjectParameter {
  readonly name: string;
  readonly type: string;
  /** May be left out. */
  readonly optional: boolean;
  readonly keywordOnly: boolean;
  readonly defaultText?: string;
  /** Fields of a record parameter (an options object, a dataclass), when the file declares them. */
  readonly record?: RecordShape;
}

/** A class, interface or destructured parameter that holds data. */
export interface RecordShape {
  readonly name: string;
  /** `class`: constructed by calling it; `plain`: an object or dictionary. */
  readonly form: 'class' | 'plain';
  readonly fields: readonly SubjectParameter[];
}

export interface Callable {
  readonly name: string;
  readonly kind: 'method' | 'getter' | 'function' | 'static';
  readonly parameters: readonly SubjectParameter[];
  readonly doc: string;
  readonly returns: string;
  readonly isAsync: boolean;
  readonly line: number;
}

/** The project's own class or function, as verification sees it. */
export interface SubjectShape {
  readonly path: string;
  readonly language: Language;
  readonly symbol: string;
  readonly kind: 'class' | 'function';
  readonly line: number;
  readonly endLine: number;
  readonly doc: string;
  /** Parameters of the constructor, or of the function itself. */
  readonly parameters: readonly SubjectParameter[];
  /** Methods, accessors and static functions of a class, inherited ones of the same file included. */
  readonly members: readonly Callable[];
  /** Names of attributes that an instance is seen to have. */
  readonly attributes: readonly string[];
  /** Functions at module level beside it. */
  readonly companions: readonly Callable[];
  /** Data classes and interfaces of the file. */
  readonly records: readonly RecordShape[];
  /** Members and keys that the file reads on anything but itself. */
  readonly attributesRead: readonly string[];
  /** First parts of the modules that the file imports. */
  readonly libraries: readonly string[];
}

/**
 * The shape of a class or function at module level; undefined when the file has none of that name or it has no body. `lookup` finds
 * the classes of other files that it extends.
 */
export function subjectShape(
  facts: Facts,
  qualifiedName: string,
  lookup: ClassLookup = classInFile,
): SubjectShape | undefined {
  const symbol = facts.symbols.find(
    (one) => one.qualifiedName === qualifiedName && one.hasBody && (one.kind === 'class' || one.kind === 'function'),
  );
  if (symbol === undefined) return undefined;
  const chain = symbol.kind === 'class' ? withBases(facts, symbol, lookup) : [];
  const files = [...new Set([facts, ...chain.map((one) => one.facts)])];
  const records = files.flatMap(recordsOf);
  const members = chain.flatMap((one) => membersOf(one, records));
  const ownConstructor = constructorIn(chain);
  const parameters =
    symbol.kind === 'function'
      ? parametersOf(symbol.parameters, records)
      : ownConstructor === undefined
        ? chain.toReversed().flatMap(dataFields)
        : parametersOf(ownConstructor.parameters, records);
  return {
    path: facts.path,
    language: facts.language,
    symbol: qualifiedName,
    kind: symbol.kind === 'class' ? 'class' : 'function',
    line: symbol.startLine,
    endLine: symbol.endLine,
    doc: [symbol.doc?.text, ownConstructor?.doc].filter((text) => text !== undefined).join('\n'),
    parameters,
    members: members.filter((one, index) => members.findIndex((other) => other.name === one.name) === index),
    attributes: [...new Set(chain.flatMap(attributesOf))],
    companions: facts.symbols
      .filter((one) => one.kind === 'function' && one.parent === undefined && one.hasBody && one !== symbol)
      .map((one) => callable(one, 'function', records)),
    records,
    attributesRead: [...new Set(files.flatMap((one) => one.attributesRead))],
    libraries: [...new Set(files.flatMap((one) => one.imports.map(({ module }) => module.split(/[./]/)[0] ?? '')))],
  };
}

function membersOf(declared: DeclaredClass, records: readonly RecordShape[]): Callable[] {
  return childrenOf(declared)
    .filter((one) => one.hasBody && (one.kind === 'method' || one.kind === 'getter') && one.name !== '__init__')
    .map((one) => {
      const isGetter =
        one.kind === 'getter' || one.decorators.some(({ name }) => /(^|\.)(cached_)?property$/.test(name));
      const isStatic = one.modifiers.includes('static');
      return callable(one, isGetter ? 'getter' : isStatic ? 'static' : 'method', records);
    });
}

function callable(symbol: SymbolFact, kind: Callable['kind'], records: readonly RecordShape[]): Callable {
  return {
    name: symbol.name,
    kind,
    parameters: parametersOf(symbol.parameters, records),
    doc: symbol.doc?.text ?? '',
    returns: symbol.type ?? '',
    isAsync: symbol.modifiers.includes('async'),
    line: symbol.startLine,
  };
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

function parametersOf(parameters: readonly ParameterFact[], records: readonly RecordShape[]): SubjectParameter[] {
  return parameters
    .filter((one) => one.form === 'positional' || one.form === 'keyword-only')
    .filter((one, index) => !(index === 0 && (one.name === 'self' || one.name === 'cls')))
    .map((one) => subjectParameter(one, records));
}

function subjectParameter(one: ParameterFact, records: readonly RecordShape[]): SubjectParameter {
  const type = one.type ?? '';
  const record = recordOf(one, type, records);
  return {
    name: one.name,
    type,
    optional: one.defaultText !== undefined || one.optional === true,
    keywordOnly: one.form === 'keyword-only',
    ...(one.defaultText === undefined ? {} : { defaultText: one.defaultText }),
    ...(record === undefined ? {} : { record }),
  };
}

/** Fields of an options parameter: `{ alpha = 1, lambda }: Options`, `options: Options`, `config: Partial<Config>`. */
function recordOf(one: ParameterFact, type: string, records: readonly RecordShape[]): RecordShape | undefined {
  const bare = type
    .replace(/^(?:Readonly|Partial|Required|Optional)\s*[<[]\s*(.*?)\s*[>\]]$/s, '$1')
    .replace(/\s*\|\s*(None|undefined|null)$/, '')
    .replace(/['"]/g, '');
  const declared = records.find((record) => record.name === bare);
  const partial = /^(Partial)</.test(type);
  if (declared !== undefined)
    return partial ? { ...declared, fields: declared.fields.map((field) => ({ ...field, optional: true })) } : declared;
  const inline = type.startsWith('{') ? type : one.name.startsWith('{') ? one.name : undefined;
  if (inline === undefined) return undefined;
  const fields = [
    ...inline.matchAll(/(?:readonly\s+)?([A-Za-z_]\w*)(\?)?\s*(?::\s*([^;,}=]+))?(=\s*[^,}]+)?\s*[;,}]/g),
  ].map(([, name, mark, fieldType, defaultText]) => ({
    name: name as string,
    type: (fieldType ?? '').trim(),
    optional: mark === '?' || defaultText !== undefined,
    keywordOnly: false,
  }));
  return fields.length === 0 ? undefined : { name: type, form: 'plain', fields };
}

/** Classes without methods of their own but with fields, and interfaces. */
function recordsOf(facts: Facts): RecordShape[] {
  return facts.symbols.flatMap((symbol): RecordShape[] => {
    if (symbol.kind !== 'interface' && symbol.kind !== 'class' && symbol.kind !== 'type') return [];
    if (symbol.kind === 'class' && (facts.language !== 'python' || constructorOf({ facts, symbol }) !== undefined))
      return [];
    const fields = dataFields({ facts, symbol });
    const typed = symbol.bases.some(({ name }) => /(^|\.)TypedDict$/.test(name));
    return fields.length === 0
      ? []
      : [{ name: symbol.name, form: symbol.kind === 'class' && !typed ? 'class' : 'plain', fields }];
  });
}

function dataFields(declared: DeclaredClass): SubjectParameter[] {
  return childrenOf(declared)
    .filter((one) => one.kind === 'property' && !one.modifiers.includes('static'))
    .map((one) => ({
      name: one.name,
      type: one.type ?? '',
      optional: one.valueText !== undefined,
      keywordOnly: false,
      ...(one.valueText === undefined ? {} : { defaultText: one.valueText }),
    }));
}
