import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { assembleFindings } from '../../src/assemble/findings.js';
import { firstSentence, moduleRole } from '../../src/assemble/modules.js';
import { pyprojectName } from '../../src/assemble/project-name.js';
import { assembleSafety } from '../../src/assemble/safety.js';
import { assembleTags } from '../../src/assemble/tags.js';
import type { Facts } from '../../src/model/facts.js';
import type { FileRecord, LocalFinding } from '../../src/model/record.js';
import type { Finding } from '../../src/model/result.js';
import type { Rule } from '../../src/model/rule.js';

const RULE: Rule = {
  id: 'a-rule',
  family: 'placeholder',
  tag: 'placeholder',
  severity: 'error',
  confidence: 'high',
  principle: 'placeholder-logic',
  languages: ['python', 'typescript'],
  status: 'stable',
  message: '{what} is {kind} and {unknown}',
  title: '',
  page: '',
  why: '',
  remedy: '',
};

function found(path: string, startLine: number, text: string, symbol = 'f'): { path: string; finding: LocalFinding } {
  const values = { what: text, kind: '{what}' };
  const evidence = [{ line: startLine, text }];
  return {
    path,
    finding: {
      ruleId: RULE.id,
      startLine,
      endLine: startLine,
      symbol,
      arguments: values,
      normalisedText: text,
      evidence,
    },
  };
}

const rules = new Map([[RULE.id, RULE]]);
const assemble = (...places: readonly ReturnType<typeof found>[]): Finding[] => [
  ...assembleFindings(places, rules, () => undefined).findings,
];
const idsOf = (findings: readonly Finding[]) => findings.map((finding) => finding.id);

describe('identity of findings', () => {
  test('is the hash of rule, scope, text and ordinal', () => {
    const expected = createHash('sha256').update('a-rule\0f\0return 1\x000').digest('hex').slice(0, 16);
    expect(idsOf(assemble(found('a.py', 3, 'return 1')))).toEqual([expected]);
  });

  test('does not change when lines move, the file moves, or other findings come and go', () => {
    const [id] = idsOf(assemble(found('a.py', 3, 'return 1')));
    expect(idsOf(assemble(found('a.py', 90, 'return 1')))).toEqual([id]);
    expect(idsOf(assemble(found('moved/b.py', 3, 'return 1')))).toEqual([id]);
    expect(idsOf(assemble(found('a.py', 1, 'return 2'), found('a.py', 3, 'return 1')))).toContain(id);
  });

  test('changes with the scope and the text, so one violation cannot stand in for another', () => {
    const ids = idsOf(
      assemble(found('a.py', 3, 'return 1'), found('a.py', 4, 'return 2'), found('a.py', 5, 'return 1', 'g')),
    );
    expect(new Set(ids).size).toBe(3);
  });

  test('equals are told apart by their order, and a copy more is one identity more', () => {
    const two = idsOf(assemble(found('a.py', 3, 'return 1'), found('b.py', 3, 'return 1')));
    const three = idsOf(
      assemble(found('a.py', 3, 'return 1'), found('b.py', 3, 'return 1'), found('b.py', 9, 'return 1')),
    );
    expect(new Set(three).size).toBe(3);
    expect(three.slice(0, 2)).toEqual(two);
  });

  test('order of arrival does not matter, and messages are filled once', () => {
    const places = [found('b.py', 1, 'x'), found('a.py', 9, 'x'), found('a.py', 2, 'x')];
    const findings = assemble(...places);
    expect(findings).toEqual(assemble(...[...places].reverse()));
    expect(findings.map(({ path, startLine }) => `${path}:${startLine}`)).toEqual(['a.py:2', 'a.py:9', 'b.py:1']);
    expect(findings[0]?.message).toBe('x is {what} and {unknown}');
  });

  test('severities of the configuration stand above those of rules', () => {
    const severityAt = (id: string, path: string) => (id === 'a-rule' && path === 'a.py' ? 'note' : 'off');
    const { findings } = assembleFindings([found('a.py', 1, 'x'), found('b.py', 1, 'x')], rules, severityAt);
    expect(findings.map(({ path, severity }) => [path, severity])).toEqual([['a.py', 'note']]);
  });
});

