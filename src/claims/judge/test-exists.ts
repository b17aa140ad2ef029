import type { Facts } from '../../model/facts.js';
import type { ExtractedClaim } from '../extracted.js';
import { isWithin, type SymbolPlace } from '../resolve/symbol-index.js';
import { evidence, type JudgeContext } from './context.js';
import { type Existence, judgeExistence } from './existence.js';
import { type Judgement, refuted, untested } from './judgement.js';
import { findSubject, pathExistence, symbolExistence } from './subject.js';

/** A test is there, and asserts something. A test that asserts nothing tests nothing. */
export function judgeTestExists(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const subject = findSubject(claim, context);
  const { path } = subject;
  const [named] = subject.symbols;
  if (named?.found.kind === 'found' || named?.found.kind === 'moved') {
    const place = named.found.places.find(({ facts }) => context.tests.has(facts.path));
    if (place !== undefined) return judgeFunction(claim, place, context);
  }
  if (path === undefined || (claim.mention.path === undefined && claim.mention.symbol === undefined)) {
    if (named === undefined) return untested('names no test');
    const title = titled(named.name, context);
    if (title !== undefined) return judgeExistence(claim, title);
    return judgeExistence(claim, symbolExistence(claim, named.name, named.found, subject, context));
  }
  // `tests/test_a.py::test_b`: the file alone is not what is claimed.
  if (claim.mention.path !== undefined && named?.found.kind === 'missing' && subject.files.length === 1)
    return judgeExistence(claim, symbolExistence(claim, named.name, named.found, subject, context));
  const found = pathExistence(claim, path, context);
  if (found.state !== 'there' || path.kind !== 'found') return judgeExistence(claim, found);
  // A test is run by its path from the top of the project: where only its last parts fit, it stands elsewhere.
  if (
    claim.mention.path !== undefined &&
    path.step === 'by its last parts' &&
    !isOfPackage(claim.mention.path, path.path, context)
  )
    return judgeExistence(claim, { ...found, state: 'moved', reason: `now ${path.path}`, now: path.path });
  const asserting = subject.files.filter((file) => assertions(context.index.facts.get(file)) > 0);
  const unnamed = asserting.length === subject.files.length ? unnamedSubject(claim, asserting, context) : undefined;
  if (unnamed !== undefined)
    return untested(`${asserting[0]} asserts something, and does not name ${unnamed}`, found.subject, found.evidence);
  if (asserting.length > 0) return judgeExistence(claim, { ...found, reason: `${asserting[0]} asserts something` });
  return judgeSilent(claim, found, subject.files, context);
}

/** What of the project is said to be tested, when no file of these names it: it may be reached through other code, or not at all. */
function unnamedSubject(
  { statement }: ExtractedClaim,
  files: readonly string[],
  { index, texts }: JudgeContext,
): string | undefined {
  const about = statement.kind === 'test-exists' ? statement.about : undefined;
  const name = about === undefined ? undefined : /^(?:[\w$]+\.)*([\w$]+)(?:\(.*)?$/.exec(about)?.[1];
  if (name === undefined || index.named(name).length === 0) return undefined;
  const plain = (text: string): string => text.toLowerCase().replace(/[_-]/g, '');
  return files.some((file) => texts.lines(file).some((line) => plain(line).includes(plain(name)))) ? undefined : name;
}

/** The path begins where a package of the project begins: its tests are run from there. */
function isOfPackage(written: string, path: string, { files }: JudgeContext): boolean {
  const top = path.slice(0, Math.max(0, path.length - written.length));
  return ['package.json', 'pyproject.toml', 'setup.py', 'go.mod', 'Cargo.toml'].some((name) =>
    files.isFile(top + name),
  );
}

/** Tells somebody to run a test: what it asserts is not what is said. */
const TO_RUN = /^(?:\W|\[[xX]\]|\d+[.)])*(?:run|test|execute|try|verify|check)\b/i;

