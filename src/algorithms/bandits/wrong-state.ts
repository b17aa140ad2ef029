import type { Random } from '../../model/algorithm.js';

/** Faults of state that any implementation with instances can have; lies are made with them. */

type Operation = (...parameters: readonly unknown[]) => unknown;

function withOperations<Instance extends object>(
  instance: Instance,
  change: (name: string, operation: Operation) => Operation,
): Instance {
  const entries = Object.entries(instance).map(([name, operation]) => [name, change(name, operation as Operation)]);
  return Object.fromEntries(entries) as Instance;
}

/** Every instance is a view of the one made last, as with state in a global that constructors start afresh. */
export function viewOfLatest<Options, Instance extends object>(
  create: (options: Options) => Instance,
): (options: Options) => Instance {
  let latest: Instance;
  return (options) => {
    latest = create(options);
    return withOperations(latest, (name) => (...parameters) => {
      const operation = (latest as Record<string, unknown>)[name] as Operation;
      return operation(...parameters);
    });
  };
}

/** Keeps the arguments of an update until the next call and learns what they hold by then. */
export function delayedUpdates<Instance extends object>(instance: Instance): Instance {
  let waiting: (() => void) | undefined;
  return withOperations(instance, (name, operation) => (...parameters) => {
    waiting?.();
    waiting = undefined;
    if (name !== 'update') return operation(...parameters);
    waiting = () => {
      operation(...parameters);
    };
    return undefined;
  });
}

/** A generator that all instances share (Lehmer 1951 with 48271) stands for a global one, so that the lie is repeatable. */
export function globalSource(): Random {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
