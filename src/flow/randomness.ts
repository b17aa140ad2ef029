import type { CallExpression } from '../model/code.js';
import { calledMethod, dottedName, rootName, wordsOf } from './names.js';

/** Whether a call draws a random value, and from where. */
export type RandomDraw = 'global' | 'instance';

const GLOBAL_DRAWS =
  /^(?:Math\.random|random\.(?:random|uniform|randint|randrange|choice|choices|sample|shuffle|gauss|normalvariate|betavariate|expovariate|triangular|lognormvariate|vonmisesvariate|gammavariate|paretovariate|weibullvariate|getrandbits|randbytes)|numpy\.random\.(?!seed|default_rng|RandomState|Generator|SeedSequence|PCG64|get_state|set_state|MT19937|Philox)\w+|torch\.(?:rand|randn|randint|randperm|normal|bernoulli|multinomial|rand_like|randn_like|randint_like|poisson)|tensorflow\.random\.(?!set_seed|Generator)[\w.]+|jax\.random\.(?!PRNGKey|key|split|fold_in)\w+|lodash\.random|cupy\.random\.(?!seed)\w+)$/;

const INSTANCE_METHODS: ReadonlySet<string> = new Set([
  'random',
  'uniform',
  'normal',
  'randint',
  'randrange',
  'integers',
  'choice',
  'choices',
  'sample',
  'gauss',
  'rand',
  'randn',
  'shuffle',
  'permutation',
  'standard_normal',
  'exponential',
  'beta',
  'gamma',
  'poisson',
  'next',
  'nextFloat',
  'nextDouble',
  'float',
  'double',
  'int32',
  'nextInt',
  'gaussian',
]);

const GENERATOR_WORDS: ReadonlySet<string> = new Set(['rng', 'random', 'prng', 'randomizer', 'rand']);

/** Classifies a call; `undefined` when it draws nothing that can be told. */
export function randomDraw(call: CallExpression): RandomDraw | undefined {
  if (call.target !== undefined) return GLOBAL_DRAWS.test(call.target) ? 'global' : undefined;
  const callee = call.callee;
  if (callee.kind === 'member' && INSTANCE_METHODS.has(callee.name) && isGeneratorName(lastWordOwner(callee.object)))
    return 'instance';
  const name = dottedName(callee);
  if (name !== undefined && call.arguments.length === 0 && isGeneratorName(name.split('.').at(-1) ?? ''))
    return 'instance';
  return undefined;
}

/** Whether the draw picks or shuffles rather than makes a number. */
export function isChoice(call: CallExpression): boolean {
  return ['choice', 'choices', 'sample', 'shuffle', 'permutation', 'randperm', 'multinomial'].includes(
    calledMethod(call),
  );
}

function lastWordOwner(object: CallExpression['callee']): string {
  if (object.kind === 'member') return object.name;
  return rootName(object) ?? '';
}

function isGeneratorName(name: string): boolean {
  return wordsOf(name).some((word) => GENERATOR_WORDS.has(word));
}
