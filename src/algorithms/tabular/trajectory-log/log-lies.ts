import type { Lie } from '../../../model/algorithm.js';
import type { TrajectoryImplementation as Implementation, LoggedStep, TrajectoryLog } from './contract.js';
import { trajectoryLog } from './reference.js';

type Wrong = (id: string, description: string, change: Partial<Implementation>, seenIn?: string) => Lie<Implementation>;

/** Wrong logs, each beside the right estimators. */
export function logLies(wrong: Wrong): Lie<Implementation>[] {
  return [
    wrong(
      'done-always-false',
      'every step is logged as unfinished',
      logging((step) => ({ ...step, done: false })),
      'seed 003, stage 1',
    ),
    wrong(
      'done-always-true',
      'every step is logged as the end',
      logging((step) => ({ ...step, done: true })),
    ),
    wrong(
      'next-state-is-state',
      'the state before is logged twice',
      logging((step) => ({ ...step, s2: step.s })),
    ),
    wrong(
      'states-swapped',
      'state and next state change places',
      logging((step) => ({ ...step, s: step.s2, s2: step.s })),
    ),
    wrong(
      'rewards-clipped',
      'rewards are clipped to [-1, 1]',
      logging((step) => ({ ...step, r: Math.max(-1, Math.min(1, step.r)) })),
    ),
    wrong(
      'action-lost',
      'the action is logged as 0',
      logging((step) => ({ ...step, a: 0 })),
    ),
    wrong(
      'newest-first',
      'the newest step comes first',
      logging(
        (step) => step,
        (steps) => [...steps].reverse(),
      ),
    ),
    wrong(
      'last-ten-only',
      'older steps are dropped',
      logging(
        (step) => step,
        (steps) => steps.slice(-10),
      ),
    ),
    wrong('keeps-references', "the caller's arrays are kept", { log: aliasing }),
    wrong('one-log-for-all', 'every log is the same log, emptied by each new one', { log: sharedLog() }),
  ];
}

/** The right log, with each step changed before it is kept or the list changed before it is given out. */
function logging(
  keep: (step: LoggedStep, count: number) => LoggedStep,
  give: (steps: readonly LoggedStep[]) => readonly LoggedStep[] = (steps) => steps,
): Partial<Implementation> {
  return {
    log(): TrajectoryLog {
      const right = trajectoryLog();
      let count = 0;
      return {
        step(...[s, a, r, s2, done]) {
          const kept = keep({ s, a, r, s2, done }, count++);
          right.step(kept.s, kept.a, kept.r, kept.s2, kept.done);
        },
        all: () => give(right.all()),
      };
    },
  };
}

/** Keeps the caller's own arrays. */
function aliasing(): TrajectoryLog {
  const steps: LoggedStep[] = [];
  return {
    step(...[s, a, r, s2, done]) {
      steps.push({ s, a, r, s2, done });
    },
    all: () => steps,
  };
}

/** One log for all callers, emptied by each new one. */
function sharedLog(): () => TrajectoryLog {
  let shared = trajectoryLog();
  return () => {
    shared = trajectoryLog();
    return { step: (...step) => shared.step(...step), all: () => shared.all() };
  };
}
