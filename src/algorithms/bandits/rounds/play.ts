import type { Lie, OperationSpec, Variant } from '../../../model/algorithm.js';
import type { Implementation } from '../../implementation.js';
import { propertyIds } from '../naming.js';

/** What a bandit needs to play by itself. */
export interface Choosing {
  select(): number;
  update(arm: number, reward: number): void;
  /**
   * Plays one round for each row: chooses an arm, gets the reward that the row has for it and learns that.
   *
   * @returns the arm of each round, 0 to k - 1
   */
  play?(rewards: readonly (readonly number[])[]): readonly number[];
}

/** The operation of bandits that ask their arms for rewards themselves, and may show neither choice nor update. */
export const playOperation: OperationSpec = {
  name: 'play',
  effect: 'updates',
  required: false,
  summary: 'Plays rounds by itself: in each it chooses an arm, asks for its reward and learns it.',
  parameters: [
    {
      name: 'rewards',
      aliases: [],
      shape: 'matrix[rounds,k]',
      meaning: 'what each arm would give in each round',
    },
  ],
  returns: 'the arm of each round, index[]',
  aliases: [],
};

interface Creating<Options, Instance extends Choosing> extends Implementation {
  create(options: Options): Instance;
}

/** The same implementation, whose instances play by choosing and updating in turn. */
export function playing<Options, Instance extends Choosing>(
  implementation: Creating<Options, Instance>,
): Creating<Options, Instance> {
  return {
    ...implementation,
    operations: [...(implementation.operations ?? []), playOperation.name],
    create: (options) => {
      const instance = implementation.create(options);
      const play = (rewards: readonly (readonly number[])[]): number[] =>
        rewards.map((row) => {
          const arm = instance.select();
          instance.update(arm, row[arm] as number);
          return arm;
        });
      return { ...instance, play };
    },
  };
}

/** Lies that can play, each with those checks of its play that catch it as well: last parts of ids, then ids of lies. */
export function playingLies<Options, Instance extends Choosing>(
  algorithm: string,
  lies: readonly Lie<Creating<Options, Instance>>[],
  caught: Readonly<Record<string, readonly string[]>>,
): Lie<Creating<Options, Instance>>[] {
  const ids = propertyIds(algorithm);
  return lies.map((lie) => {
    const more = Object.keys(caught).filter((property) => caught[property]?.includes(lie.id));
    return { ...lie, implementation: playing(lie.implementation), caughtBy: [...lie.caughtBy, ...ids(...more)] };
  });
}

/** Variants that can play, each with those checks of its play that take it for another convention. */
export function playingVariants<Options, Instance extends Choosing>(
  algorithm: string,
  variants: readonly Variant<Creating<Options, Instance>>[],
  differing: Readonly<Record<string, readonly string[]>>,
): Variant<Creating<Options, Instance>>[] {
  const ids = propertyIds(algorithm);
  return variants.map((variant) => {
    const more = Object.keys(differing).filter((property) => differing[property]?.includes(variant.id));
    const variantOf = [...(variant.variantOf ?? []), ...ids(...more)];
    return {
      ...variant,
      implementation: playing(variant.implementation),
      ...(variantOf.length === 0 ? {} : { variantOf }),
    };
  });
}

/** The arms of some rounds, played by an instance that can. */
export function played(instance: Choosing, rewards: readonly (readonly number[])[]): readonly number[] {
  if (instance.play === undefined) throw new TypeError('this bandit cannot play by itself');
  return instance.play(rewards);
}
