import type { SubjectParameter } from '../subject/shape.js';
import { CERTAIN, LEAST_SCORE, nameScore } from '../subject/words.js';
import { fits, kindOf } from '../values/type-hint.js';
import type { Item } from './items.js';
import { fadesExploration, neutralValues } from './neutral.js';
import { readNames } from './numbered-names.js';

/** A parameter of the subject with what fills it. */
export interface Match {
  readonly parameter: SubjectParameter;
  /** The canonical item; absent when the parameter keeps its default or gets a constant. */
  readonly item?: Item;
  readonly constant?: string | number | boolean | readonly never[];
  /** Fields of an options record, each matched on its own. */
  readonly fields?: readonly Match[];
  readonly how: 'name' | 'position' | 'default' | 'constant' | 'neutral' | 'fields';
}

export interface Matching {
  readonly matches: readonly Match[];
  /** Required parameters that nothing of the contract fills. */
  readonly unknown: readonly SubjectParameter[];
  /** Canonical items that no parameter takes. */
  readonly unused: readonly Item[];
  readonly score: number;
}

/** What is no parameter of the contract's call has to be named plainly. */
const LEAST_DERIVED = 8;
/** Text that a constructor asks for and that no contract knows: it only names the thing. */
const NAMING = /^(name|id|label|title|agent_?id|model_?id|user_?id|student_?id|namespace)$/i;

/** Names that say what they are: never filled by their position. */
const NAMED_RATE = /(lr|rate|step_?size|alpha|beta|gamma|lambda|epsilon)$/i;

/** Names of feature vectors: never a number. */
const NAMED_VECTOR = /^(contexts?|features?|feature_?vector|x|xs|vec|vector|embedding|obs|observation)$/i;

/** Tables that some constructors are handed empty, to be filled by a method that is called next. */
const EMPTY_AT_FIRST = /^(counts|values)$/i;

/** Fills the parameters of one callable from canonical items: by name first, then what is left over by order. */
export function matchParameters(
  parameters: readonly SubjectParameter[],
  items: readonly Item[],
  positional: readonly Item[],
): Matching {
  const state = new Assignment(parameters, items);
  state.byName();
  state.byPosition(positional);
  return state.matching();
}

class Assignment {
  readonly #taken = new Map<SubjectParameter, { readonly item: Item; readonly how: 'name' | 'position' }>();
  readonly #used: Item[] = [];
  #score = 0;

  constructor(
    private readonly parameters: readonly SubjectParameter[],
    private readonly items: readonly Item[],
  ) {}