function judgeSilent(
  claim: ExtractedClaim,
  found: Existence & { state: 'there' },
  files: readonly string[],
  context: JudgeContext,
): Judgement {
  const [file] = files;
  const facts = file === undefined ? undefined : context.index.facts.get(file);
  if (facts === undefined || facts.parse === 'partial' || files.length > 1) return judgeExistence(claim, found);
  if (claim.tense !== 'present' || claim.polarity === 'denies' || TO_RUN.test(claim.text) || !declaresTests(facts))
    return judgeExistence(claim, found);
  // A program that is started for itself prints what it finds.
  if (context.texts.lines(facts.path).some((line) => /^if __name__\s*==|^main\(\)|^process\.exit|^#!/.test(line)))
    return judgeExistence(claim, found);
  return refuted(claim, 0.95, {
    reason: `${facts.path} asserts nothing`,
    subject: { path: facts.path },
    evidence: [evidence(context, facts.path, 1)],
    needed: 'an assertion about what it tests',
  });
}

function judgeFunction(claim: ExtractedClaim, { facts, symbol }: SymbolPlace, context: JudgeContext): Judgement {
  const subject = { path: facts.path, symbol: symbol.qualifiedName };
  const shown = [evidence(context, facts.path, symbol.startLine)];
  const bodies = facts.bodies.filter((body) => {
    const owner = facts.symbols[body.symbol];
    return owner !== undefined && isWithin(facts, owner, symbol);
  });
  const asserts = bodies.some(
    (body) => body.asserts > 0 || body.calls.some(({ callee }) => mayAssert(callee) || isAsserting(callee, context)),
  );
  const there = {
    state: 'there',
    reason: `${facts.path}:${symbol.startLine} asserts something`,
    subject,
    evidence: shown,
  } as const;
  if (asserts || claim.tense !== 'present' || claim.polarity === 'denies' || !isTest(facts, symbol))
    return judgeExistence(claim, there);
  return refuted(claim, 0.9, {
    reason: `${symbol.qualifiedName} at ${facts.path}:${symbol.startLine} asserts nothing`,
    subject,
    evidence: shown,
    needed: 'an assertion about what it tests',
  });
}

/** Tests of scripts have titles, not names. */
function titled(title: string, context: JudgeContext): Existence | undefined {
  const place = context.tests.titled(title);
  if (place === undefined) return undefined;
  const { path, line } = place;
  return {
    state: 'there',
    reason: `a test of this title at ${path}:${line}`,
    subject: { path },
    evidence: [evidence(context, path, line)],
  };
}

/** Assertions of a file, and calls that are named for checking something. */
export function assertions(facts: Facts | undefined): number {
  return (facts?.bodies ?? []).reduce(
    (sum, body) => sum + body.asserts + body.calls.filter((call) => mayAssert(call.callee)).length,
    0,
  );
}

/** The project declares what is called in a file that asserts something: a helper may do it for the test. */
function isAsserting(callee: string, { index }: JudgeContext): boolean {
  const name = callee.slice(callee.lastIndexOf('.') + 1);
  return index.named(name).some(({ facts, symbol }) => !/^test_/.test(symbol.name) && assertions(facts) > 0);
}

function mayAssert(callee: string): boolean {
  return /(^|[._])(assert|expect|check|verify|should|raises|throws|fail|must|ensure|t\.(is|true|deepEqual))/i.test(
    callee,
  );
}

/** Python finds tests by their names, scripts call for them. */
function declaresTests(facts: Facts): boolean {
  if (facts.language === 'python') return facts.symbols.some((symbol) => isTest(facts, symbol));
  return facts.bodies.some((body) => body.calls.some((call) => /^(it|test)(\.|$)/.test(call.callee)));
}

/** A test function that is no fixture, or a class of tests: `test_settings` may give settings to tests. */
function isTest(facts: Facts, symbol: SymbolPlace['symbol']): boolean {
  if (facts.path.endsWith('conftest.py') || symbol.decorators.some(({ name }) => name.includes('fixture')))
    return false;
  const owner = symbol.parent === undefined ? undefined : facts.symbols[symbol.parent];
  // What a test declares for itself is no test: `test_fn` of a training loop.
  if (owner !== undefined && owner.kind !== 'class') return false;
  if (symbol.kind !== 'class')
    return /^test/i.test(symbol.name) && (symbol.kind === 'function' || symbol.kind === 'method');
  return facts.symbols.some((member) => member.parent === symbol.id && /^test/.test(member.name));
}
