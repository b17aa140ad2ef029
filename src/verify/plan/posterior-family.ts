import type { Facts, SymbolFact } from '../../model/facts.js';

const NORMAL = /(^|\.)(normal|gauss|normalvariate|standard_normal|randn|multivariate_normal|randomNormal)$/;
const BETA = /(^|\.)(beta|betavariate|betaSample|sampleBeta|gamma|gammavariate|dirichlet)$|beta/i;
const SAYS_BERNOULLI = /\b(beta|bernoulli|binary|click|success)/i;

/**
 * Whether Thompson sampling of Gaussian rewards is meant: it draws from normal distributions alone, and nothing in its names and words
 * speaks of a Beta distribution or of successes.
 */
export function isGaussianSampling(facts: Facts, symbol: SymbolFact): boolean {
  const own = facts.symbols.filter((one) => one === symbol || one.parent === symbol.id);
  const ids = new Set(own.map(({ id }) => id));
  const bodies = facts.bodies.filter((body) => ids.has(body.symbol));
  const called = bodies.flatMap(({ calls }) => calls.map(({ target, callee }) => target ?? callee));
  const words = [
    ...own.flatMap(({ name, doc }) => [name, doc?.text ?? '']),
    ...bodies.flatMap(({ stateWrites }) => stateWrites.map(({ attribute }) => attribute)),
  ];
  return (
    called.some((name) => NORMAL.test(name)) &&
    !called.some((name) => BETA.test(name)) &&
    !words.some((text) => SAYS_BERNOULLI.test(text))
  );
}
