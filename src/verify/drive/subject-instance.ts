import { isPlay, playsAllAtOnce } from '../bind/arms-calls.js';
import type { CallPlan, OperationBinding } from '../bind/binding.js';
import { countOf } from '../bind/essentials.js';
import { ROUND } from '../bind/items.js';
import { coveredItems } from '../bind/operations.js';
import { BETA, LARGEST_ERROR } from '../bind/priority-items.js';
import { ARMS } from '../contract/arms.js';
import { beforeRounding, courseIn, FINE, FINE_UNITS, UNIT } from '../contract/delays.js';
import { isOfWorld } from '../contract/episodes.js';
import { type NamedArguments, namedArguments } from '../contract/named-arguments.js';
import { type ArmStatistics, afterReward, armsKnown, STATISTICS } from '../contract/statistics.js';
import { AskedArms } from '../values/asked-arms.js';
import { Unbound, Unrepresentable } from '../values/misfit.js';
import { OWN_NAMES } from '../values/own-names.js';
import { STAGE, WorldStage } from '../values/world-stage.js';
import { itemsTaken } from './access-plans.js';
import { playedBy } from './acted-episodes.js';
import { encodeArguments, isLength, refuseInexpressible } from './arguments.js';
import type { Conversation } from './conversation.js';
import { CountedAttempts } from './counted-attempts.js';
import type { Frame, InstanceBackend } from './frame.js';
import { Performance } from './performance.js';
import { withVector } from './seen-vector.js';

const MOST_STEPS = 20_000;

/** Whether a draw is told the exponent of its weights, where the contract tells it. */
function asksForBeta({ contract }: Frame, { spec, access }: OperationBinding): boolean {
  if (contract.id !== 'prioritised-replay' || spec.name !== 'sample') return true;
  return itemsTaken(access, undefined).some(({ parameter }) => parameter === BETA);
}

/** A draw with an exponent of its own: what was drawn can be judged, and its weights cannot. */
function withoutWeights(answer: unknown, { journal }: Frame): unknown {
  return Object.defineProperty({ ...(answer as object) }, 'weights', {
    get: () => {
      journal.unbound.add('sample.weights');
      throw new Unbound('the exponent of the weights cannot be set');
    },
  });
}

function asksForLength({ binding }: Frame): boolean {
  return coveredItems(binding.construction?.arguments ?? []).some(isLength);
}

/** A delay that was answered in fine units; rounding to a whole one may have put it above a cap, by less than counts. */
function inUnits(answer: unknown, conventions: OperationBinding['conventions'], { max }: NamedArguments): unknown {
  if (conventions?.[UNIT] !== FINE || typeof answer !== 'number') return answer;
  const over = answer - Number(max) * FINE_UNITS;
  return over > 0 && over <= 1 ? max : answer / FINE_UNITS;
}

/** One instance of the contract: an object of the subject, its twin without exploration where one is needed, and a clock. */
export class SubjectInstance implements InstanceBackend {
  #on: number | undefined;
  #twin: number | undefined;
  #known: readonly ArmStatistics[];
  readonly #arms: AskedArms;
  #clock = 0;
  readonly #attempts = new CountedAttempts();
  readonly #stage: WorldStage;
  #updates = 0;
  #largestError = 1;

  constructor(
    private readonly frame: Frame,
    private readonly conversation: Conversation,
    private readonly options: NamedArguments,
  ) {
    const arms = Number(options[countOf(frame.contract)?.name ?? ''] ?? 1);
    if (arms > (frame.binding.armsBuiltIn ?? arms))
      throw new Unrepresentable(`it has ${frame.binding.armsBuiltIn} arms, and cannot be told`);
    this.#arms = new AskedArms(arms);
    this.#known = armsKnown(options, countOf(frame.contract)?.name ?? '');
    this.#stage = new WorldStage(Number(options.nS), Number(options.nA), frame.binding.names?.actions);
    if (!asksForLength(frame)) this.#begin({ ...options, [STAGE]: this.#stage });
  }

