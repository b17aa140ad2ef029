import { join } from 'node:path';
import { algorithms } from '../algorithms/index.js';
import type { AnyAlgorithm } from '../model/algorithm.js';
import { openSession } from '../sandbox/index.js';
import type { LoadReport, SubjectSession } from '../sandbox/session.js';
import { readRegularFile } from '../walk/read-file.js';
import { numbersIn } from './check/fixed-values.js';
import { OutOfTime } from './drive/conversation.js';
import { ProcessesBeside } from './fresh-processes.js';
import type { FileAnswer, FileOrder, SubjectOrder } from './task.js';
import { type SubjectVerdict, untested } from './verdict.js';
import { verifySubject } from './verify-subject.js';

const MOST_BYTES = 2_000_000;

/** Verifies all subjects of one file. It is loaded once, and again only after a subject has ended its process. */
export function verifyFile(order: FileOrder): FileAnswer {
  const { root, path, language, tier, seed } = order;
  if (Date.now() > order.deadline) return outOfTime(order);
  let session = openSession({ root, path, language }, { tier, seed });
  const fresh = new ProcessesBeside(session, seed);
  const loading = loadingNote(session.load);
  try {
    const verdicts = order.subjects.map((subject, index) => {
      if (index > 0 && !isAlive(session)) {
        session.close();
        session = session.restart(seed);
      }
      return { id: subject.id, verdict: verdictOf(order, subject, session, fresh) };
    });
    return { path, loading, verdicts };
  } finally {
    fresh.close();
    session.close();
  }
}

function outOfTime({ path, subjects }: FileOrder): FileAnswer {
  const reason = new OutOfTime().message;
  return {
    path,
    loading: '',
    verdicts: subjects.map(({ id, algorithms: [first = ''] }) => ({ id, verdict: untested(first, reason) })),
  };
}

function verdictOf(
  order: FileOrder,
  subject: SubjectOrder,
  session: SubjectSession,
  fresh: ProcessesBeside,
): SubjectVerdict {
  const claimed = subject.algorithms
    .map((id) => algorithms.find((one) => one.id === id))
    .filter((one) => one !== undefined);
  const first = claimed[0] as AnyAlgorithm;
  const { status, reason } = session.load;
  if (status !== 'ready') {
    const why = reason === undefined ? status : `${status}: ${reason.split('\n')[0]?.slice(0, 300)}`;
    return untested(first.id, `could not be loaded, ${why}`);
  }
  const end = Math.min(order.deadline, Date.now() + order.share);
  const verdict = verifySubject(
    {
      subject: subject.shape,
      algorithms: claimed,
      registry: algorithms,
      promised: new Set(subject.promised),
      seed: order.seed,
      builtIn: numbersIn(sourceOf(order, subject)),
      isLate: () => Date.now() > end,
      fresh,
      ...(subject.only === undefined ? {} : { only: subject.only }),
    },
    session,
  );
  if (verdict.verdict !== 'refuted' || subject.explicit) return verdict;
  return {
    ...verdict,
    verdict: 'untested',
    reason: `nothing says that it is ${first.title}, and it does not behave as that`,
  };
}

/** A constant of the module. */
const CONSTANT = /^(?:export\s+)?(?:const\s+)?[A-Z][A-Z0-9_]*\s*(?::[^=]*)?=[^=]/;

/** A variable of the module that begins as a number. */
const NUMBER = /^(?:(?:export\s+)?(?:const|let|var)\s+)?[a-z_$][\w$]*\s*=\s*-?[\d.]+/;

/** The lines of a subject and the constants of its module, as they are; nothing when they cannot be read any more. */
function sourceOf({ root, path }: FileOrder, { shape }: SubjectOrder): string {
  const read = readRegularFile(join(root, path), MOST_BYTES);
  if (read.kind !== 'bytes') return '';
  const lines = read.bytes.toString('utf8').split('\n');
  const own = lines.slice(Math.max(0, shape.line - 1), shape.endLine);
  return [...own, ...lines.filter((line) => CONSTANT.test(line) || NUMBER.test(line))].join('\n');
}

/** Whether the process still answers: releasing an object that is not there harms nothing. */
function isAlive(session: SubjectSession): boolean {
  const { status } = session.request({ kind: 'release', on: -1 });
  return status === 'ok' || status === 'threw';
}

/** Which branch of guarded imports ran, and what was replaced. */
function loadingNote({ stubbed, failedImports, shadowed, programs, beside = [] }: LoadReport): string {
  const parts = [
    stubbed.length === 0 ? '' : `not installed and replaced: ${stubbed.join(', ')}`,
    failedImports.length === 0 ? '' : `guarded imports made to fail: ${failedImports.join(', ')}`,
    beside.length === 0 ? '' : `loaded with scripts of its page: ${beside.join(', ')}`,
    shadowed.length === 0 ? '' : `files that hide the standard library: ${shadowed.join(', ')}`,
    programs.length === 0 ? '' : `definitions only, without the program at ${programs.join(', ')}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}
