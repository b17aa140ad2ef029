import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import type { Usage } from '../contract/recorded-calls.js';
import type { SubjectShape } from '../subject/shape.js';
import { nameScore } from '../subject/words.js';
import { type ArgumentPlan, type OperationBinding, shown } from './binding.js';
import { planCalls } from './call-plans.js';
import { missingEssentials } from './essentials.js';
import { type Item, itemsOf } from './items.js';
import { coveredItems } from './operations.js';

/** Schedules with a method that takes the step number, such as `get_lr(step)`: the number is counted on this side. */
export function clockedMembers(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
  usage: Usage,
): OperationBinding[] {
  const step = stepItem(algorithm);
  if (step === undefined || !usage.carriers.has('get') || (spec.name !== 'get' && spec.name !== 'step')) return [];
  const get = algorithm.contract.operations.find(({ name }) => name === 'get');
  if (
    get === undefined ||
    subject.members.some(
      (member) =>
        member.kind === 'method' && nameScore(member.name, 'step', ['advance', 'tick', 'on_step', 'step_epoch']) >= 8,
    )
  )
    return [];
  const names = [
    ...get.aliases,
    'rate_at',
    'lr_at',
    'value_at',
    'at',
    'call',
    '__call__',
    'schedule',
    'compute',
    'step_value',
  ];
  return subject.members
    .filter(
      (member) =>
        member.kind === 'method' && nameScore(member.name, 'get', names) >= 7 && member.parameters.length >= 1,
    )
    .flatMap((member) => {
      const { plans, why } = planCalls(algorithm, subject, member.parameters, [step], { positional: [step] });
      if (why !== undefined) return [];
      return plans
        .filter(({ plan }) => plan.arguments.some(({ item }) => item === step))
        .map(({ plan }) => ({
          spec,
          access: { kind: 'method' as const, name: member.name, call: plan },
          clock: true as const,
          score: 8,
          explanation: `${spec.name}: ${subject.symbol}.${member.name}(${shown(plan)})`,
        }));
    });
}

/** What people call the delay before an attempt that they number. */
const DELAYS: readonly string[] = [
  'calculate_delay',
  'calculate_backoff',
  'calculate_backoff_delay',
  'compute_backoff',
  'compute_backoff_delay',
  'backoff_delay',
  'get_backoff_delay',
  'retry_delay',
  'get_retry_delay',
  'calculate_retry_delay',
  'delay_for',
  'delay_for_attempt',
  'get_delay_for_attempt',
  'exponential_delay',
];

/**
 * Strategies with a method that takes the number of the attempt, such as `calculateDelay(attempt)`: attempts are counted on this side,
 * and begin again here.
 */
export function attemptedMembers(
  algorithm: AnyAlgorithm,
  constructing: OperationSpec,
  spec: OperationSpec,
  subject: SubjectShape,
): OperationBinding[] {
  const { contract } = algorithm;
  const next = contract.operations.find(({ name }) => name === ATTEMPT.operation);
  if (stepItem(algorithm) !== ATTEMPT || next === undefined) return [];
  const named = subject.members.filter(
    (member) => member.kind === 'method' && nameScore(member.name, next.name, [...next.aliases, ...DELAYS]) >= 7,
  );
  if (named.some(({ parameters }) => parameters.length === 0)) return [];
  return named.flatMap((member) => {
    const items = [...itemsOf(algorithm, constructing), ATTEMPT];
    const { plans } = planCalls(algorithm, subject, member.parameters, items, { positional: [ATTEMPT] });
    return plans
      .filter(({ plan }) => takes(plan.arguments, ATTEMPT))
      .flatMap(({ plan, conventions }) =>
        countedFromEither({
          spec,
          access: { kind: 'method', name: member.name, call: plan },
          clock: true,
          conventions,
          score: 8,
          explanation: `${spec.name}: ${subject.symbol}.${member.name}(${shown(plan)})`,
        }),
      );
  });
}

/** The first attempt is number 0 or number 1. */
function countedFromEither(closed: OperationBinding): OperationBinding[] {
  return ([0, 1] as const).map((attemptsFrom) => ({
    ...closed,
    attemptsFrom,
    explanation: `${closed.explanation}, counted from ${attemptsFrom}`,
  }));
}

