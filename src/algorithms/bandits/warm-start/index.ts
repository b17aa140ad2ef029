import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { warmStartContract } from './contract.js';
import { warmStartLies } from './lies.js';
import { warmStartProperties } from './properties.js';
import { warmStart } from './reference.js';
import { warmStartScenario } from './scenario.js';
import { warmStartVariants } from './variants.js';

const named = propertyIds('warm-start');

export const warmStartAlgorithm = defineAlgorithm({
  id: 'warm-start',
  family: 'bandits',
  title: 'Warm start from logged events',
  aliases: ['warm start', 'warm-start', 'warm-started bandit', 'warmstart'],
  idea:
    'A bandit learns from logged interactions before it makes its first choice, reward 1 for a right answer and 0 for a wrong one. ' +
    'Each event is described by what was known before it, or the model learns to read the answer off its features.',
  sources: [
    {
      citation:
        'Li, Chu, Langford, Schapire 2010. A contextual-bandit approach to personalized news article recommendation. WWW',
      locator: 'Alg. 1 (the update of each event)',
      url: 'https://arxiv.org/abs/1003.0146',
    },
    {
      citation: 'Strehl, Langford, Li, Kakade 2010. Learning from logged implicit exploration data. NIPS',
      locator: 'section 2 (what a log of another policy can tell)',
      url: 'https://arxiv.org/abs/1003.0120',
    },
  ],
  equations: [
    'x_i = contextOf({events j of the same user, t_j < t_i}, event_i)',
    'A = lambda I + sum x_i x_i^T, b = sum r_i x_i, r_i = 1 if right, else 0',
  ],
  cost: 'O(n d^2 + n log n), n events and d features, beside the cost of contextOf',
  contract: warmStartContract,
  reference: warmStart,
  properties: warmStartProperties,
  lies: warmStartLies,
  variants: warmStartVariants,
  phrases: [
    { text: 'warm-start the bandit', properties: named('equals-ridge-on-log', 'counts-events') },
    {
      text: 'uses historical events to train the bandit',
      properties: named('equals-ridge-on-log', 'history-is-earlier'),
    },
    { text: 'simulates a reward based on actual correctness', properties: named('equals-ridge-on-log') },
    { text: 'warm-started bandit has n_updates > 0', properties: named('counts-events') },
    { text: 'can be re-run safely', properties: named('repeatable', 'log-untouched') },
    { text: 'learns from logged events', properties: named('equals-ridge-on-log', 'keeps-learning') },
  ],
  falseProperties: [
    {
      statement: 'a warm-started model predicts what a learning bandit would have found',
      why: 'the log shows what another policy chose: arms it avoided stay unknown',
    },
    {
      statement: 'more logged events do no harm',
      why: 'leaked or wrong rewards move theta; only the widths must fall',
    },
  ],
  scenario: warmStartScenario,
});
