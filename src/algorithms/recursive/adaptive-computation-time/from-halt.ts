import type { HaltingImplementation } from './contract.js';

type Halt = HaltingImplementation['halt'];

/** An implementation whose output and batch cost follow from a way to halt. */
export function haltingWith(halt: Halt): HaltingImplementation {
  return {
    halt,
    output(states, h, options) {
      const { weights } = halt(h, options);
      return (states[0] ?? []).map((_, d) =>
        weights.reduce((sum, weight, i) => sum + weight * (states[i]?.[d] ?? 0), 0),
      );
    },
    batchPonder: (batch, options) => batch.reduce((sum, h) => sum + halt(h, options).ponder, 0) / batch.length,
  };
}
