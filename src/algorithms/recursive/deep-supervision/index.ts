import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { supervisionContract } from './contract.js';
import { supervisionLies } from './lies.js';
import { supervisionReference } from './reference.js';
import { refinementProperties } from './refinement-properties.js';
import { supervisionProperties } from './supervision-properties.js';

export const deepSupervision: AnyAlgorithm = defineAlgorithm({
  id: 'deep-supervision',
  family: 'recursive',
  title: 'Deep supervision over recursion levels',
  aliases: [
    'deep supervision',
    'deep supervision weights',
    'trm supervision',
    'tiny recursive model supervision',
    'recursive deep supervision',
    'convergence detection',
    'iterative refinement',
  ],
  idea: 'The prediction of every level of a recursion is compared with the target, with weights that fall from the last level to the first. The recursion itself stops when its state no longer changes, and says whether it did.',
  sources: [
    {
      citation: 'Lee, Xie, Gallagher, Zhang and Tu 2015, Deeply-Supervised Nets',
      locator: 'companion objective',
      url: 'https://arxiv.org/abs/1409.5185',
    },
    {
      citation: 'Jolicoeur-Martineau 2025, Less is More: Recursive Reasoning with Tiny Networks',
      locator: 'deep supervision',
      url: 'https://arxiv.org/abs/2510.04871',
    },
  ],
  equations: [
    'w_i = decay^(n - i), i = 1 ... n',
    'L = sum_i w_i mean_d (y_id - t_d)^2',
    'converged when |x_{k+1} - x_k| < tol and k + 1 >= min',
  ],
  cost: 'O(n d) a loss of n levels of d components; one call and O(d) an iteration',
  contract: supervisionContract,
  reference: supervisionReference,
  properties: [...supervisionProperties, ...refinementProperties],
  lies: supervisionLies,
  variants: [
    {
      id: 'recursive-weights',
      description: 'multiplies the weights up from the last level, and measures the change by its largest component',
      implementation: {
        weights(n, { decay }) {
          const weights = [1];
          while (weights.length < n) weights.unshift((weights[0] as number) * decay);
          return weights;
        },
        loss: (predictions, target, { decay }) =>
          predictions.reduce(
            (loss, prediction) =>
              decay * loss +
              prediction.reduce((sum, value, d) => sum + (value - (target[d] as number)) ** 2, 0) / target.length,
            0,
          ),
        refine(f, x0, { max, tol, min }) {
          const residuals: number[] = [];
          let x = [...x0];
          while (residuals.length < max) {
            const next = [...f(x)];
            residuals.push(Math.max(...next.map((value, d) => Math.abs(value - (x[d] as number)))));
            x = next;
            if (residuals.length >= min && (residuals.at(-1) as number) < tol)
              return { x, steps: residuals.length, converged: true, residuals };
          }
          return { x, steps: residuals.length, converged: false, residuals };
        },
      },
    },
  ],
  phrases: [
    {
      text: 'deep supervision at all recursion levels',
      properties: ['deep-supervision.every-level-is-supervised', 'deep-supervision.level-count-free'],
    },
    { text: 'supervision weight decay', properties: ['deep-supervision.weights-closed-form'] },
    { text: 'exponential decay for deeper levels', properties: ['deep-supervision.weights-closed-form'] },
    {
      text: 'convergence monitoring',
      properties: ['deep-supervision.convergence-detected', 'deep-supervision.nan-is-not-convergence'],
    },
    {
      text: 'residual norm tracking',
      properties: ['deep-supervision.result-is-last-iterate', 'deep-supervision.residual-covers-all-components'],
    },
    {
      text: 'automatic convergence detection',
      properties: ['deep-supervision.convergence-detected', 'deep-supervision.min-steps-respected'],
    },
    {
      text: 'iterative refinement',
      properties: ['deep-supervision.result-is-last-iterate', 'deep-supervision.convergence-detected'],
    },
    { text: 'minimum number of recursions', properties: ['deep-supervision.min-steps-respected'] },
  ],
  falseProperties: [
    { statement: 'each recursion improves the prediction', why: 'false in general; supervision only asks for it' },
    { statement: 'more recursions give a lower loss', why: 'the sum gets more terms, and nothing forces them to fall' },
  ],
  scenario(implementation) {
    const target = [1];
    const predictions = [[3], [0.5], [2], [1.25]];
    const losses = [0.5, 0.8].flatMap((decay) => [
      ...implementation.weights(4, { decay }),
      implementation.loss(predictions, target, { decay }),
      implementation.loss(predictions.slice(0, 2), target, { decay }),
    ]);
    const runs = [
      implementation.refine((x) => x.map((value) => value / 2), [1], { max: 30, tol: 1e-3, min: 1 }),
      implementation.refine(([a = 0, b = 0]) => [-b, a], [1, 0], { max: 7, tol: 1e-3, min: 1 }),
      implementation.refine((x) => [...x], [2], { max: 9, tol: 1e-3, min: 4 }),
    ];
    return [
      ...losses,
      ...runs.flatMap(({ x, steps, converged, residuals }) => [...x, steps, Number(converged), residuals.length]),
    ];
  },
});
