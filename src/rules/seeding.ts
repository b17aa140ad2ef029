import type { Facts } from '../model/facts.js';
import type { Program } from './program.js';

/** Calls that seed, by the generator they seed. `all` seeds every one. */
const SEEDING: readonly (readonly [RegExp, string])[] = [
  [/^random\.seed$/, 'random'],
  [/^numpy\.random\.seed$/, 'numpy'],
  [/^torch\.(?:manual_seed|random\.manual_seed|cuda\.manual_seed(?:_all)?)$/, 'torch'],
  [/^tensorflow\.(?:random\.)?set_(?:random_)?seed$/, 'tensorflow'],
  [
    /(?:^|\.)(?:set_seed|seed_everything|set_random_seed|setup_seed|fix_seed|set_global_seeds?|seed_all|set_all_seeds|setSeed|seedAll|enable_full_determinism|fix_random_seeds?|set_determinism|manual_seed_all)$/,
    'all',
  ],
  [/^(?:seedrandom|seedrandom\.default|Math\.seedrandom)$/, 'Math'],
];

const KNOWN_SEEDS = new WeakMap<Facts, ReadonlySet<string>>();

/** Generators that a file seeds. Asked of the same files again and again, so it is looked up once. */
function seedsOf(facts: Facts): ReadonlySet<string> {
  const known = KNOWN_SEEDS.get(facts);
  if (known !== undefined) return known;
  const seeds = new Set<string>();
  KNOWN_SEEDS.set(facts, seeds);
  for (const body of facts.bodies)
    for (const call of body.calls)
      for (const [pattern, generator] of SEEDING) if (pattern.test(call.target ?? call.callee)) seeds.add(generator);
  return seeds;
}

/**
 * Whether a generator is seeded for a file: by itself, by what it imports, or by a file that imports it (at any distance). Tests
 * that seed do not seed production.
 */
export function isSeeded(path: string, generator: string, program: Program): boolean {
  const seeds = (file: string): boolean => {
    const facts = program.paths.get(file);
    if (!facts) return false;
    const found = seedsOf(facts);
    return found.has(generator) || found.has('all');
  };
  const reach = (next: (file: string) => readonly string[]): boolean => {
    const queue = [path];
    const seen = new Set(queue);
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (seeds(file)) return true;
      for (const other of next(file))
        if (!seen.has(other)) {
          seen.add(other);
          queue.push(other);
        }
    }
    return false;
  };
  const tests = /(?:^|\/)(?:tests?|__tests__)\/|(?:^|\/)test_[^/]*\.py$|\.(?:test|spec)\.[cm]?[jt]sx?$/;
  return (
    reach((file) => program.importsOf(file)) ||
    reach((file) => program.importersOf(file).filter((other) => !tests.test(other)))
  );
}
