import type { World } from '../../algorithms/tabular/control/training.js';
import type { Value } from '../../sandbox/session.js';
import type { NamedArguments } from '../contract/named-arguments.js';
import { indexOf } from './encode.js';

/** The name under which the stage of an instance is handed to its calls. */
export const STAGE = '#stage';

/** How many steps a subject may take in all: the checks ask for far less. */
const MOST_STEPS = 5000;

/**
 * The world that a subject acts in, as the subject sees it: there from its construction on, and played in once somebody enters a world.
 * It closes when as many episodes as were asked for have been played, so that a subject which knows no number of episodes ends between
 * two of them.
 */
export class WorldStage {
  #world: World | undefined;
  #episodes = 0;
  #begun = 0;
  #steps = 0;
  #state = 0;
  #ended = true;
  #isClosed = false;

  constructor(
    readonly states: number,
    readonly actions: number,
    private readonly names: readonly string[] = [],
  ) {}

  enter(world: World, episodes: number): void {
    this.#world = world;
    this.#episodes = episodes;
    this.#begun = 0;
    this.#steps = 0;
    this.#isClosed = false;
  }

  /** Episodes of the world that was entered last in which something was done. */
  get played(): number {
    return this.#steps === 0 ? 0 : this.#begun;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get state(): number {
    return this.#state;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  reset(): number {
    if (this.#world === undefined) return this.#state;
    if (this.#begun === this.#episodes) this.#close();
    this.#begun += 1;
    this.#ended = false;
    this.#state = this.#world.reset();
    return this.#state;
  }

  /** Once an episode has ended nothing happens any more in it. */
  step(given: Value): ReturnType<World['step']> {
    if (this.#world === undefined || this.#ended) return { s2: this.#state, r: 0, done: true };
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) this.#close();
    const action = this.#actionOf(given);
    const seen = this.#world.step(action);
    this.#state = seen.s2;
    this.#ended = seen.done;
    return seen;
  }

  #close(): never {
    this.#isClosed = true;
    throw new Error('the world is closed');
  }

  #actionOf(given: Value): number {
    if (typeof given === 'string' && this.names.includes(given)) return this.names.indexOf(given);
    const only = Array.isArray(given) && given.length === 1 ? (given[0] as Value) : given;
    const action = indexOf(only);
    if (action === undefined || action < 0 || action >= this.actions) throw new Error('there is no such action');
    return action;
  }
}

/** The stage of an instance; where there is none, one that nobody enters. */
export function stageIn(given: NamedArguments): WorldStage {
  const stage = given[STAGE];
  return stage instanceof WorldStage ? stage : new WorldStage(Number(given.nS ?? 2), Number(given.nA ?? 2));
}
