import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { algorithms, findAlgorithm } from '../../src/algorithms/index.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { subjectShape } from '../../src/verify/subject/shape.js';
import type { SubjectVerdict } from '../../src/verify/verdict.js';
import { verifySubject } from '../../src/verify/verify-subject.js';
import { inProcessSession } from './in-process-session.js';

const SUBJECTS = fileURLToPath(new URL('./subjects/', import.meta.url));
const frontEnds = await loadFrontEnds(['typescript']);

/** What is said of a class or function of `tests/verify/subjects`, run in this process. */
export async function verdictOf(
  file: string,
  symbol: string,
  algorithm: string,
  builtIn: readonly number[] = [],
  promised: readonly string[] = [],
): Promise<SubjectVerdict> {
  const path = `${SUBJECTS}${file}`;
  const { facts } = analyseFile(readFileSync(path, 'utf8'), file, 'typescript', frontEnds, []);
  const subject = subjectShape(facts, symbol);
  const found = findAlgorithm(algorithm);
  if (subject === undefined || found === undefined) throw new Error(`${symbol} as ${algorithm}`);
  const module = (await import(path)) as Record<string, unknown>;
  return verifySubject(
    {
      subject,
      algorithms: [found],
      registry: algorithms,
      promised: new Set(promised),
      seed: 11,
      isLate: () => false,
      builtIn,
    },
    inProcessSession(module),
  );
}
