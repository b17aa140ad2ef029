import { defineAlgorithm } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { tanh } from './activations.js';
import { type LeakyIntegratorImplementation, leakyIntegratorContract } from './contract.js';
import { leakyIntegratorLies } from './lies.js';
import { leakyIntegratorProperties } from './properties.js';
import { leakyIntegrator } from './reference.js';

/** Gives y_t = f(x_t) in place of f(x_{t+1}): the other reading of "output_t = f(state_t)". */
const outputBefore: LeakyIntegratorImplementation = {
  create(options) {
    const inner = leakyIntegrator.create(options);
    return {
      step(u) {
        const before = options.act(inner.state());
        inner.step(u);
        return before;
      },
      state: () => inner.state(),
      reset: () => inner.reset(),
    };
  },
};

export const leakyIntegratorAlgorithm = defineAlgorithm<LeakyIntegratorImplementation>({
  id: 'leaky-integrator',
  family: 'dynamics',
  title: 'Leaky integrator',
  aliases: ['leaky', 'neural integrator', 'leaky neural integrator', 'leaky accumulator'],
  idea:
    'A state adds up its weighted input and loses a fixed share of itself each step, so that it remembers the recent past. ' +
    'A nonlinearity shapes what is read out and does not enter the state.',
  sources: [
    {
      citation: 'Seung 1996, How the brain keeps the eyes still, PNAS 93',
      locator: 'the leaky integrator of the introduction, in discrete time',
      url: 'https://doi.org/10.1073/pnas.93.23.13339',
    },
    {
      citation: 'Usher and McClelland 2001, The time course of perceptual choice, Psychological Review 108',
      locator: 'eq. 4: leak, input and Gaussian noise of one accumulator',
    },
  ],
  equations: ['x_{t+1} = (1 - leak) x_t + w u_t - bias + noise_t', 'y_t = f(x_{t+1})', 'x* = (w u - bias) / leak'],
  cost: 'O(dim) a step.',
  contract: leakyIntegratorContract,
  reference: leakyIntegrator,
  properties: leakyIntegratorProperties,
  lies: leakyIntegratorLies,
  variants: [
    {
      id: 'output-before-input',
      description: 'the output is the nonlinearity of the state before the input',
      implementation: outputBefore,
      variantOf: ['leaky.output-is-activated-state'],
    },
  ],
  phrases: [
    { text: 'neural integrator', properties: ['leaky.recursion'] },
    { text: 'leaky integrator', properties: ['leaky.recursion', 'leaky.free-decay'] },
    { text: 'accumulates input over time', properties: ['leaky.no-leak-sums', 'leaky.recursion'] },
    { text: 'evidence accumulation', properties: ['leaky.no-leak-sums', 'leaky.recursion'] },
    { text: 'temporal memory', properties: ['leaky.free-decay'] },
    { text: 'leakage of 0 means no leakage', properties: ['leaky.no-leak-sums'] },
    { text: 'leakage of 1 means the state resets each step', properties: ['leaky.full-leak-is-memoryless'] },
    { text: 'bias subtracted before activation', properties: ['leaky.recursion', 'leaky.steady-state'] },
    { text: 'gaussian noise added to the state update', properties: ['leaky.noise-stats-and-seed'] },
    { text: 'non-linear activation', properties: ['leaky.output-is-activated-state', 'leaky.activation-not-fed-back'] },
    { text: 'resets to the initial state', properties: ['leaky.reset-restores-initial'] },
  ],
  falseProperties: [
    { statement: 'the integrator never forgets', why: 'only for leak = 0' },
    {
      statement: 'the output grows with time for constant input',
      why: 'for leak > 0 it converges to (w u - bias) / leak',
    },
  ],
  scenario: (implementation, random) => {
    const subject = implementation.create({
      dim: 2,
      leak: 0.3,
      w: [1.5, -0.7],
      bias: 0.4,
      act: tanh,
      noise: 0,
      x0: [0.6, -2],
      rng: random,
    });
    const trace: number[] = [];
    for (let step = 0; step < 8; step++) {
      subject.step(normalVector(random, 2));
      trace.push(...subject.state());
    }
    trace.push(...subject.step([0.2, 0.1]));
    subject.reset();
    return [...trace, ...subject.state()];
  },
});