  byName(): void {
    const slots = this.parameters.flatMap((parameter) => [parameter, ...(parameter.record?.fields ?? [])]);
    const names = readNames(slots);
    const pairs = slots
      .flatMap((parameter) => {
        const name = names.get(parameter)!;
        return this.items.map((item) => ({ parameter, item, score: nameScore(name, item.name, item.aliases) }));
      })
      .filter(
        ({ parameter, item, score }) =>
          (item.within === undefined || !this.parameters.includes(parameter)) &&
          // What can be switched off takes nothing that it is only like: `min_epsilon` is no epsilon.
          (score >= CERTAIN || neutralValues(parameter).length === 0) &&
          !isMereFlag(parameter, item) &&
          !(item.onlyRequired && parameter.optional) &&
          score >= (item.derive === undefined ? LEAST_SCORE : LEAST_DERIVED) &&
          fits(item.shape, kindOf(parameter)),
      )
      .sort((a, b) => b.score - a.score);
    for (const { parameter, item, score } of pairs) {
      if (this.#taken.has(parameter) || !this.#isOpen(item) || this.#isPartlyTaken(parameter)) continue;
      this.#take(parameter, item, 'name');
      this.#score += score;
    }
  }

  /** Required parameters without a known name take the items that are left, when they are as many and of fitting shape. */
  byPosition(positional: readonly Item[]): void {
    const open = this.parameters.filter((one) => !this.#taken.has(one) && !one.optional && !this.#isGroup(one));
    const columns = this.#columnsLeft();
    if (open.length > 0 && open.length === columns.length && open.every((one) => !NAMED_RATE.test(one.name))) {
      for (const [index, one] of open.entries()) this.#take(one, columns[index] as Item, 'position');
      return;
    }
    const left = positional.filter(
      (item) => item.part === undefined && this.#isOpen(item) && item.default === undefined,
    );
    if (open.length === 0 || open.length > left.length) return;
    const fitting = open.every(
      (one, index) =>
        mayBe((left[index] as Item).shape, one) && !NAMED_RATE.test(one.name) && neutralValues(one).length === 0,
    );
    if (!fitting || (open.length < left.length && !isUniform(left, open.length))) return;
    for (const [index, one] of open.entries()) this.#take(one, left[index] as Item, 'position');
    this.#score += open.length;
  }

  /** Columns of a list of records of which one column has found its parameter. */
  #columnsLeft(): readonly Item[] {
    return this.items.filter(
      (item) =>
        item.part === 'column' &&
        this.#isOpen(item) &&
        this.#used.some((used) => used.part === 'column' && used.parameter === item.parameter),
    );
  }

  matching(): Matching {
    const matches = this.parameters.map((parameter) => this.#match(parameter));
    const unknown = matches
      .filter((one) => one.how === 'default' && !one.parameter.optional)
      .map((one) => one.parameter);
    const lacking = matches
      .flatMap((one) => one.fields ?? [])
      .filter((one) => one.how === 'default' && !one.parameter.optional);
    return {
      matches,
      unknown: [...unknown, ...lacking.map((one) => one.parameter)],
      unused: this.items.filter((item) => item.derive === undefined && this.#isOpen(item)),
      score: this.#score,
    };
  }

  #match(parameter: SubjectParameter): Match {
    const taken = this.#taken.get(parameter);
    if (taken !== undefined) return { parameter, ...taken };
    if (this.#isGroup(parameter)) return { parameter, how: 'fields', fields: this.#fields(parameter) };
    if (!parameter.optional && kindOf(parameter) === 'text' && NAMING.test(parameter.name))
      return { parameter, how: 'constant', constant: 'subject' };
    if (!parameter.optional && kindOf(parameter) === 'unknown' && /^(name|id|title)$/i.test(parameter.name))
      return { parameter, how: 'constant', constant: 'subject' };
    if (!parameter.optional && EMPTY_AT_FIRST.test(parameter.name) && fits('vector', kindOf(parameter)))
      return { parameter, how: 'constant', constant: [] };
    if ((!parameter.optional || fadesExploration(parameter)) && neutralValues(parameter).length > 0)
      return { parameter, how: 'neutral' };
    return { parameter, how: 'default' };
  }

  /** Of a record that nothing declares, fields that are not known are read as well. */
  #fields({ record }: SubjectParameter): readonly Match[] {
    const fields = record?.fields ?? [];
    const isStored = fields.some((field) => {
      const item = this.#taken.get(field)?.item;
      return item?.part === 'transition' || item?.parameter === 'documents';
    });
    return fields.map((field) => {
      const match = this.#match(field);
      // What a buffer only keeps may hold anything.
      if (isStored && match.how === 'default' && !field.optional) return storedAs(field);
      const isRead = record?.form === 'open' && match.how === 'default' && neutralValues(field).length > 0;
      return isRead ? { parameter: field, how: 'neutral' } : match;
    });
  }

  /** A record is filled as a whole or field by field. */
  #isPartlyTaken(parameter: SubjectParameter): boolean {
    return (
      this.#isGroup(parameter) ||
      this.parameters.some((one) => this.#taken.has(one) && one.record?.fields.includes(parameter) === true)
    );
  }

  /** An options record of which some field was filled. */
  #isGroup(parameter: SubjectParameter): boolean {
    return parameter.record?.fields.some((field) => this.#taken.has(field)) === true;
  }

  #take(parameter: SubjectParameter, item: Item, how: 'name' | 'position'): void {
    this.#taken.set(parameter, { item, how });
    this.#used.push(item);
  }

  /** A whole and its parts exclude each other. */
  #isOpen(item: Item): boolean {
    return !this.#used.some(
      (used) =>
        used.operation === item.operation &&
        used.parameter === item.parameter &&
        (used.part === undefined || item.part === undefined || used.part !== item.part || used.name === item.name),
    );
  }
}

/** A flag stands for no number that is only told besides; whether there is exploration at all can be said by one. */
function isMereFlag(parameter: SubjectParameter, { derive, shape, name }: Item): boolean {
  return derive !== undefined && shape === 'number' && kindOf(parameter) === 'boolean' && name !== 'epsilon';
}

function storedAs(field: SubjectParameter): Match {
  const kind = kindOf(field);
  const constant = kind === 'number' ? 1 : kind === 'boolean' ? true : kind === 'list' ? ([] as const) : 'subject';
  return { parameter: field, how: 'constant', constant };
}

/** Whether neither the annotation nor the name of a parameter speaks against a shape. */
function mayBe(shape: string, parameter: SubjectParameter): boolean {
  return (
    fits(shape, kindOf(parameter)) && !(/^(index|integer|number)$/.test(shape) && NAMED_VECTOR.test(parameter.name))
  );
}

/** The items that would be left out of a shorter list are alike, or come last: then order alone decides. */
function isUniform(items: readonly Item[], count: number): boolean {
  return items.slice(count).every((item) => item.shape === 'random' || /options|record/.test(item.shape));
}
