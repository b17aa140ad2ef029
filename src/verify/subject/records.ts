import type { BodyFacts, Facts, Language, ParameterFact } from '../../model/facts.js';
import { childrenOf, constructorOf, type DeclaredClass } from './class-chain.js';

/** One parameter of the project's own code, as far as its declaration tells. */
export interface SubjectParameter {
  readonly name: string;
  readonly type: string;
  /** May be left out. */
  readonly optional: boolean;
  readonly keywordOnly: boolean;
  readonly defaultText?: string;
  /** A branch of the body depends on it. */
  readonly isTested?: true;
  /** Fields of a record parameter (an options object, a dataclass), when the file declares them. */
  readonly record?: RecordShape;
}

/** A class, interface or destructured parameter that holds data. */
export interface RecordShape {
  readonly name: string;
  /**
   * `class`: constructed by calling it; `plain`: an object or dictionary; `open`: what can be read by attribute and by key, where nothing
   * tells which; `tuple`: its fields are places.
   */
  readonly form: 'class' | 'plain' | 'open' | 'tuple';
  readonly fields: readonly SubjectParameter[];
}

/** Members that code reads on each of its parameters, by parameter, and the parts that it takes parameters apart into. */
export interface MembersRead {
  readonly language: Language;
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** Parameters on which branches of a body depend. */
  readonly tested?: readonly string[];
}

export function membersReadIn({ language, bodies }: Facts, symbol: number): MembersRead {
  const body = bodies.find((one) => one.symbol === symbol);
  return {
    language,
    members: body?.membersRead ?? {},
    parts: body?.takenApart ?? {},
    tested: body?.parametersTested ?? [],
  };
}

/** Members read on what the constructors of a chain of classes are given, also later on, by way of an attribute of the same name. */
export function membersReadByConstructors(language: Language, chain: readonly DeclaredClass[]): MembersRead {
  // Names may be those of members that every object has, such as `constructor`.
  const found: Record<string, string[]> = Object.create(null);
  const add = (owner: string, names: readonly string[]): void => {
    found[owner] = [...new Set([...(found[owner] ?? []), ...names])].sort();
  };
  for (const one of chain) {
    const own = constructorOf(one);
    const ids = new Set(childrenOf(one).map(({ id }) => id));
    for (const body of one.facts.bodies)
      for (const [owner, names] of Object.entries(body.membersRead ?? {}))
        if (body.symbol === own?.id && !owner.startsWith('self.')) add(owner, names);
        else if (isStateOf(body, ids, owner)) add(owner.replace(/^self\.[_#]*/, ''), names);
  }
  return { language, members: found, parts: {} };
}

function isStateOf({ symbol }: BodyFacts, ids: ReadonlySet<number>, owner: string): boolean {
  return owner.startsWith('self.') && ids.has(symbol);
}

/** Fields of an options parameter: `{ alpha = 1, lambda }: Options`, `options: Options`, `config: Partial<Config>`. */
export function recordOf(
  one: ParameterFact,
  type: string,
  records: readonly RecordShape[],
  read: MembersRead,
): RecordShape | undefined {
  const bare = type
    .replace(/^(?:Readonly|Partial|Required|Optional)\s*[<[]\s*(.*?)\s*[>\]]$/s, '$1')
    .replace(/\s*\|\s*(None|undefined|null)$/, '')
    .replace(/['"]/g, '');
  const declared = records.find((record) => record.name === bare) ?? chosenFields(type, records);
  const partial = /^(Partial)</.test(type);
  if (declared !== undefined)
    return partial ? { ...declared, fields: declared.fields.map((field) => ({ ...field, optional: true })) } : declared;
  const element = type.replace(/^(?:readonly\s+|(?:Readonly)?Array<\s*)/, '');
  const inline = element.startsWith('{') ? element : one.name.startsWith('{') ? one.name : undefined;
  if (inline === undefined) return recordOfReads(one.name, bare, read);
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

/** `Omit<Transition, 'id'>`, `Pick<Transition, 'state' | 'action'>`. */
function chosenFields(type: string, records: readonly RecordShape[]): RecordShape | undefined {
  const [, how, base, keys = ''] = /^(Omit|Pick)<\s*([\w$]+)\s*,\s*(.+?)\s*>$/s.exec(type) ?? [];
  const declared = records.find(({ name }) => name === base);
  if (declared === undefined) return undefined;
  const named = new Set([...keys.matchAll(/['"]([\w$]+)['"]/g)].map(([, key]) => key));
  return { ...declared, fields: declared.fields.filter(({ name }) => named.has(name) === (how === 'Pick')) };
}

/** No annotation, one that says nothing, or a name that is not resolved. */
const MAY_BE_RECORD =
  /^$|^Record<|^(?!(?:number|string|boolean|bigint|symbol|Function|Date|Map|Set)$)[A-Za-z_$][\w$]*$/;

/** The same of Python, where names of modules stand before those of classes; arrays and plain values are no records. */
const MAY_BE_PYTHON_RECORD =
  /^$|^(?:[Dd]ict|Mapping|[Tt]uple)\[|^(?!(?:int|float|str|bool|list|set|np\..*|numpy\..*|torch\..*|pd\..*)$)[A-Za-z_][\w.]*$/;

/** What only arrays are asked. */
const OF_ARRAYS: ReadonlySet<string> = new Set(['shape', 'T', 'ndim', 'dtype', 'flat', 'iloc', 'loc', 'columns']);

/** A record that nothing declares has the fields that are read on it, or the parts that it is taken apart into. */
function recordOfReads(
  parameter: string,
  type: string,
  { language, members, parts }: MembersRead,
): RecordShape | undefined {
  const of = (all: Readonly<Record<string, readonly string[]>>): readonly string[] =>
    Object.hasOwn(all, parameter) ? (all[parameter] as readonly string[]) : [];
  const isPython = language === 'python';
  if (!(isPython ? MAY_BE_PYTHON_RECORD : MAY_BE_RECORD).test(type)) return undefined;
  const fieldsOf = (names: readonly string[], optional: boolean): SubjectParameter[] =>
    names.map((name) => ({ name, type: '', optional, keywordOnly: false }));
  const places = of(parts);
  if (places.length > 0) return { name: '', form: 'tuple', fields: fieldsOf(places, false) };
  const names = of(members);
  if (names.length === 0 || (isPython && names.some((name) => OF_ARRAYS.has(name)))) return undefined;
  return { name: '', form: isPython ? 'open' : 'plain', fields: fieldsOf(names, true) };
}
