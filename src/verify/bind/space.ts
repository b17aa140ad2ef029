import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import { countAliases } from '../contract/count-aliases.js';
import { extraAliases } from '../contract/extra-aliases.js';
import type { Usage } from '../contract/recorded-calls.js';
import { learningRun } from '../subject/learning-run.js';
import { moduleShape } from '../subject/module-shape.js';
import type { SubjectShape } from '../subject/shape.js';
import { callableOf, stateShapes } from '../subject/state-shape.js';
import { nameScore } from '../subject/words.js';
import { constructionsWithArms, isPlay, playingMembers } from './arms-calls.js';
import { type OperationBinding, shown } from './binding.js';
import { type PlannedCall, planCalls } from './call-plans.js';
import { attemptedMembers, bindClock, clockedMembers, clockOperations } from './clocked.js';
import { actionsOfStates, gridItems } from './derived-items.js';
import { isReplaced } from './essentials.js';
import { itemsOf, lengthItem } from './items.js';
import { bindCallable, bindMember, coveredItems } from './operations.js';
import { optimizerItem } from './optimizer-item.js';
import { settingsAtFirst } from './settings.js';
import { initialItems } from './statistic-items.js';
import { statisticOperations } from './statistic-space.js';
import { sizesOfParts } from './stored-sizes.js';
import { streamedMembers } from './streams.js';
import { worldItems } from './world-items.js';

/** Every way in which a subject could be driven through a contract, before anything was run. */
export interface BindingSpace {
  readonly subject: SubjectShape;
  readonly algorithm: AnyAlgorithm;
  /** Ways to construct it; empty for functions and for contracts without a constructing. */
  readonly constructions: readonly PlannedCall[];
  readonly operations: ReadonlyMap<string, readonly OperationBinding[]>;
  /** It has to be constructed, and nothing is known to construct it with. */
  readonly cannotBegin?: true;
  /** Why operations are missing, nearest candidates first. */
  readonly refusals: readonly string[];
}

const MOST_WAYS = 96;

/** The algorithm with the names that this package adds to those of its contract. */
function withExtraAliases(algorithm: AnyAlgorithm): AnyAlgorithm {
  const { contract } = algorithm;
  const operations = contract.operations.map((spec) => ({
    ...spec,
    parameters: spec.parameters.map((parameter) => ({
      ...parameter,
      aliases: [
        ...parameter.aliases,
        ...extraAliases(contract.id, spec.name, parameter.name),
        ...countAliases(parameter.meaning),
      ],
    })),
  }));
  return { ...algorithm, contract: { ...contract, operations } };
}

export function bindingSpace(given: AnyAlgorithm, subject: SubjectShape, usage: Usage): BindingSpace {
  const algorithm = withExtraAliases(given);
  const constructing = algorithm.contract.operations.find(
    (spec) => spec.effect === 'constructs' && usage.carriers.get(spec.name) === 'implementation',
  );
  const specs = algorithm.contract.operations.filter((spec) => spec !== constructing && spec.effect !== 'constructs');
  if (subject.kind === 'function') {
    const space = functionSpace(algorithm, subject, constructing, specs, usage);
    return space.operations.size > 0 ? space : withStateElsewhere(given, subject, usage, space);
  }
  return constructing === undefined
    ? freshInstanceSpace(algorithm, subject, specs, usage)
    : instanceSpace(algorithm, subject, constructing, specs, usage);
}

/** A function whose state is kept by the object that it returns, by its caller, or by nobody. */
function withStateElsewhere(
  algorithm: AnyAlgorithm,
  subject: SubjectShape,
  usage: Usage,
  plain: BindingSpace,
): BindingSpace {
  const made = factoryShape(subject);
  const run = learningRun(subject);
  const elsewhere = [made, run, ...stateShapes(subject), moduleShape(subject)].filter((one) => one !== undefined);
  const candidates = elsewhere.map((shape) => bindingSpace(algorithm, shape, usage));
  const complete = candidates.filter((space) => isMade(space) && drives(space, subject.symbol));
  const learning = complete
    .filter((space) => learns(space, usage))
    .sort((a, b) => b.operations.size - a.operations.size);
  const best = learning.find((space) => space.subject.state?.makes === 'answer') ?? learning[0];
  if (best !== undefined) return best;
  const specs = plain.algorithm.contract.operations;
  const { operations, refusals } = statisticOperations(plain.algorithm, subject, callableOf(subject), specs, usage);
  const others = candidates.flatMap((space) => space.refusals);
  return { ...plain, operations, refusals: [...others, ...refusals, ...plain.refusals] };
}

