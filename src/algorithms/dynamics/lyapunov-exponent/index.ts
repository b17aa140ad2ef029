import { defineAlgorithm } from '../../../model/algorithm.js';
import { uniform } from '../../random.js';
import { type LyapunovImplementation, lyapunovContract } from './contract.js';
import { lyapunovLies } from './lies.js';
import { henon, linearMap, logistic } from './maps.js';
import { lyapunovProperties } from './properties.js';
import { lyapunovExponent } from './reference.js';

/** Follows the tangent vector through the Jacobian by central differences, in place of a neighbour. */
const tangentVector: LyapunovImplementation = {
  lyapunov(f, x0, n) {
    let state = [...x0];
    let tangent = x0.map(() => 1 / Math.sqrt(x0.length));
    let growth = 0;
    const step = 1e-6;
    for (let iteration = 0; iteration < n; iteration++) {
      const ahead = f(state.map((x, axis) => x + step * (tangent[axis] as number)));
      const behind = f(state.map((x, axis) => x - step * (tangent[axis] as number)));
      const image = ahead.map((x, axis) => (x - (behind[axis] as number)) / (2 * step));
      const length = Math.hypot(...image);
      growth += Math.log(length);
      tangent = image.map((component) => component / length);
      state = f(state);
    }
    return growth / n;
  },
};

export const lyapunovExponentAlgorithm = defineAlgorithm<LyapunovImplementation>({
  id: 'lyapunov-exponent',
  family: 'dynamics',
  title: 'Largest Lyapunov exponent',
  aliases: ['lyapunov', 'lambda-hat', 'largest lyapunov exponent', 'maximal lyapunov exponent'],
  idea:
    'Two neighbouring trajectories part (or meet) exponentially; the exponent is the mean log growth of their distance a step. ' +
    'The neighbour is brought back after every step, because the distance cannot grow beyond the attractor.',
  sources: [
    {
      citation: 'Benettin, Galgani, Giorgilli and Strelcyn 1980, Lyapunov characteristic exponents, Meccanica 15',
      locator: 'part 2: numerical application',
    },
    {
      citation:
        'Wolf, Swift, Swinney and Vastano 1985, Determining Lyapunov exponents from a time series, Physica D 16',
      locator: 'section 3 and table 1',
    },
  ],
  equations: [
    'lambda = lim 1/n sum_k ln(||d_{k+1}|| / ||d_0||), d renormalised to ||d_0|| along its own direction after each step',
  ],
  cost: 'O(n d) for n steps in d dimensions, besides 2 n evaluations of the map.',
  contract: lyapunovContract,
  reference: lyapunovExponent,
  properties: lyapunovProperties,
  lies: lyapunovLies,
  variants: [
    {
      id: 'tangent-vector',
      description: 'a tangent vector carried by central differences',
      implementation: tangentVector,
    },
  ],
  phrases: [
    { text: 'lyapunov exponent', properties: ['lyapunov.logistic-r4', 'lyapunov.linear-maps', 'lyapunov.henon'] },
    { text: 'lambda <= 0: stable', properties: ['lyapunov.linear-maps', 'lyapunov.logistic-r4'] },
    { text: 'edge of chaos', properties: ['lyapunov.logistic-r4'] },
    { text: 'near-critical dynamics', properties: ['lyapunov.logistic-r4', 'lyapunov.linear-maps'] },
  ],
  falseProperties: [
    { statement: 'lambda <= 0 means the agent is safe', why: 'stability of a map says nothing of what the map does' },
    { statement: 'a positive exponent means noise', why: 'deterministic chaos has one; noise has no finite exponent' },
  ],
  scenario: (implementation, random) => [
    implementation.lyapunov(logistic(3.2), [uniform(random, 0.3, 0.4)], 600),
    implementation.lyapunov(logistic(4), [0.3], 3000),
    implementation.lyapunov(henon, [0.05, -0.02], 3000),
    implementation.lyapunov(linearMap([[0.7]]), [0.9], 100),
    implementation.lyapunov(
      linearMap([
        [0.644, 0.192],
        [0.192, 0.756],
      ]),
      [0.3, -0.2],
      500,
    ),
  ],
  scenarioTolerance: 0.02,
});
