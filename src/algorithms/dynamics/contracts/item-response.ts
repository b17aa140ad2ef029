import type { Contract, ParameterSpec } from '../../../model/algorithm.js';

/** What a person of some ability does with one item. Abilities and difficulties share one scale, about [-4, 4]. */
export interface ItemResponseImplementation {
  /** Set where every item has one discrimination, as in the Rasch model. */
  readonly fixed?: { readonly a?: number };
  /**
   * P(right answer), in [0, 1], for ability `theta`, discrimination `a` > 0, difficulty `b` and guessing `c` in [0, 1).
   * The two-parameter model has no use for `c`.
   */
  probability(theta: number, a: number, b: number, c: number): number;
  /** Fisher information of the item about the ability, >= 0. */
  information(theta: number, a: number, b: number, c: number): number;
  /**
   * Maximum-likelihood ability from responses (1 right, 0 wrong) to items with discriminations `a`, difficulties `b` and
   * guessing `c`, all of one length. Responses that are all right or all wrong have no maximum.
   */
  estimateAbility(
    responses: readonly number[],
    a: readonly number[],
    b: readonly number[],
    c: readonly number[],
  ): number;
}

const ability: ParameterSpec = {
  name: 'theta',
  aliases: ['ability', 'skill', 'student_ability', 'proficiency', 'latent_trait', 'level'],
  shape: 'number',
  meaning: 'ability of the person',
};
const discrimination = (shape: string): ParameterSpec => ({
  name: 'a',
  aliases: ['discrimination', 'disc', 'slope', 'alpha'],
  shape,
  meaning: 'how sharply the item tells abilities apart, > 0',
});
const difficulty = (shape: string): ParameterSpec => ({
  name: 'b',
  aliases: ['difficulty', 'diff', 'beta', 'item_difficulty', 'location'],
  shape,
  meaning: 'ability at the steepest point of the curve',
});
const guessing = (shape: string): ParameterSpec => ({
  name: 'c',
  aliases: ['guessing', 'guess', 'pseudo_guessing', 'lower_asymptote', 'chance'],
  shape,
  meaning: 'probability that a person of no ability is right, in [0, 1)',
  default: 0,
});

export const itemResponseContract: Contract = {
  id: 'item-response',
  title: 'Item response model',
  classAliases: [
    'item_response',
    'irt',
    'irt_model',
    'two_parameter_logistic',
    'three_parameter_logistic',
    'student_model',
    'ability_model',
  ],
  operations: [
    {
      name: 'probability',
      effect: 'reads',
      required: true,
      summary: 'the probability of a right answer',
      returns: 'a number in [0, 1]',
      aliases: [
        'prob_correct',
        'p_correct',
        'predict',
        'predict_correct',
        'success_probability',
        'item_characteristic_curve',
        'icc',
        'irf',
        'irt_probability',
        'two_pl',
        'three_pl',
        'prob_3pl',
        'prob_2pl',
        'rasch_probability',
        'probability_correct',
        'correct_probability',
      ],
      parameters: [ability, discrimination('number'), difficulty('number'), guessing('number')],
    },
    {
      name: 'information',
      effect: 'reads',
      required: false,
      summary: 'how much the item says of the ability',
      returns: 'Fisher information, >= 0',
      aliases: ['item_information', 'fisher_information', 'fisher_info', 'item_info', 'info', 'inf', 'iif'],
      parameters: [ability, discrimination('number'), difficulty('number'), guessing('number')],
    },
    {
      name: 'estimateAbility',
      effect: 'reads',
      required: false,
      summary: 'the maximum-likelihood ability',
      returns: 'a number on the scale of the difficulties',
      aliases: [
        'estimate_ability',
        'estimate_theta',
        'ability_estimate',
        'fit_ability',
        'update_ability',
        'mle_theta',
        'estimate_ability_mle',
        'estimate_theta_mle',
      ],
      parameters: [
        {
          name: 'responses',
          aliases: ['answers', 'correct', 'scores', 'u', 'outcomes'],
          shape: 'vector[n]',
          meaning: '1 for a right answer, 0 for a wrong one',
        },
        discrimination('vector[n]'),
        difficulty('vector[n]'),
        guessing('vector[n]'),
      ],
    },
  ],
};