/** Whether the function that is asked about is driven, and not only others of its module. */
function drives({ subject, operations }: BindingSpace, symbol: string): boolean {
  if (subject.kind === 'factory' || subject.state?.maker === symbol) return true;
  return [...operations.values()].flat().some(({ access }) => 'name' in access && access.name === symbol);
}

/** Whether there is a way to make an instance, once or for each call. */
function isMade({ constructions, operations }: BindingSpace): boolean {
  return constructions.length > 0 || [...operations.values()].some(([first]) => first?.construction !== undefined);
}

/**
 * Whether every operation that learns has something that could answer it; of contracts of plain functions, whether any has. A module may
 * do without some, as a class may.
 */
function learns({ subject, algorithm, operations }: BindingSpace, usage: Usage): boolean {
  const learning = algorithm.contract.operations.filter(
    ({ name, effect, required }) => effect === 'updates' && required && usage.carriers.get(name) === 'instance',
  );
  const has = ({ name }: OperationSpec): boolean => isReplaced(algorithm.contract, name, operations);
  return operations.size > 0 && (subject.kind === 'module' ? learning.some(has) : learning.every(has));
}

/** A function as what makes the object that it returns. */
function factoryShape({ returned, ...subject }: SubjectShape): SubjectShape | undefined {
  return returned === undefined ? undefined : { ...subject, ...returned, kind: 'factory' };
}

/** A class that is constructed once and then asked: bandits, buffers, schedules. */
function instanceSpace(
  algorithm: AnyAlgorithm,
  subject: SubjectShape,
  constructing: OperationSpec,
  specs: readonly OperationSpec[],
  usage: Usage,
): BindingSpace {
  const written = subject.state !== undefined && subject.state.maker === undefined;
  const items = [
    ...itemsOf(algorithm, constructing),
    ...gridItems(constructing),
    ...actionsOfStates(constructing),
    ...sizesOfParts(algorithm, constructing),
    ...worldItems(algorithm, constructing, subject),
    ...optimizerItem(constructing),
    ...(written ? initialItems(algorithm, constructing) : []),
  ];
  const vectors = specs.flatMap((spec) => itemsOf(algorithm, spec)).filter((item) => item.shape.startsWith('vector'));
  const sized = items.some(({ shape }) => shape === 'integer') ? [] : vectors.slice(0, 1).map(lengthItem);
  const { plans, why } = planCalls(
    algorithm,
    subject,
    subject.parameters,
    [...items, ...sized, ...settingsAtFirst(algorithm, constructing)],
    {
      positional: items.filter((item) => item.shape === 'integer').slice(0, 1),
    },
  );
  const constructions = [...constructionsWithArms(algorithm, subject, items, constructing), ...plans];
  const refusals =
    why === undefined || constructions.length > 0 ? [] : [`${subject.symbol} cannot be constructed: ${why}`];
  const operations = new Map<string, readonly OperationBinding[]>();
  for (const spec of specs) {
    if (usage.carriers.get(spec.name) !== 'instance') continue;
    if (isPlay(spec)) {
      const players = playingMembers(algorithm, spec, subject);
      if (players.length > 0) operations.set(spec.name, players);
      continue;
    }
    const clocked = [
      ...clockedMembers(algorithm, spec, subject, usage),
      ...attemptedMembers(algorithm, constructing, spec, subject),
    ];
    const choices =
      clocked.length > 0
        ? { bindings: clocked, refusals: [] }
        : bindMember(algorithm, spec, subject, usage.answers.get(spec.name));
    if (choices.bindings.length > 0) operations.set(spec.name, choices.bindings.slice(0, MOST_WAYS));
    refusals.push(...choices.refusals);
  }
  if (operations.size === 0)
    refusals.push(`${subject.symbol} has no member like ${specs.map(({ name }) => name).join(', ')}`);
  return {
    subject,
    algorithm,
    constructions,
    operations,
    refusals,
    ...(constructions.length === 0 ? { cannotBegin: true } : {}),
  };
}

