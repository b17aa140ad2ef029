import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { playing, playingLies, playingVariants } from '../rounds/play.js';
import { bernoulliThompsonContract } from './contract.js';
import { bernoulliThompsonLies } from './lies.js';
import { PLAY_CATCHES, PLAY_VARIANTS } from './play-catches.js';
import { bernoulliThompsonProperties } from './properties.js';
import { bernoulliThompson } from './reference.js';
import { bernoulliThompsonScenario, bernoulliThompsonTolerance } from './scenario.js';
import { bernoulliThompsonVariants } from './variants.js';

const named = propertyIds('thompson-bernoulli');

export const bernoulliThompsonAlgorithm = defineAlgorithm({
  id: 'thompson-bernoulli',
  family: 'bandits',
  title: 'Thompson sampling, Beta-Bernoulli',
  aliases: [
    'thompson sampling',
    'thompson',
    'beta-bernoulli thompson sampling',
    'posterior sampling',
    'bayesian bandit',
  ],
  idea:
    'Draw a success probability for each arm from its Beta posterior and play the arm with the largest draw. ' +
    'Every arm is thus played with the probability that it is the best one, given what was seen.',
  sources: [
    {
      citation:
        'Thompson 1933. On the likelihood that one unknown probability exceeds another in view of the evidence of two samples. Biometrika 25',
      locator: 'whole paper',
    },
    {
      citation:
        'Russo, Van Roy, Kazerouni, Osband, Wen 2018. A tutorial on Thompson sampling. Found. Trends Mach. Learn. 11',
      locator: 'Alg. 3.2',
      url: 'https://arxiv.org/abs/1707.02038',
    },
    {
      citation: 'Chapelle, Li 2011. An empirical evaluation of Thompson sampling. NIPS',
      locator: 'Alg. 2',
    },
  ],
  equations: [
    'theta_a ~ Beta(a0 + successes_a, b0 + failures_a); play argmax_a theta_a',
    'on reward r in {0, 1}: a_a += r, b_a += 1 - r',
  ],
  cost: 'O(1) an update and O(k) a choice, k arms',
  contract: bernoulliThompsonContract,
  reference: playing(bernoulliThompson),
  properties: bernoulliThompsonProperties,
  lies: playingLies('thompson-bernoulli', bernoulliThompsonLies, PLAY_CATCHES),
  variants: playingVariants('thompson-bernoulli', bernoulliThompsonVariants, PLAY_VARIANTS),
  phrases: [
    {
      text: 'Thompson sampling',
      properties: named('probability-matching', 'posterior-counts', 'fresh-sample-each-call'),
    },
    { text: 'posterior sampling', properties: named('probability-matching', 'fresh-sample-each-call') },
    { text: 'samples from the Beta posterior', properties: named('probability-matching', 'posterior-counts') },
    { text: 'Bayesian exploration', properties: named('probability-matching', 'cold-start-uniform') },
    { text: 'probability matching', properties: named('probability-matching') },
    { text: 'exploration fades as evidence accumulates', properties: named('concentrates', 'probability-matching') },
  ],
  falseProperties: [
    {
      statement: 'uncertainty falls with every observation',
      why: 'the variance of a Beta can rise: Beta(1, 5) has 0.0198, Beta(2, 5) has 0.0255',
    },
    {
      statement: 'in the end only the best arm is played',
      why: 'the others are played with vanishing frequency, but without end',
    },
  ],
  scenario: bernoulliThompsonScenario,
  scenarioTolerance: bernoulliThompsonTolerance,
});
