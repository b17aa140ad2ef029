import { describe, expect, test } from 'vitest';
import { fixRanges } from '../../../src/claims/ledger/fix-ranges.js';
import { claimIds } from '../../../src/claims/ledger/identity.js';
import { selectClaims } from '../../../src/claims/ledger/select.js';
import type { Claim } from '../../../src/model/result.js';
import { claim, folderOf, judged, ledgerIn } from '../ledger-of.js';

const AGENT = 'class Agent:\n    def act(self, state):\n        return state\n';

describe('identity', () => {
  const one = claim({ kind: 'file-exists' }, { path: 'a.py' }, { text: 'See `a.py`.' });

  test('has no line, case, blank space, check box or range in it', () => {
    const [id] = claimIds([one]);
    const same = [
      { ...one, document: { path: 'docs/status.md', line: 90 } },
      { ...one, text: 'see  `A.py`.' },
      { ...one, certainty: 0.3, tense: 'todo' as const },
    ];
    for (const other of same) expect(claimIds([other])).toEqual([id]);
    const box = { ...one, text: '[ ] see' };
    expect(claimIds([box])).toEqual(claimIds([{ ...box, text: '[x] see' }]));
    const range = { ...one, text: 'at a.py:12-40' };
    expect(claimIds([range])).toEqual(claimIds([{ ...range, text: 'at a.py:L15-L43' }]));
  });

  test('tells documents, kinds, words and subjects apart, and equals by their order', () => {
    const others = [
      one,
      one,
      { ...one, document: { path: 'docs/plan.md', line: 1 } },
      { ...one, statement: { kind: 'test-exists' as const } },
      { ...one, text: 'Read `a.py`.' },
      { ...one, mention: { path: 'b.py' } },
    ];
    expect(new Set(claimIds(others)).size).toBe(others.length);
    for (const id of claimIds(others)) expect(id).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('entries', () => {
  test('are in order of document and line, and the same claim at one place is one', async () => {
    const at = (path: string, line: number) =>
      claim({ kind: 'file-exists' }, { path: 'agent.py' }, { document: { path, line } });
    const claims = await judged({ 'agent.py': AGENT }, [at('b.md', 2), at('a.md', 9), at('a.md', 3), at('a.md', 3)]);
    expect(claims.map(({ document }) => `${document.path}:${document.line}`)).toEqual(['a.md:3', 'a.md:9', 'b.md:2']);
  });

  test('keep what was written apart from what it was resolved to', async () => {
    const [only] = await judged({ 'core/agent.py': AGENT }, [
      claim({ kind: 'symbol-exists', symbolKind: 'class' }, { path: 'agent.py', symbol: 'Agent' }),
    ]);
    expect(only?.subject).toEqual({ path: 'core/agent.py', symbol: 'Agent' });
    expect(only?.arguments).toMatchObject({
      path: 'agent.py',
      symbol: 'Agent',
      symbolKind: 'class',
      source: 'markdown',
    });
  });
});

describe('trust', () => {
  test('puts claims, placeholders and tests that assert side by side', async () => {
    const root = folderOf({
      'README.md': '',
      'agent.py': `${AGENT}\n    def learn(self, reward):\n        pass\n`,
      'test_agent.py':
        'from agent import Agent\n\n\ndef test_act():\n    assert Agent().act(1) == 1\n\n\ndef test_idle():\n    Agent()\n',
    });
    const { trust } = await ledgerIn(root, [
      claim({ kind: 'symbol-exists' }, { path: 'agent.py', symbol: 'Agent' }),
      claim({ kind: 'count', number: 4, noun: 'classes' }, { path: 'agent.py' }, { text: '4 classes' }),
      claim({ kind: 'behaviour', properties: [] }, { path: 'agent.py', symbol: 'Agent' }, { text: 'explores' }),
    ]);
    expect(trust.get('agent.py')).toEqual({
      verified: 1,
      refuted: 1,
      moved: 0,
      stale: 0,
      untested: 1,
      placeholders: 1,
      tests: 1,
    });
  });
});

describe('ranges', () => {
  const moved = (line: number, lines: object, movedTo: object, path = 'core/agent.py'): Claim => ({
    id: String(line),
    kind: 'symbol-at-lines',
    text: '',
    document: { path: 'a.md', line },
    subject: {},
    arguments: { path, lines, movedTo },
    tense: 'present',
    polarity: 'affirms',
    certainty: 1,
    verdict: 'moved',
    reason: '',
    evidence: [],
  });
  const now = { path: 'core/agent.py', start: 7, end: 31 };

  test('only moved ranges are rewritten, and nothing else', () => {
    const text =
      'Agent: `core/agent.py:12-40`\r\nSee core/agent.py#L12-L40,\r\nkept core/agent.py:12-41 and 12-40.\r\n';
    const claims = [moved(1, { start: 12, end: 40 }, now), moved(2, { start: 12, end: 40 }, now)];
    const done = fixRanges(text, claims);
    expect(done.text).toBe(
      'Agent: `core/agent.py:7-31`\r\nSee core/agent.py#L7-L31,\r\nkept core/agent.py:12-41 and 12-40.\r\n',
    );
    expect(done.fixed).toHaveLength(2);
  });

  test('a single line gets the first line, and a range on a later line of the sentence is found', () => {
    const text = 'The agent,\nwhich acts (core/agent.py:12)\n';
    expect(fixRanges(text, [moved(1, { start: 12, end: 12 }, now)]).text).toBe(
      'The agent,\nwhich acts (core/agent.py:7)\n',
    );
  });

  test('what is not found as written, or went to another file, is left', () => {
    const text = 'core/agent.py:120-40 and x.py:3-4\n';
    const missing = moved(1, { start: 12, end: 40 }, now);
    const elsewhere = moved(1, { start: 3, end: 4 }, now, 'x.py');
    const done = fixRanges(text, [missing, elsewhere]);
    expect(done).toEqual({ text, fixed: [], left: [missing] });
  });
});

describe('selection', () => {
  test('by verdict, kind, document and module', async () => {
    const claims = await judged({ 'core/agent.py': AGENT }, [
      claim({ kind: 'symbol-exists' }, { path: 'core/agent.py', symbol: 'Agent' }),
      claim({ kind: 'file-exists' }, { path: 'core/critic.py' }, { document: { path: 'docs/deep/b.md', line: 1 } }),
    ]);
    const kindsOf = (filter: Parameters<typeof selectClaims>[1]) =>
      selectClaims(claims, filter).map(({ kind }) => kind);
    expect(kindsOf({})).toEqual(['file-exists', 'symbol-exists']);
    expect(kindsOf({ verdicts: ['refuted'] })).toEqual(['file-exists']);
    expect(kindsOf({ kinds: ['symbol-exists'] })).toEqual(['symbol-exists']);
    expect(kindsOf({ document: 'docs/deep/' })).toEqual(['file-exists']);
    expect(kindsOf({ document: 'status.md' })).toEqual(['symbol-exists']);
    expect(kindsOf({ module: 'core/agent.py' })).toEqual(['symbol-exists']);
    expect(kindsOf({ module: 'elsewhere' })).toEqual([]);
  });
});
