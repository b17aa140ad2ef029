import type { BodyFacts, Facts, ParameterFact } from '../../model/facts.js';
import { childrenOf, constructorOf, type DeclaredClass } from './class-chain.js';

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

/** Members that code reads on each of its parameters, by parameter. */
export type MembersRead = Readonly<Record<string, readonly string[]>>;

export function membersReadIn(facts: Facts, symbol: number): MembersRead {
  return facts.bodies.find((body) => body.symbol === symbol)?.membersRead ?? {};
}

/** Members read on what the constructors of a chain of classes are given, also later on, by way of an attribute of the same name. */
export function membersReadByConstructors(chain: readonly DeclaredClass[]): MembersRead {
  const found: Record<string, string[]> = {};
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
  return found;
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
  const declared = records.find((record) => record.name === bare);
  const partial = /^(Partial)</.test(type);
  if (declared !== undefined)
    return partial ? { ...declared, fields: declared.fields.map((field) => ({ ...field, optional: true })) } : declared;
  const inline = type.startsWith('{') ? type : one.name.startsWith('{') ? one.name : undefined;
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

/** No annotation, one that says nothing, or a name that is not resolved. */
const MAY_BE_RECORD =
  /^$|^Record<|^(?!(?:number|string|boolean|bigint|symbol|Function|Date|Map|Set)$)[A-Za-z_$][\w$]*$/;

/** A record that nothing declares has the fields that are read on it. */
function recordOfReads(parameter: string, type: string, read: MembersRead): RecordShape | undefined {
  const names = Object.hasOwn(read, parameter) ? (read[parameter] as readonly string[]) : [];
  if (names.length === 0 || !MAY_BE_RECORD.test(type)) return undefined;
  const fields = names.map((name): SubjectParameter => ({ name, type: '', optional: true, keywordOnly: false }));
  return { name: '', form: 'plain', fields };
}
