/**
 * The bundled sample learning project, read by the whole pipeline. What is expected was planted by hand: a finding too many is a
 * false alarm on code that we know, one too few is a rule that misses realistic code.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuditResult, auditResultSchema } from '../../src/model/result.js';
import { loadRules } from '../../src/rules/load.js';
import { audit } from '../cli/audit.js';
import { EXPECTED_FINDINGS } from './expected-findings.js';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
const PROJECT = join(SAMPLES, 'learning-project');
const output = mkdtempSync(join(tmpdir(), 'audit-sample-'));
let result: AuditResult;

beforeAll(async () => {
  const outcome = await audit(PROJECT, ['run', '.', '--output', output, '--no-cache']);
  expect(outcome.stderr).toBe('');
  result = auditResultSchema.parse(JSON.parse(readFileSync(join(output, 'audit.json'), 'utf8')));
});
afterAll(() => rmSync(output, { recursive: true, force: true }));

test('the result is written as its schema reads it back, key for key', async () => {
  const harmless = mkdtempSync(join(tmpdir(), 'audit-harmless-'));
  try {
    writeFileSync(join(harmless, 'add.py'), 'def add(left, right):\n    return left + right\n');
    await audit(harmless, ['run', '.', '--output', join(harmless, 'out'), '--no-cache', '--quiet']);
    for (const folder of [output, join(harmless, 'out')]) {
      const written: unknown = JSON.parse(readFileSync(join(folder, 'audit.json'), 'utf8'));
      expect(JSON.stringify(auditResultSchema.parse(written))).toBe(JSON.stringify(written));
    }
  } finally {
    rmSync(harmless, { recursive: true, force: true });
  }
});

const readSidecar = <Shape>(name: string): Shape => JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')) as Shape;
const languageOf = (path: string): string =>
  path.endsWith('.py') ? 'python' : /\.[cm]?jsx?$/.test(path) ? 'javascript' : 'typescript';

describe('findings', () => {
  test('rule, file and symbol of every finding are those that were planted', () => {
    const found: Record<string, string[]> = {};
    for (const { path, ruleId, symbol } of result.findings)
      found[path] = [...(found[path] ?? []), `${ruleId} ${symbol}`];
    for (const rows of Object.values(found)) rows.sort();
    const planted = Object.entries(EXPECTED_FINDINGS).map(([path, rows]): [string, string[]] => [
      path,
      rows.map(([rule, symbol]) => `${rule} ${symbol}`).sort(),
    ]);
    expect(found).toEqual(Object.fromEntries(planted));
  });

  test('modules that do what they say are clean', () => {
    const honest = result.files.filter(({ path }) => path.includes('/honest/'));
    expect(honest.filter(({ path }) => languageOf(path) === 'python').length).toBeGreaterThanOrEqual(8);
    expect(honest.filter(({ path }) => languageOf(path) === 'typescript').length).toBeGreaterThanOrEqual(8);
    expect(honest.every(({ status }) => status === 'analysed')).toBe(true);
    const quiet = /\/(?:honest|lookalikes|undecidable)\//;
    expect(result.findings.filter(({ path }) => quiet.test(path))).toEqual([]);
  });

  test('every rule fires in every language that it speaks of', () => {
    const fired = new Set(result.findings.map(({ ruleId, path }) => `${ruleId} ${languageOf(path)}`));
    const silent = loadRules().flatMap(({ id, languages }) => {
      // JavaScript is read as TypeScript is, so one of the two stands for both.
      const scripted = languages.includes('typescript') ? 'typescript' : 'javascript';
      const asked = languages.some((language) => language !== 'python') ? [scripted] : [];
      if (languages.includes('python')) asked.push('python');
      return asked.map((language) => `${id} ${language}`).filter((one) => !fired.has(one));
    });
    expect(silent).toEqual([]);
  });

  test('every rule family fires in both languages', () => {
    const families = new Set(loadRules().map(({ family }) => family));
    const fired = (python: boolean): Set<string> =>
      new Set(
        result.findings
          .filter(({ path }) => (languageOf(path) === 'python') === python)
          .map((finding) => finding.family),
      );
    expect(fired(true)).toEqual(families);
    expect(fired(false)).toEqual(families);
  });
});

describe('tags', () => {
  test.each([
    ['written and inferred', 'feedback-loop', 'engine/tutor_loop.py', 'TutorLoop.observe', 'both'],
    ['written with a lambda', 'feedback-loop', 'memory/consolidation.py', 'Consolidator.next_difficulty', 'both'],
    ['double-encoded', 'caution', 'platform/dishonest/semantic-embedder.ts', 'mockEmbedding', 'both'],
    ['plain', 'caution', 'engine/dishonest/model_store.py', 'load_model', 'both'],
    [
      'against what is inferred',
      'simulated',
      'platform/legacy/difficulty-curve.ts',
      'DifficultyCurve.information',
      'written',
    ],
    ['inferred only', 'feedback-loop', 'web/feedback-panel.ts', 'FeedbackPanel.submit', 'inferred'],
    ['inferred only', 'feedback-loop', 'platform/learner-model.ts', 'LearnerModel.update', 'inferred'],
  ])('%s: %s in %s', (_how, tag, path, symbol, source) => {
    const found = result.tags.filter((one) => one.tag === tag && one.path === path && one.symbol === symbol);
    expect(found.map((one) => one.source)).toEqual([source]);
  });
});

interface PlantedCopies {
  readonly groups: readonly { level: string; kind: string; members: readonly { path: string; symbol: string }[] }[];
  readonly collisions: readonly { name: string; kind: string; drift: readonly string[]; members: readonly string[] }[];
  readonly lookAlikes: readonly (readonly string[])[];
}

describe('copies', () => {
  const planted = readSidecar<PlantedCopies>('clones.expected.json');
  const places = (members: readonly { path: string; symbol: string }[]): string[] =>
    members.map(({ path, symbol }) => `${path} ${symbol}`).sort();

  test.each(planted.groups)('a $level copy: $kind, $members.0.path', ({ level, kind, members }) => {
    const groups = result.cloneGroups.map((group) => [group.level, group.kind, ...places(group.members)]);
    expect(groups).toContainEqual([level, kind, ...places(members)]);
  });

  test('nothing is reported between look-alikes', () => {
    const held = result.cloneGroups.filter(({ members }) =>
      planted.lookAlikes.some((paths) => members.filter(({ path }) => paths.includes(path)).length > 1),
    );
    expect(held).toEqual([]);
  });

  test.each(planted.collisions)('$name stands for several things that have drifted apart', (expected) => {
    const { name, kind, drift, members } = expected;
    const collision = result.collisions.find((one) => one.name === name && one.kind === kind);
    expect(collision?.members.map(({ path }) => path).sort()).toEqual([...members].sort());
    expect([...new Set(collision?.drift.map(({ what }) => what))].sort()).toEqual([...drift].sort());
  });
});

interface PlantedClaim {
  readonly document: string;
  readonly line: number;
  readonly kind: string;
  readonly expected: string;
  readonly words: string;
  readonly subject: string;
}

describe('what is written beside the project', () => {
  const { claims } = readSidecar<{ claims: readonly PlantedClaim[] }>('claims.expected.json');
  const { subjects } = readSidecar<{ subjects: readonly { path: string; symbol: string; expected: string }[] }>(
    'subjects.expected.json',
  );

  test('every planted claim stands in its line', () => {
    const misplaced = claims.filter(
      ({ document, line, words }) =>
        !readFileSync(join(PROJECT, document), 'utf8').split('\n')[line - 1]?.includes(words),
    );
    expect(misplaced).toEqual([]);
  });

  test('claims that are true or moved name code that is there', () => {
    const missing = claims.filter(
      ({ subject, expected, kind }) =>
        /^(?:true|moved|stale)$/.test(expected) && kind !== 'file-exists' && !isThere(subject),
    );
    expect(missing).toEqual([]);
  });

  test('every kind of claim is there true, false and undecidable', () => {
    const kinds = [...new Set(claims.map(({ kind }) => kind))];
    expect(kinds.length).toBe(11);
    for (const expected of ['true', 'false', 'undecidable'])
      expect(
        kinds.filter((kind) => !claims.some((claim) => claim.kind === kind && claim.expected === expected)),
      ).toEqual([]);
  });

  test.each(['platform', 'engine'])('%s holds enough subjects to run, all of them there', (folder) => {
    const own = subjects.filter(({ path }) => path.startsWith(`${folder}/`));
    const count = (expected: string): number => own.filter((subject) => subject.expected === expected).length;
    expect(count('honest')).toBeGreaterThanOrEqual(8);
    expect(count('dishonest')).toBeGreaterThanOrEqual(12);
    expect(count('undecidable')).toBe(4);
    expect(own.filter(({ path, symbol }) => !isThere(`${path}#${symbol}`))).toEqual([]);
  });
});

/** Whether `path#symbol` names a file, and a word that it declares. */
function isThere(subject: string): boolean {
  const [path = '', symbol = ''] = subject.split('#');
  const file = join(PROJECT, path);
  if (path === '' || !existsSync(file)) return false;
  return symbol === '' || new RegExp(`\\b${symbol.split('.').at(-1)}\\b`).test(readFileSync(file, 'utf8'));
}
