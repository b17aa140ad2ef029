import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { algorithms } from '../../src/algorithms/index.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { extractSource } from '../../src/claims/extract/source.js';
import { loadVocabulary } from '../../src/claims/extract/vocabulary.js';
import type { Language } from '../../src/model/facts.js';
import { probeTiers } from '../../src/sandbox/index.js';
import { planSubjects } from '../../src/verify/plan/plan.js';
import { verifyFile } from '../../src/verify/verify-file.js';
import { folderOf, ledgerIn } from '../claims/ledger-of.js';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

interface Expected {
  readonly path: string;
  readonly symbol: string;
  readonly expected: 'honest' | 'dishonest' | 'undecidable';
}

const { subjects } = JSON.parse(readFileSync(`${SAMPLES}/subjects.expected.json`, 'utf8')) as {
  readonly subjects: readonly Expected[];
};
const root = realpathSync(`${SAMPLES}/learning-project`);
const { chosen, refused } = await probeTiers({ mode: 'auto', searchPath: process.env['PATH'] ?? '' });
if (chosen === undefined) console.log('skipped: no sandbox works here', refused);
const frontEnds = await loadFrontEnds(['typescript', 'python']);

const VERDICTS = { honest: /^(verified|variant)$/, dishonest: /^refuted$/, undecidable: /^untested$/ };
/** Two processors that others use as well: the whole sample takes about a minute on an idle machine. */
const PATIENCE_MS = 900_000;

/** Every subject of the sample in one language gets the verdict that it deserves, file by file, in the sandbox. */
export function testSubjects(language: Language): void {
  const paths = [...new Set(subjects.map(({ path }) => path))].filter(
    (path) => path.endsWith('.py') === (language === 'python'),
  );
  test.skipIf(chosen === undefined).each(paths)(
    'the subjects of %s get the verdicts they deserve',
    (path) => verifySubjectsOf(path, language),
    PATIENCE_MS,
  );
}

async function verifySubjectsOf(path: string, language: Language): Promise<void> {
  if (chosen === undefined) return;
  const text = readFileSync(`${root}/${path}`, 'utf8');
  const { facts } = analyseFile(text, path, language, frontEnds, []);
  const promised = extractSource(facts, loadVocabulary(algorithms));
  const { claims } = await ledgerIn(folderOf({ [path]: text }), promised);
  const planned = planSubjects({ facts: [facts], claims, algorithms, bindings: [] });
  const wanted = subjects.filter((subject) => subject.path === path);
  const orders = planned
    .filter(({ shape }) => wanted.some(({ symbol }) => symbol === shape.symbol))
    .map(({ shape, algorithms: claimed, explicit, promised }) => ({
      id: shape.symbol,
      shape,
      algorithms: claimed,
      explicit,
      promised,
    }));
  const deadline = Date.now() + PATIENCE_MS;
  const answer = verifyFile({
    root,
    path,
    language,
    tier: chosen,
    seed: 11,
    deadline,
    share: PATIENCE_MS,
    subjects: orders,
  });
  for (const { symbol, expected } of wanted) {
    const verdict = answer.verdicts.find(({ id }) => id === symbol)?.verdict;
    expect(verdict?.verdict, `${symbol}: ${verdict?.reason}`).toMatch(VERDICTS[expected]);
    if (expected === 'dishonest')
      expect(verdict?.outcomes.some(({ counterexample }) => counterexample !== undefined)).toBe(true);
  }
}
