import { linear } from '../../algorithms/dynamics/leaky-integrator/activations.js';
import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import type { Value } from '../../sandbox/session.js';
import type { CallPlan, Setting } from '../bind/binding.js';
import { isCount } from '../bind/essentials.js';
import { itemsOf, standsFor } from '../bind/items.js';
import { coveredItems } from '../bind/operations.js';
import { type FieldSpec, fieldsOf } from '../contract/fields.js';
import { type Conversation, SubjectThrew } from '../drive/conversation.js';
import type { SubjectShape } from '../subject/shape.js';
import { nameScore } from '../subject/words.js';

/** Values of the parameters that a subject cannot vary. */
export interface FixedValues {
  readonly fixed: Readonly<Record<string, unknown>>;
  /** Assumed by the contract's default or by custom, because nothing shows the value. */
  readonly assumed: readonly string[];
}

/** Values that people build in, where the contract has no default. */
const CUSTOMARY: Readonly<Record<string, unknown>> = {
  'ucb1.c': Math.SQRT2,
  'item-response.a': 1,
  'pagehinkley.min': 30,
  'meta-learner.steps': 1,
  'exponential-decay.steps': 1,
  'prioritised-replay.epsilon': 1e-6,
  'reward-monitor.threshold': 0,
  // The checks of integrators use two units.
  'leaky.w': [1, 1],
  'leaky.x0': [0, 0],
  'leaky.act': linear,
};

/** Constants that need not be written: a term that is left out, a factor that is left out. */
const UNWRITTEN: readonly number[] = [1, 0];
/** Larger numbers in a source bound something; they weigh nothing. */
const LARGEST_BUILT_IN = 100;
const MOST_BUILT_IN = 14;

/** Numbers that a piece of source may build in: those it names and their roots, then those that need not be written. */
export function numbersIn(source: string): number[] {
  const named = (source.match(/(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])/gi) ?? []).map(Number);
  const distinct = [...new Set([...named, ...named.map(Math.sqrt), ...UNWRITTEN])].filter(
    (value) => value <= LARGEST_BUILT_IN,
  );
  return distinct.slice(0, MOST_BUILT_IN);
}

/** A parameter that may be fixed, with what is known of it. */
interface Wanted {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly default?: unknown;
}

/**
 * The parameters of the constructing (or the rates of a meta-learner) that no argument of the subject sets, with the values read from
 * attributes of an instance, the contract's defaults, or customary values.
 */
export function fixedValues(
  algorithm: AnyAlgorithm,
  subject: SubjectShape,
  plans: readonly CallPlan[],
  conversation: Conversation,
  instance: number | undefined,
): FixedValues {
  const wanted = unsettable(algorithm, plans);
  const fixed: Record<string, unknown> = {};
  const assumed: string[] = [];
  for (const one of wanted) {
    const read = instance === undefined ? undefined : readValue(one, subject, conversation, instance);
    if (read !== undefined) {
      fixed[one.name] = read;
      continue;
    }
    const value = CUSTOMARY[`${algorithm.contract.id}.${one.name}`] ?? one.default;
    if (value === undefined) continue;
    fixed[one.name] = value;
    assumed.push(one.name);
  }
  return { fixed, assumed };
}

/** Parameters of the constructing that matter and that no argument of the subject sets, and nothing tells: it cannot be driven. */
export function unsettable(algorithm: AnyAlgorithm, plans: readonly CallPlan[]): Wanted[] {
  const covered = plans.flatMap((plan) => coveredItems(plan.arguments));
  const constructing = algorithm.contract.operations.find((spec) => spec.effect === 'constructs');
  if (algorithm.contract.id === 'meta-learner') {
    const names = new Set(
      covered.map((item) => (item.path === 'k' ? 'steps' : item.path === 'innerLr' ? 'inner' : item.name)),
    );
    return ratesOf(algorithm).filter((field) => !names.has(field.name));
  }
  if (algorithm.id === 'item-response-2pl')
    return covered.some((item) => standsFor(item, 'a')) ? [] : [{ name: 'a', aliases: [] }];
  return constructing === undefined
    ? []
    : optionsOf(algorithm, constructing).filter((one) => !covered.some((item) => item.parameter === one.name));
}

function ratesOf(algorithm: AnyAlgorithm): readonly FieldSpec[] {
  const operation = algorithm.id === 'reptile' ? 'step' : 'metaStep';
  return fieldsOf(algorithm.contract.id, operation, 'rates') ?? [];
}

function optionsOf({ contract }: AnyAlgorithm, constructing: OperationSpec): Wanted[] {
  return constructing.parameters
    .filter(
      (parameter) =>
        (/^(number|integer|boolean|string)$/.test(parameter.shape) && !isCount(parameter)) ||
        `${contract.id}.${parameter.name}` in CUSTOMARY,
    )
    .map(({ name, aliases, default: value }) => ({
      name,
      aliases,
      ...(value === undefined ? {} : { default: value }),
    }));
}

/** The attribute that has the name of a parameter. */
function attributeOf({ name, aliases }: Wanted, subject: SubjectShape): string | undefined {
  return subject.attributes
    .map((one) => ({ one, score: nameScore(one.replace(/^_+/, ''), name, aliases) }))
    .filter(({ score }) => score >= 8)
    .sort((a, b) => b.score - a.score)[0]?.one;
}

/**
 * Attributes that hold numbers which the construction is not given: a subject that fixes them in this way can be told them all the same,
 * where its methods read them.
 */
export function writableValues(
  algorithm: AnyAlgorithm,
  subject: SubjectShape,
  plan: CallPlan,
  conversation: Conversation,
  instance: number,
): Setting[] {
  const constructing = algorithm.contract.operations.find((spec) => spec.effect === 'constructs');
  // Variables of a module of JavaScript can be read from outside and not be written.
  const isWritable = subject.kind === 'class' || (subject.kind === 'module' && subject.language === 'python');
  if (constructing === undefined || !isWritable) return [];
  const items = itemsOf(algorithm, constructing);
  return unsettable(algorithm, [plan]).flatMap((one) => {
    const attribute = attributeOf(one, subject);
    const item = items.find(({ path }) => path === one.name);
    if (attribute === undefined || item === undefined) return [];
    return typeof readOrNothing(conversation, instance, attribute) === 'number' ? [{ attribute, item }] : [];
  });
}

function readValue(wanted: Wanted, subject: SubjectShape, conversation: Conversation, instance: number): Value {
  const attribute = attributeOf(wanted, subject);
  if (attribute === undefined) return undefined;
  const value = readOrNothing(conversation, instance, attribute);
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** Some attributes are there only after a first call. */
export function readOrNothing(conversation: Conversation, instance: number, attribute: string): Value {
  try {
    return conversation.read(instance, attribute);
  } catch (error) {
    if (error instanceof SubjectThrew) return undefined;
    throw error;
  }
}