/** A class behind a contract of plain functions: an instance is made for each call, from what the call is given. */
function freshInstanceSpace(
  algorithm: AnyAlgorithm,
  subject: SubjectShape,
  specs: readonly OperationSpec[],
  usage: Usage,
): BindingSpace {
  const operations = new Map<string, readonly OperationBinding[]>();
  const refusals: string[] = [];
  for (const spec of specs) {
    if (usage.carriers.get(spec.name) !== 'implementation') continue;
    const choices =
      spec.parameters.length === 0
        ? { bindings: [], refusals: [] }
        : memberOfFreshInstance(algorithm, spec, subject, usage.answers.get(spec.name));
    if (choices.bindings.length > 0) operations.set(spec.name, choices.bindings.slice(0, MOST_WAYS));
    refusals.push(...choices.refusals);
  }
  if (operations.size === 0 && refusals.length === 0)
    refusals.push(`${subject.symbol} has no member like ${specs.map(({ name }) => name).join(', ')}`);
  return { subject, algorithm, constructions: [], operations, refusals };
}

function memberOfFreshInstance(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
  template: unknown,
): { readonly bindings: readonly OperationBinding[]; readonly refusals: readonly string[] } {
  const items = itemsOf(algorithm, spec);
  const ownItems = [...items, ...items.filter((item) => item.path === 'theta').map(lengthItem)];
  const { plans, why } = planCalls(algorithm, subject, subject.parameters, ownItems, { positional: [], lenient: true });
  const construction = plans[0];
  if (construction === undefined)
    return { bindings: [], refusals: [`${subject.symbol} cannot be constructed: ${why ?? ''}`] };
  const given = coveredItems(construction.plan.arguments);
  // What the constructing takes need not be asked of the method.
  const names = new Set(given.filter((item) => !item.path.endsWith('.length')).map((item) => item.parameter));
  const rest: OperationSpec = {
    ...spec,
    parameters: spec.parameters.filter((parameter) => !names.has(parameter.name) || parameter.shape === 'record'),
  };
  const choices = bindMember(algorithm, rest, subject, template);
  const ways = [...choices.bindings, ...streamedMembers(algorithm, rest, subject, template)];
  return {
    bindings: ways.map((one) => ({
      ...one,
      spec,
      construction: construction.plan,
      explanation: `${one.explanation} of ${subject.symbol}(${shown(construction.plan)})`,
    })),
    refusals: choices.refusals,
  };
}

/** A plain function: one operation of a contract of functions, or a closed form of the step number. */
function functionSpace(
  algorithm: AnyAlgorithm,
  subject: SubjectShape,
  constructing: OperationSpec | undefined,
  specs: readonly OperationSpec[],
  usage: Usage,
): BindingSpace {
  const self = callableOf(subject);
  const refusals: string[] = [];
  const operations = new Map<string, readonly OperationBinding[]>();
  const plain = specs.filter((spec) => usage.carriers.get(spec.name) === 'implementation');
  if (constructing === undefined || plain.length > 0) {
    const found = plain.map((spec) => ({
      spec,
      choices: bindCallable(
        algorithm,
        spec,
        subject,
        self,
        nameScore(self.name, spec.name, spec.aliases),
        usage.answers.get(spec.name),
      ),
    }));
    refusals.push(...found.flatMap(({ choices }) => choices.refusals));
    const possible = found.filter(({ choices }) => choices.bindings.length > 0);
    const best = possible.sort((a, b) => fitOf(b.choices.bindings) - fitOf(a.choices.bindings))[0];
    if (best !== undefined) operations.set(best.spec.name, best.choices.bindings.slice(0, MOST_WAYS));
  } else if (clockOperations(specs).length > 0) {
    bindClock(algorithm, subject, constructing, specs, operations, refusals);
  } else refusals.push(`${subject.symbol} is a function, and ${algorithm.title} keeps state`);
  return { subject, algorithm, constructions: [], operations, refusals };
}

/** How well a function fits an operation: by its name, and by as many of its parameters as have known names. */
function fitOf(bindings: readonly OperationBinding[]): number {
  const [first] = bindings;
  if (first === undefined || !('call' in first.access)) return 0;
  return first.score + 10 * coveredItems(first.access.call.arguments).length;
}
