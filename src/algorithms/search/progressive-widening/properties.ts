import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { shuffled } from '../../random.js';
import type { TreeSearchImplementation } from '../contracts/tree-search.js';
import { drawnGame } from '../games.js';
import { type Check, searchOptions, treeProperty, treeSearchProperties } from '../tree-search-properties.js';

const id = 'progressive-widening';
const MOVES = 40;

function openedAt(
  implementation: TreeSearchImplementation,
  random: Random,
  simulations: number,
  factor: number,
  exponent: number,
) {
  const options = searchOptions(random, { wideningFactor: factor, wideningExponent: exponent });
  const { visits } = implementation.create(options).search(drawnGame(MOVES, 4), simulations);
  return visits.filter((count) => count > 0).length;
}

const widthLaw: Check = (implementation, random) => {
  for (const [simulations, factor, exponent] of [
    [120, 1.5, 0.5],
    [300, 2.5, 0.35],
    [60, 1.2, 0.7],
  ] as const) {
    const found = openedAt(implementation, random, simulations, factor, exponent);
    const law = factor * simulations ** exponent;
    if (!(found >= Math.floor(law) - 1 && found <= Math.ceil(law) + 1))
      return counterexample(
        'the number of moves tried is not about k N^alpha',
        { moves: MOVES, simulations, wideningFactor: factor, wideningExponent: exponent },
        `${Math.floor(law) - 1} to ${Math.ceil(law) + 1}`,
        found,
      );
  }
  return undefined;
};

/** The opened moves are those of the largest priors, in a drawn game where nothing else tells them apart. */
const likeliestFirst: Check = (implementation, random) => {
  const ranks = shuffled(
    random,
    Array.from({ length: MOVES }, (_, index) => index),
  );
  const priors = ranks.map((rank) => 2 ** -(rank / 4));
  const total = priors.reduce((sum, prior) => sum + prior, 0);
  const evaluate = () => ({ priors: priors.map((prior) => prior / total), value: 0 });
  const options = searchOptions(random, {
    evaluate: (state) => (state.legalActions().length === MOVES ? evaluate() : { priors: [], value: 0 }),
    wideningFactor: 1.5,
  });
  const { visits } = implementation.create(options).search(drawnGame(MOVES, 3), 100);
  const opened = visits.flatMap((count, action) => (count > 0 ? [ranks[action] as number] : [])).sort((a, b) => a - b);
  if (opened.every((rank, order) => rank === order) && opened.length > 3) return undefined;
  return counterexample(
    'the moves that were opened are not the likeliest',
    { priors, simulations: 100 },
    'ranks 0, 1, 2 and so on',
    opened,
  );
};

/** Couetoux et al. open moves at random; fewer than all are opened, and not the same ones for every source. */
function opensAtRandom(implementation: TreeSearchImplementation, random: Random): Counterexample | undefined {
  const sets = [1, 2, 3].map(() => {
    const options = searchOptions(random, { wideningFactor: 1.5 });
    const { visits } = implementation.create(options).search(drawnGame(MOVES, 3), 100);
    return visits.map((count) => (count > 0 ? 1 : 0)).join('');
  });
  const limited = sets.every((set) => [...set].filter((bit) => bit === '1').length < MOVES / 2);
  if (limited && new Set(sets).size > 1) return undefined;
  return counterexample(
    'moves are opened neither by prior nor at random',
    { simulations: 100 },
    'sets that differ',
    sets,
  );
}

export const properties: readonly Property<TreeSearchImplementation>[] = [
  ...treeSearchProperties(id),
  treeProperty(
    `${id}.width-law`,
    'After N simulations about k N^alpha moves of the root have been tried.',
    'Couetoux et al. 2011, Algorithm 1.',
    '1 beside rounding',
    widthLaw,
  ),
  {
    ...treeProperty(
      `${id}.likeliest-first`,
      'Moves are opened in the order of their priors.',
      'Coulom 2007, section 4.',
      'exact',
      likeliestFirst,
      'when-claimed',
    ),
    conventions: [
      {
        id: 'opens-at-random',
        description: 'new moves are drawn at random, as in Couetoux et al. 2011',
        check: opensAtRandom,
      },
    ],
  },
];
