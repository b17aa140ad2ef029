import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { seededRandom } from '../../random.js';
import { type TrajectoryImplementation, trajectoryContract } from './contract.js';
import { estimateProperties } from './estimate-properties.js';
import { drawRollout, readSteps } from './inputs.js';
import { trajectoryLies } from './lies.js';
import { logProperties } from './log-properties.js';
import { generalisedAdvantages, trajectoryLog, trajectoryReference } from './reference.js';

/** Each return summed forward from its step, and a log of tuples. */
const otherForms: TrajectoryImplementation = {
  returns: ({ r, term, trunc, vNext, gamma }) =>
    r.map((_, t) => {
      let [sum, weight] = [0, 1];
      for (let k = t; k < r.length; k++) {
        sum += weight * (r[k] as number);
        weight *= gamma;
        if (term[k]) return sum;
        if (trunc[k]) return sum + weight * (vNext[k] as number);
      }
      return sum + weight * (vNext.at(-1) as number);
    }),
  gae: generalisedAdvantages,
  log() {
    const right = trajectoryLog();
    return {
      ...right,
      all: () =>
        right.all().map(({ s, a, r, s2, done }) => [s, a, r, s2, done]) as unknown as ReturnType<typeof right.all>,
    };
  },
};

export const trajectoryLogAlgorithm: AnyAlgorithm = defineAlgorithm({
  id: 'trajectory-log',
  family: 'tabular',
  title: 'Trajectory log, returns and advantages',
  aliases: [
    'trajectory log',
    'trajectory logger',
    'trajectory logging',
    'rollout buffer',
    'generalized advantage estimation',
    'gae',
    'generalised advantage estimation',
    'discounted return',
    'discounted returns',
    'discounted rewards',
    'rewards to go',
    'returns',
  ],
  idea: 'Each step is kept as state, action, reward, next state and end flag. Returns and advantages sum discounted rewards and errors to the end of each episode, with an estimated value where the episode was only cut off.',
  sources: [
    {
      citation: 'Sutton and Barto 2018, Reinforcement Learning: An Introduction',
      locator: 'eq. 3.8, 3.9',
      url: 'http://incompleteideas.net/book/the-book-2nd.html',
    },
    {
      citation: 'Schulman et al. 2016, High-dimensional continuous control using generalized advantage estimation',
      locator: 'eq. 16 to 18',
      url: 'https://arxiv.org/abs/1506.02438',
    },
    {
      citation: 'Pardo et al. 2018, Time limits in reinforcement learning',
      locator: 'partial-episode bootstrapping',
      url: 'https://arxiv.org/abs/1712.00378',
    },
  ],
  equations: [
    'G_t = r_t + gamma G_{t+1}; 0 follows termination, V(s_{t+1}) follows truncation',
    'delta_t = r_t + gamma (1 - term_t) V(s_{t+1}) - V(s_t); A_t = delta_t + gamma lambda (1 - end_t) A_{t+1}',
  ],
  cost: 'O(n) for n steps; O(1) to log one',
  contract: trajectoryContract,
  reference: trajectoryReference,
  properties: [...estimateProperties, ...logProperties],
  lies: trajectoryLies,
  variants: [
    {
      id: 'other-forms',
      description: 'returns summed forward, and a log of tuples',
      implementation: otherForms,
    },
  ],
  phrases: [
    {
      text: 'logs trajectories (state, action, reward, next_state, done)',
      properties: [
        'trajectory-log.done-marks-episode-end',
        'trajectory-log.next-state-links',
        'trajectory-log.actions-and-rewards-kept',
      ],
    },
    {
      text: 'discounted return',
      properties: [
        'trajectory-log.terminal-cuts',
        'trajectory-log.tail-bootstraps',
        'trajectory-log.discount-extremes',
      ],
    },
    {
      text: 'generalized advantage estimation',
      properties: [
        'trajectory-log.lambda-one-is-return',
        'trajectory-log.lambda-zero-is-td',
        'trajectory-log.advantages-closed-form',
      ],
    },
    { text: 'retire -> episode end', properties: ['trajectory-log.done-marks-episode-end'] },
    { text: 'terminal flag', properties: ['trajectory-log.done-marks-episode-end', 'trajectory-log.terminal-cuts'] },
    {
      text: 'experience replay tuple',
      properties: ['trajectory-log.next-state-links', 'trajectory-log.actions-and-rewards-kept'],
    },
    { text: 'n-step returns', properties: ['trajectory-log.tail-bootstraps'] },
    { text: 'handles time limits', properties: ['trajectory-log.truncation-bootstraps'] },
  ],
  falseProperties: [
    {
      statement: 'done = terminated or truncated is harmless',
      why: 'it biases the values at time limits (Pardo et al. 2018)',
    },
    { statement: 'returns are positive when most rewards are', why: 'one large negative reward is enough' },
  ],
  scenario(implementation) {
    const rollout = drawRollout(seededRandom(17));
    const log = implementation.log();
    log.step([1, 2], 3, -2.5, [3, 4], false);
    log.step([3, 4], 1, 0.5, [5, 6], true);
    const steps = readSteps(log.all());
    return [
      ...implementation.returns(rollout),
      ...implementation.gae(rollout),
      ...steps.flatMap(({ s, a, r, s2, done }) => [
        ...(s as number[]),
        a as number,
        r,
        ...(s2 as number[]),
        Number(done),
      ]),
    ];
  },
});
