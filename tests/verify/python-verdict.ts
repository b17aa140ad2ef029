import { algorithms } from '../../src/algorithms/index.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { planSubjects } from '../../src/verify/plan/plan.js';
import type { SubjectVerdict } from '../../src/verify/verdict.js';
import { verifyFile } from '../../src/verify/verify-file.js';
import { SubjectProject } from '../sandbox/subject-project.js';
import { bestTier } from '../sandbox/tiers.js';

export const tier = await bestTier();
const frontEnds = await loadFrontEnds(['python']);

/** Long enough for a machine that others use as well. */
export const PATIENCE_MS = 300_000;

/** What is said of a class or function of a Python file, run in the sandbox. */
export function pythonVerdict(text: string, symbol: string, algorithm: string): SubjectVerdict {
  if (tier === undefined) throw new Error('no sandbox works here');
  const path = 'subject.py';
  const project = new SubjectProject({ [path]: text });
  try {
    const { facts } = analyseFile(text, path, 'python', frontEnds, []);
    const [planned] = planSubjects({
      facts: [facts],
      claims: [],
      algorithms,
      bindings: [{ path, symbol, algorithm }],
    }).filter(({ shape }) => shape.symbol === symbol);
    if (planned === undefined) throw new Error(`${symbol} is not planned`);
    const { verdicts } = verifyFile({
      root: project.root,
      path,
      language: 'python',
      tier,
      seed: 11,
      deadline: Date.now() + PATIENCE_MS,
      share: PATIENCE_MS,
      subjects: [{ id: symbol, shape: planned.shape, algorithms: [algorithm], explicit: true, promised: [] }],
    });
    return (verdicts[0] as { readonly verdict: SubjectVerdict }).verdict;
  } finally {
    project.close();
  }
}
