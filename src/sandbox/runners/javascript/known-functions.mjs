// Functions of packages that are not installed, where what they do is known and rests on nothing but their arguments and the random
// source. Any other function of these packages is missing.

const number = (x) => Number(x);
const iteratee = (by) => (typeof by === 'function' ? by : (one) => (by === undefined ? one : one?.[by]));
const best = (list, by, isBetter) => {
  const value = iteratee(by);
  let found;
  for (const one of list ?? []) if (found === undefined || isBetter(value(one), value(found))) found = one;
  return found;
};
const values = (collection) => (Array.isArray(collection) ? collection : Object.values(collection ?? {}));
const total = (list, by) => values(list).reduce((sum, one) => sum + iteratee(by)(one), 0);
const below = (n) => Math.floor(Math.random() * n);

/** Fisher and Yates, in place. */
function shuffleInPlace(list) {
  for (let at = list.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [list[at], list[other]] = [list[other], list[at]];
  }
}

function shuffled(collection) {
  const list = [...values(collection)];
  shuffleInPlace(list);
  return list;
}

function range(start, end, step) {
  const [from, to] = end === undefined ? [0, start] : [start, end];
  const by = step ?? (from <= to ? 1 : -1);
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / (by || 1))) }, (_, index) => from + index * by);
}

function random(low = 1, high = undefined, floating = false) {
  const [from, to] = high === undefined ? [0, low] : [low, high];
  if (floating || from % 1 !== 0 || to % 1 !== 0) return from + Math.random() * (to - from);
  return from + below(to - from + 1);
}

/** Box and Muller. */
const normal = (mean = 0, sigma = 1) =>
  mean + sigma * Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());

/** Marsaglia and Tsang 2000; the shape below 1 by way of one more. */
function gamma(shape, scale = 1) {
  if (shape < 1) return gamma(shape + 1, scale) * (1 - Math.random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - Math.random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v * scale;
  }
}

function beta(alpha, other) {
  const x = gamma(alpha);
  return x / (x + gamma(other));
}

function check(condition, message) {
  if (!condition) throw new Error(typeof message === 'string' ? message : 'check failed');
}

const isType = (type) => (value) => typeof value === type;

const LODASH = {
  isArray: Array.isArray,
  isBoolean: isType('boolean'),
  isFinite: Number.isFinite,
  isFunction: isType('function'),
  isInteger: Number.isInteger,
  isNaN: Number.isNaN,
  isNil: (value) => value === undefined || value === null,
  isNumber: isType('number'),
  isObject: (value) => (typeof value === 'object' && value !== null) || typeof value === 'function',
  isString: isType('string'),
  isUndefined: (value) => value === undefined,
  clamp: (x, low, high) => Math.min(Math.max(x, low), high),
  clone: (value) => (Array.isArray(value) ? [...value] : typeof value === 'object' ? { ...value } : value),
  cloneDeep: structuredClone,
  first: (list) => list?.[0],
  head: (list) => list?.[0],
  last: (list) => list?.[list.length - 1],
  max: (list) => best(list, undefined, (a, b) => a > b),
  maxBy: (list, by) => best(list, by, (a, b) => a > b),
  min: (list) => best(list, undefined, (a, b) => a < b),
  minBy: (list, by) => best(list, by, (a, b) => a < b),
  mean: (list) => total(list) / list.length,
  meanBy: (list, by) => total(list, by) / list.length,
  sum: (list) => total(list),
  sumBy: total,
  random,
  range,
  sample: (collection, n = undefined) => (n === undefined ? shuffled(collection)[0] : shuffled(collection).slice(0, n)),
  sampleSize: (collection, n = 1) => shuffled(collection).slice(0, n),
  shuffle: shuffled,
  times: (n, by) => Array.from({ length: n }, (_, index) => by(index)),
};

const OF_PACKAGES = {
  lodash: LODASH,
  tfjs: { 'util.shuffle': shuffleInPlace, 'util.assert': check },
  mathjs: Object.fromEntries(
    ['abs', 'exp', 'log', 'sqrt', 'pow', 'tanh', 'floor', 'ceil'].map((name) => [name, Math[name]]),
  ),
  jstat: { 'beta.sample': beta, 'gamma.sample': gamma, 'normal.sample': normal },
  precond: { checkArgument: check, checkState: check },
  'stdlib-beta': { '': beta },
  'stdlib-gamma': { '': (shape, rate = 1) => gamma(shape, 1 / number(rate)) },
  'stdlib-normal': { '': normal },
};

/** Packages that give the same functions under other names, by a pattern of what stands before the member. */
const SPELLINGS = [
  [/^(?:lodash(?:-es)?|underscore)(?:\.|\/|$)/, 'lodash'],
  [/^@tensorflow\/tfjs(?:-node|-node-gpu|-core)?(?:\.|$)/, 'tfjs'],
  [/^mathjs(?:\.|$)/, 'mathjs'],
  [/^jstat(?:\.jStat)?(?:\.|$)/i, 'jstat'],
  [/^precond(?:\.|$)/, 'precond'],
  [/^@stdlib\/random[-/]base[-/]beta(?:\.|$)/, 'stdlib-beta'],
  [/^@stdlib\/random[-/]base[-/]gamma(?:\.|$)/, 'stdlib-gamma'],
  [/^@stdlib\/random[-/]base[-/]normal(?:\.|$)/, 'stdlib-normal'],
];

/** @param {string} name of a member, with its package before it; undefined when nothing is known of it */
export function knownFunction(name) {
  const plain = name.replaceAll('.default', '');
  for (const [spelling, known] of SPELLINGS) {
    const head = spelling.exec(plain)?.[0];
    if (head === undefined) continue;
    const member = plain.slice(head.length);
    return Object.hasOwn(OF_PACKAGES[known], member) ? OF_PACKAGES[known][member] : undefined;
  }
  return undefined;
}
