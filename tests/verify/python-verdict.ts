import { algorithms } from '../../src/algorithms/index.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { planSubjects } from '../../src/verify/plan/plan.js';
import type { SubjectVerdict } from '../../src/verify/verdict.js';
import { verifyFile } from '../../src/verify/verify-file.js';
import { SubjectProject } from '../sandbox/subject-project.js';
import { bestTier } from '../sandbox/tiers.js';

export const tier = await bestTier();
const frontEnds = await loadFrontEnds(['python', 'javascript']);

/** Long enough for a machine that others use as well. */
export const PATIENCE_MS = 300_000;

/** What is said of a class or function of a Python file, run in the sandbox. */
export function pythonVerdict(text: string, symbol: string, algorithm: string): SubjectVerdict {
  return (pythonVerdicts(text, [[symbol, algorithm]])[0] as readonly [string, SubjectVerdict])[1];
}

/** The same of several classes or functions of one file, each with the algorithm that it may be, in one run. */
export function pythonVerdicts(
  text: string,
  wanted: readonly (readonly [symbol: string, algorithm: string])[],
): (readonly [symbol: string, verdict: SubjectVerdict])[] {
  return fileVerdicts('python', text, wanted);
}

/** The same of a file of either language. */
export function fileVerdicts(
  language: 'python' | 'javascript',
  text: string,
  wanted: readonly (readonly [symbol: string, algorithm: string])[],
): (readonly [symbol: string, verdict: SubjectVerdict])[] {
  if (tier === undefined) throw new Error('no sandbox works here');
  const path = language === 'python' ? 'subject.py' : 'subject.mjs';
  const project = new SubjectProject({ [path]: text });
  try {
    const { facts } = analyseFile(text, path, language, frontEnds, []);
    const bindings = wanted.map(([symbol, algorithm]) => ({ path, symbol, algorithm }));
    const planned = planSubjects({ facts: [facts], claims: [], algorithms, bindings });
    const subjects = wanted.map(([symbol, algorithm]) => {
      const found = planned.find(({ shape }) => shape.symbol === symbol);
      if (found === undefined) throw new Error(`${symbol} is not planned`);
      return { id: symbol, shape: found.shape, algorithms: [algorithm], explicit: true, promised: [] };
    });
    const { verdicts } = verifyFile({
      root: project.root,
      path,
      language,
      tier,
      seed: 11,
      deadline: Date.now() + PATIENCE_MS,
      share: PATIENCE_MS,
      subjects,
    });
    return verdicts.map(({ id, verdict }) => [id, verdict] as const);
  } finally {
    project.close();
  }
}