  /** Constructors that ask for the length of the vectors wait until one is seen. */
  #begin(options: NamedArguments): void {
    const { binding } = this.frame;
    if (binding.construction === undefined) return;
    this.#on = this.#construct(options);
    if (binding.visitsFirst) this.#visitAll();
    const step = binding.operations.get('step');
    if (binding.stepsFirst && step !== undefined) this.#performance(this.#on).perform(step.access, options, true);
    const needsTwin = [...binding.operations.values()].some((one) => one.scalar === 'bound');
    this.#twin = needsTwin ? this.#construct({ ...options, alpha: 0 }) : undefined;
  }

  #visitAll(): void {
    const update = this.frame.binding.operations.get('update');
    const { nS = 0, nA = 0 } = this.options as { readonly nS?: number; readonly nA?: number };
    if (update === undefined) return;
    for (let s = 0; s < nS; s++) for (let a = 0; a < nA; a++) this.perform(update, [s, a, 0, s, false, a]);
  }

  perform(one: OperationBinding, given: readonly unknown[]): unknown {
    const named: NamedArguments = {
      ...this.options,
      [STATISTICS]: this.#known,
      [ROUND]: this.#updates,
      [OWN_NAMES]: this.frame.binding.names,
      [STAGE]: this.#stage,
      [LARGEST_ERROR]: this.#largestError,
      [ARMS]: this.#arms,
      ...namedArguments(one.spec, given),
    };
    if (isPlay(one.spec)) return this.#play(one, named);
    if (one.spec.effect === 'updates') this.#updates += 1;
    this.#largestError = Math.max(this.#largestError, ...((named.errors ?? []) as readonly number[]).map(Math.abs));
    if (one.access.kind === 'kept') return this.#learn(named);
    if (one.access.kind === 'highest') return this.#highest(one.access.score, named);
    if (this.#on === undefined && asksForLength(this.frame)) this.#begin({ ...this.options, ...withVector(named) });
    if (one.clock) return this.#onClock(one, named);
    refuseInexpressible(
      this.frame.binding,
      this.frame.contract.id,
      { ...one.spec, parameters: one.spec.parameters.filter(({ name }) => name !== 't') },
      itemsTaken(one.access, undefined),
      named,
    );
    if (
      one.spec.parameters.some(({ name }) => name === 't') &&
      'call' in one.access &&
      one.access.call.arguments.length === 0
    )
      return this.#stepTo(one, named);
    const own = this.#performance(this.#on, one.spec.effect === 'updates');
    if (isOfWorld(this.frame.contract.id, one.spec.name)) return playedBy(own, one.access, named, this.#stage);
    const choice = this.frame.binding.operations.get('select');
    if (this.frame.binding.choosesFirst && one.spec.name === 'update' && choice !== undefined)
      own.perform(choice.access, named, true);
    if (one.scalar !== undefined) return this.#meanAndWidth(one, named, own);
    const answer = inUnits(own.answer(one, named), this.frame.binding.conventions, this.options);
    if (one.spec.name === 'select' || one.spec.name === 'act') this.#refuseOtherChoices(answer);
    if (!asksForBeta(this.frame, one)) return withoutWeights(answer, this.frame);
    if (this.#twin !== undefined && one.spec.effect === 'updates') this.#performance(this.#twin).answer(one, named);
    return answer;
  }

  /** Rounds that the subject plays itself, all in one call or one after the other: the arms that it asked. */
  #play(one: OperationBinding, named: NamedArguments): readonly number[] {
    const rewards = named.rewards as readonly (readonly number[])[];
    const calls = playsAllAtOnce(one) ? [rewards] : rewards.map((row) => [row]);
    const own = this.#performance(this.#on, true);
    return calls.flatMap((rows) =>
      this.#arms.during(rows, () => own.perform(one.access, { ...named, rewards: rows }, true)),
    );
  }

  /** Who cannot be told how many there are may choose among more: what it chooses then says nothing. */
  #refuseOtherChoices(answer: unknown): void {
    const { binding, contract } = this.frame;
    const count = countOf(contract)?.name ?? '';
    const told = [binding.construction, binding.start?.call].flatMap((call) => coveredItems(call?.arguments ?? []));
    if (told.some(({ parameter }) => parameter === count)) return;
    if (typeof answer === 'number' && answer >= Number(this.options[count]))
      throw new Unrepresentable(`it has more to choose from than ${String(this.options[count])}, and cannot be told`);
  }

  /** What every reward of an arm has taught, for subjects that are told it. */
  #learn({ arm, reward }: NamedArguments): undefined {
    this.#known = this.#known.map((known, index) => (index === arm ? afterReward(known, reward as number) : known));
  }

  /** The first arm with the highest score. */
  #highest(score: OperationBinding, named: NamedArguments): number {
    const own = this.#performance(this.#on);
    const scores = this.#known.map((_, arm) => Number(own.answer(score, { ...named, arm })));
    return scores.indexOf(Math.max(...scores));
  }

  #performance(on: number | undefined, updates = false): Performance {
    const initial = this.options.q0 ?? this.frame.binding.fixed.q0;
    return new Performance(this.frame, this.conversation, on, typeof initial === 'number' ? initial : 0, updates);
  }

  #construct(options: NamedArguments): number {
    const { construction, subject, start, writes } = this.frame.binding;
    const { conversation } = this;
    const named = { ...options, [ARMS]: this.#arms };
    const given = encodeArguments(construction as CallPlan, named, subject.language, conversation);
    const count = Number(options[countOf(this.frame.contract)?.name ?? ''] ?? 1);
    const on = conversation.constructInstance(subject, given, count).handle;
    for (const { attribute, item } of writes ?? [])
      conversation.write(on, attribute, options[item.parameter] as number);
    if (start !== undefined)
      conversation.callMethod(on, start.name, encodeArguments(start.call, options, subject.language, conversation));
    return on;
  }

  /** A scalar prediction taken apart into mean and width. */
  #meanAndWidth(one: OperationBinding, named: NamedArguments, own: Performance): unknown {
    const value = own.scalar(one, named);
    if (one.scalar === 'bound') {
      const mean = this.#performance(this.#twin).scalar(one, named);
      return { mean, width: value - mean };
    }
    const width = one.width;
    if (width !== undefined) return { mean: value, width: own.scalar({ ...one, access: width }, named) };
    return Object.defineProperty({ mean: value }, 'width', {
      get: () => {
        this.frame.journal.unbound.add(`${one.spec.name}.width`);
        throw new Unbound('the width is not given');
      },
    });
  }

  /** A closed form of the step number, which is counted here. */
  #onClock(one: OperationBinding, named: NamedArguments): unknown {
    const wanted = named.t as number | undefined;
    if (one.attemptsFrom !== undefined) {
      if (one.spec.name === 'reset') return this.#attempts.reset();
      const made = this.#attempts.next(this.options);
      const given = { ...this.options, t: made + one.attemptsFrom };
      const answer = new Performance(this.frame, this.conversation, this.#on).answer(one, given);
      const course = courseIn(this.frame.binding.fixed);
      return course === undefined
        ? inUnits(answer, one.conventions, this.options)
        : beforeRounding(answer, course, made);
    }
    if (one.spec.name !== 'get') this.#clock = wanted ?? this.#clock + 1;
    return this.#performance(this.#on).answer(one, { ...this.options, t: this.#clock });
  }

  /** `step()` of a subject that does not take the number: it is called as often as it takes to get there. */
  #stepTo(one: OperationBinding, named: NamedArguments): unknown {
    const wanted = (named.t as number | undefined) ?? this.#clock + 1;
    if (!(wanted > this.#clock) || wanted - this.#clock > MOST_STEPS)
      throw new Unrepresentable('it only steps forwards');
    const own = this.#performance(this.#on);
    let answer: unknown;
    while (this.#clock < wanted) {
      this.#clock += 1;
      answer = own.answer(one, named);
    }
    return answer;
  }
}
