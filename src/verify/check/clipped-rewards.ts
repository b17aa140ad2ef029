import type { AnyAlgorithm } from '../../model/algorithm.js';
import { type Conversation, SessionOver } from '../drive/conversation.js';
import type { Frame } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';
import { isHandle } from '../values/decode.js';

type Implementation = Readonly<Record<string, unknown>>;
type Update = (arm: number, reward: number) => unknown;

const BANDITS: ReadonlySet<string> = new Set(['ucb1', 'egreedy', 'thompson']);
const OPTIONS = { k: 3, c: 1, epsilon: 0.1, decay: 1, minEpsilon: 0, a0: 1, b0: 1, rng: () => 0.5 };

/**
 * Whether a bandit takes rewards beyond [0, 1] for the nearest end of it: its own data are the same after 5 as after 1 and after -3 as
 * after 0, and others after 0.25. The analysis of these algorithms is about rewards in [0, 1].
 */
export function clipsRewards(frame: Frame, { contract }: AnyAlgorithm, conversation: Conversation): boolean {
  if (!BANDITS.has(contract.id) || !frame.binding.operations.has('update')) return false;
  const stateAfter = (reward: number): string | undefined => {
    const { exchanges } = conversation.recorded(() => {
      const { create } = subjectImplementation(frame, conversation) as { create(options: object): { update: Update } };
      create({ ...OPTIONS, ...frame.binding.fixed }).update(0, reward);
    });
    const made = exchanges.find(({ request, value }) => 'construct' in request && isHandle(value))?.value;
    return made === undefined || !isHandle(made) ? undefined : JSON.stringify(conversation.state(made.handle));
  };
  try {
    const [high, one, low, zero, quarter] = [5, 1, -3, 0, 0.25].map(stateAfter);
    return high !== undefined && high === one && low === zero && quarter !== one && quarter !== zero;
  } catch (error) {
    if (error instanceof SessionOver) throw error;
    return false;
  } finally {
    if (frame.journal.over === undefined) conversation.releaseAll();
  }
}

/** A bandit whose rewards are clipped to [0, 1] before it learns from them. */
export function withClippedRewards(reference: unknown): unknown {
  const { create } = reference as { create(options: object): Implementation };
  return {
    ...(reference as Implementation),
    create: (options: object) => {
      const instance = create(options);
      const update = instance.update as Update;
      return {
        ...instance,
        update: (arm: number, reward: number) => update.call(instance, arm, Math.min(1, Math.max(0, reward))),
      };
    },
  };
}
