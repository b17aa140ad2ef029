/** Id of the encoding, and the convention, of an epsilon that says how often the best action is taken. */
export const EPSILON_OF_BEST = 'as the probability of the best action';
