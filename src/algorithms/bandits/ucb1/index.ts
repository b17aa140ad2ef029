import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { playing, playingLies, playingVariants } from '../rounds/play.js';
import { ucb1Contract } from './contract.js';
import { ucb1Lies } from './lies.js';
import { PLAY_CATCHES, PLAY_VARIANTS } from './play-catches.js';
import { ucb1Properties } from './properties.js';
import { ucb1 } from './reference.js';
import { ucb1Scenario, ucb1Tolerance } from './scenario.js';
import { ucb1Variants } from './variants.js';

const named = propertyIds('ucb1');

export const ucb1Algorithm = defineAlgorithm({
  id: 'ucb1',
  family: 'bandits',
  title: 'UCB1',
  aliases: [
    'ucb1',
    'ucb-1',
    'upper confidence bound',
    'ucb bandit',
    'bandit ucb',
    'ucb agent',
    'ucb policy',
    'ucb strategy',
  ],
  idea:
    'Play every arm once, then always the arm whose mean plus confidence bonus is largest. ' +
    'The bonus grows with the logarithm of time and shrinks with the plays of the arm.',
  sources: [
    {
      citation:
        'Auer, Cesa-Bianchi, Fischer 2002. Finite-time analysis of the multiarmed bandit problem. Machine Learning 47',
      locator: 'Fig. 1 and Theorem 1',
      url: 'https://doi.org/10.1023/A:1013689704352',
    },
  ],
  equations: ['play every arm once', 'a_t = argmax_a mean_a + c sqrt(ln t / n_a), c = sqrt(2)'],
  cost: 'O(1) an update and O(k) a choice, k arms',
  contract: ucb1Contract,
  reference: playing(ucb1),
  properties: ucb1Properties,
  lies: playingLies('ucb1', ucb1Lies, PLAY_CATCHES),
  variants: playingVariants('ucb1', ucb1Variants, PLAY_VARIANTS),
  phrases: [
    { text: 'UCB1', properties: named('every-arm-first', 'index-formula', 'select-argmax-index') },
    { text: 'upper confidence bound', properties: named('index-formula', 'select-argmax-index') },
    {
      text: 'optimism in the face of uncertainty',
      properties: named('bonus-grows-when-ignored', 'more-pulls-less-bonus', 'select-argmax-index'),
    },
    {
      text: 'exploration bonus shrinks as an arm is pulled',
      properties: named('more-pulls-less-bonus', 'index-formula'),
    },
    { text: 'every arm is tried at least once', properties: named('every-arm-first') },
    { text: 'logarithmic regret', properties: named('log-regret', 'index-formula') },
  ],
  falseProperties: [
    {
      statement: 'the score of an arm falls every time it is played',
      why: 'its mean may rise more than its bonus falls',
    },
    { statement: 'regret is logarithmic on every run', why: 'in expectation, or for noise-free arms' },
    { statement: 'scaling the rewards does not change behaviour', why: 'c is tied to rewards in [0, 1]' },
  ],
  scenario: ucb1Scenario,
  scenarioTolerance: ucb1Tolerance,
});
