/**
 * Mutated inputs through every parser and extractor: `npm run fuzz [-- --inputs 20000] [--seconds 60] [--seed N] [--target NAME]`.
 * Each input runs in a worker thread with a limited heap and stack, and has a limited time. Whatever throws, hangs or eats memory is
 * written to a folder with the seed that makes it again, and the exit code is 1.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/algorithms/random.js';
import { loadCorpus } from './fuzz/corpus.js';
import { FuzzWorker } from './fuzz/fuzz-worker.js';
import { mutate } from './fuzz/mutate.js';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '3600' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
    target: { type: 'string' },
  },
});

const seed = Number(values.seed);
const corpus = loadCorpus().filter((entry) => values.target === undefined || entry.target === values.target);
if (corpus.length === 0) throw new Error(`no input for target ${values.target}`);
console.log(
  `fuzz: seed ${seed}, ${corpus.length} inputs to mutate, at most ${values.inputs} mutants or ${values.seconds} s`,
);

const end = Date.now() + Number(values.seconds) * 1_000;
const worker = new FuzzWorker();
const counts = new Map<string, number>();
const failures: string[] = [];
let done = 0;
for (; done < Number(values.inputs) && Date.now() < end; done++) {
  const random = seededRandom(seed * 1_000_003 + done);
  const entry = corpus[Math.floor(random() * corpus.length)]!;
  const other = corpus[Math.floor(random() * corpus.length)]!;
  const text = mutate(entry.text, other.text, random);
  const outcome = await worker.run(entry.target, entry.path, text);
  counts.set(entry.target, (counts.get(entry.target) ?? 0) + 1);
  if (outcome !== undefined) {
    const file = join(mkdtempSync(join(tmpdir(), 'audit-fuzz-')), entry.path.replace(/.*\//, ''));
    writeFileSync(file, text);
    failures.push(`${entry.target}, mutant ${done} of ${entry.path}: ${outcome}; kept as ${file}`);
    console.log(`fuzz: ${failures.at(-1)}`);
  }
}
await worker.close();
const tally = [...counts].sort().map(([target, count]) => `${target} ${count}`);
console.log(`fuzz: ${done} mutants (${tally.join(', ')}), ${failures.length} failures, seed ${seed}`);
if (failures.length > 0) process.exitCode = 1;