/** The parameter that holds the number of a step. */
function stepItem(algorithm: AnyAlgorithm): Item | undefined {
  if (algorithm.contract.id === 'exponential-backoff') return ATTEMPT;
  return algorithm.contract.operations.flatMap((spec) => itemsOf(algorithm, spec)).find((item) => item.path === 't');
}

/** The number of an attempt, for functions that are given it where the contract counts. */
const ATTEMPT: Item = {
  path: 't',
  name: 'attempt',
  aliases: [
    'attempt_number',
    'attempt_index',
    'retry',
    'retries',
    'retry_count',
    'retry_number',
    'tries',
    'attempt_num',
    'attempt_no',
    'attempt_count',
    'retry_attempt',
    'retry_num',
    'retry_index',
    'current_attempt',
    'current_retry',
    'attempts_made',
    'attempts_so_far',
    'reconnect_attempts',
    'iteration',
    'failure_count',
    'failures',
    'fail_count',
    'error_count',
    'consecutive_failures',
    'n',
    'k',
    'i',
  ],
  shape: 'integer',
  parameter: 't',
  operation: 'next',
};

export const clockOperations = (specs: readonly OperationSpec[]): OperationSpec[] =>
  specs.filter(
    (spec) =>
      spec.name === 'get' || spec.name === ATTEMPT.operation || spec.parameters.some(({ name }) => name === 't'),
  );

/** A closed form of the number of a step or an attempt, which is counted on this side. */
export function bindClock(
  algorithm: AnyAlgorithm,
  subject: SubjectShape,
  constructing: OperationSpec,
  specs: readonly OperationSpec[],
  operations: Map<string, readonly OperationBinding[]>,
  refusals: string[],
): void {
  const step = stepItem(algorithm);
  if (step === undefined) return;
  const asked = itemSets(algorithm, constructing, step).map((items) =>
    planCalls(algorithm, subject, subject.parameters, items, { positional: [] }),
  );
  const why = asked.find((one) => one.why !== undefined)?.why;
  const usable = asked
    .flatMap(({ plans }) => plans)
    .filter(
      ({ plan }) =>
        coveredItems(plan.arguments).some(({ path }) => path === step.path) &&
        missingEssentials(algorithm, constructing, coveredItems(plan.arguments)).length === 0,
    );
  if (usable.length === 0) {
    refusals.push(`${subject.symbol} as a schedule: ${why ?? 'no parameter is the number of the step'}`);
    return;
  }
  for (const spec of clockOperations(specs))
    operations.set(
      spec.name,
      usable.flatMap(({ plan, conventions }) => {
        const closed: OperationBinding = {
          spec,
          access: { kind: 'function', name: subject.symbol, call: plan },
          clock: true,
          conventions,
          score: 8,
          explanation: `${spec.name}: ${subject.symbol}(${shown(plan)})`,
        };
        return step === ATTEMPT ? countedFromEither(closed) : [closed];
      }),
    );
}

/**
 * What a closed form may be given, the likeliest first. `attempts` of a plain function may be how many there were and no limit, and its
 * `base` may be the base of a power.
 */
function itemSets(algorithm: AnyAlgorithm, constructing: OperationSpec, step: Item): (readonly Item[])[] {
  const items = itemsOf(algorithm, constructing);
  if (step !== ATTEMPT) return [[...items, step]];
  const unlimited = items.filter(({ path }) => path !== 'attempts');
  const counted = { ...ATTEMPT, aliases: [...ATTEMPT.aliases, 'attempts', 'num_attempts'] };
  const raised = [...unlimited.filter(({ path }) => path !== 'base'), POWER_BASE, counted];
  return [[...items, step], [...unlimited, counted], raised];
}

/** The number that a closed form raises to the power of the attempt. */
const POWER_BASE: Item = {
  path: '#power',
  name: 'base',
  aliases: ['backoff_base', 'exponent_base'],
  shape: 'number',
  parameter: '#power',
  operation: 'next',
  default: 3,
};

function takes(plans: readonly ArgumentPlan[], item: Item): boolean {
  return coveredItems(plans).includes(item);
}