describe('tags', () => {
  const tag = (source: 'inferred' | 'written', line: number, reason: string) =>
    ({ path: 'a.py', tag: { tag: 'seed', line, symbol: 'f', source, reason } }) as const;

  test('what is written and inferred is one entry: where it is written, why it is inferred', () => {
    const both = { tag: 'seed', path: 'a.py', line: 7, symbol: 'f', source: 'both', reason: 'initial value' };
    expect(assembleTags([tag('written', 7, 'mark'), tag('inferred', 3, 'initial value')])).toEqual([both]);
    expect(assembleTags([tag('inferred', 3, 'initial value'), tag('written', 7, 'mark')])).toEqual([both]);
    expect(assembleTags([tag('inferred', 3, 'one'), tag('inferred', 5, 'two')])).toEqual([
      { tag: 'seed', path: 'a.py', line: 3, symbol: 'f', source: 'inferred', reason: 'one' },
    ]);
  });
});

function factsOf(path: string, rest: Partial<Facts> = {}): Facts {
  return {
    path,
    language: path.endsWith('.py') ? 'python' : 'typescript',
    lines: 10,
    parse: 'whole',
    problems: [],
    imports: [],
    exportedNames: [],
    symbols: [],
    comments: [],
    bodies: [],
    attributesRead: [],
    ...rest,
  };
}

const recordOf = (facts: Facts): FileRecord => ({ path: facts.path, facts, findings: [] });

describe('safety by principle', () => {
  const verdicts = (records: readonly FileRecord[], ruleList: readonly Rule[], findings: readonly Finding[] = []) =>
    Object.fromEntries(assembleSafety(records, ruleList, findings).map((entry) => [entry.principle, entry.verdict]));

  test('an error of a stable rule fails, anything else is a caution', () => {
    const records = [recordOf(factsOf('a.py'))];
    const [finding] = assemble(found('a.py', 1, 'x')) as [Finding];
    expect(verdicts(records, [RULE], [finding])['placeholder-logic']).toBe('fail');
    expect(verdicts(records, [RULE], [{ ...finding, status: 'trial' }])['placeholder-logic']).toBe('caution');
    expect(verdicts(records, [RULE], [{ ...finding, severity: 'warning' }])['placeholder-logic']).toBe('caution');
    expect(verdicts(records, [RULE])['placeholder-logic']).toBe('pass');
  });

  test('what no rule asks for, or what is not there, is not measured and never passes', () => {
    const network: Rule = { ...RULE, principle: 'network-and-rpc' };
    const plain = recordOf(factsOf('a.py'));
    const client = recordOf(
      factsOf('b.py', { imports: [{ module: 'requests', names: [], line: 1, endLine: 1, form: 'import' }] }),
    );
    expect(verdicts([plain], [RULE])['network-and-rpc']).toBe('not-measured');
    expect(verdicts([plain], [network])['network-and-rpc']).toBe('not-measured');
    expect(verdicts([plain, client], [network])['network-and-rpc']).toBe('pass');
    expect(new Set(Object.values(verdicts([], [RULE, network])))).toEqual(new Set(['not-measured']));
    expect(verdicts([plain], [{ ...RULE, languages: ['typescript'] }])['placeholder-logic']).toBe('not-measured');
  });
});

describe('modules', () => {
  test.each([
    ['tests/test_linucb.py', {}, 'test'],
    ['pkg/__init__.py', {}, 'package index'],
    ['pkg/settings.py', {}, 'configuration'],
    ['vitest.config.ts', {}, 'configuration'],
    ['types.d.ts', {}, 'types'],
    ['train.py', { mainBlock: { startLine: 1, endLine: 2 } }, 'entry point'],
    ['linucb.py', {}, 'library'],
  ])('%s is %s', (path, rest, role) => {
    expect(moduleRole(factsOf(path, rest))).toBe(role);
  });

  test.each([
    ['Updates the arm. Then more.', 'Updates the arm.'],
    ['══════\nTitle of it\n======\nMore.', 'Title of it'],
    ['Uses alpha = 0.5 and e.g. beta.\n\nSecond paragraph.', 'Uses alpha = 0.5 and e.g. beta.'],
    ['', ''],
  ])('the first sentence of %j', (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence);
  });
});

describe('name of the project', () => {
  test.each([
    ['[project]\nname = "deep-kt"  # the name\ndescription = \'Knows\'\n', { name: 'deep-kt', description: 'Knows' }],
    ['[tool.poetry]\nname="x"\n[tool.other]\nname="y"\n', { name: 'x', description: '' }],
    ['[[project.authors]]\nname = "someone"\n', undefined],
    ['[build-system]\nname = "b"\n', undefined],
  ])('%j', (text, expected) => {
    expect(pyprojectName(text)).toEqual(expected);
  });
});
