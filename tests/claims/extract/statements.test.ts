import { describe, expect, test } from 'vitest';
import { brief, claimsOf } from './extracted.js';

describe('status', () => {
  const states = (text: string | readonly string[]) =>
    claimsOf(text, 'status-implemented').map(({ statement }) =>
      statement.kind === 'status-implemented' ? statement.state : '',
    );

  test.each([
    ['LinUCB is IMPLEMENTED in `a.py`.', 'done'],
    ['Sampling is not implemented yet in `a.py`.', 'absent'],
    ['- ✅ Gradient clipping', 'done'],
    ['- ❌ Encryption of sessions', 'absent'],
    ['- [x] Write the sampler', 'done'],
    ['- [ ] Write the sampler', 'open'],
    ['The exporter is partially implemented.', 'partial'],
    ['## Exporter ✅ COMPLETE', 'done'],
  ])('%s', (text, state) => {
    expect(states(text)).toEqual([state]);
  });

  test.each([
    'This can be implemented with numpy.',
    'Once the sampler is implemented, run it.',
    'See the complete list of arms.',
    '## Features Implemented',
    '## 📋 Next steps',
    '- ✅ Use the sampler for every draw',
    '- ❌ Don’t draw twice',
    'The level is `✅`.',
  ])('no status: %s', (text) => {
    expect(states(text)).toEqual([]);
  });

  test('a status column gives the state of each row, to its path or symbol', () => {
    const text = [
      '| Part | Place | Status |',
      '|---|---|---|',
      '| A | `a.py` | IMPLEMENTED ✅ |',
      '| B | `b.py` | ❌ not there |',
      '| C | | 🚧 |',
    ];
    expect(claimsOf(text, 'status-implemented').map(brief)).toEqual([
      '3 status-implemented a.py',
      '4 status-implemented b.py denies',
      '5 status-implemented',
    ]);
  });

  test('a status in a heading is about the first path below it', () => {
    const text = ['## Task 1: Sampler ✅ IMPLEMENTED', '', 'It is in:', '- `src/sampler.py`'];
    expect(claimsOf(text, 'status-implemented')[0]!.mention).toEqual({ context: 'src/sampler.py' });
  });
});

describe('defaults', () => {
  const defaults = (text: string | readonly string[]) =>
    claimsOf(text, 'default-value').map(({ statement, mention }) =>
      statement.kind === 'default-value' ? [statement.name, statement.value, mention.symbol] : [],
    );

  test.each([
    ['`epsilon` of `EpsilonGreedy` defaults to 0.1.', ['epsilon', '0.1', 'EpsilonGreedy']],
    ['The default number of arms is 6.', ['number of arms', '6', undefined]],
    ['`ArmLearner` has a default alpha of 0.5.', ['alpha', '0.5', 'ArmLearner']],
    ['- `rate` (default: `0.01`) is small', ['rate', '0.01', undefined]],
    ['`--port` (default: 3000)', ['port', '3000', undefined]],
    ['`size`: number of rows (default: 10K)', ['size', '10K', undefined]],
    ['Alpha=1.0 at first', ['Alpha', '1.0', undefined]],
  ])('%s', (text, expected) => {
    expect(defaults(text)).toEqual([expected]);
  });

  test.each([
    'Configuration via defaults classes',
    'It works by default.',
    "`split`: where to cut ('default', 'light' or 'conv.N')",
    'In `f(x=1)` nothing changes.',
  ])('none: %s', (text) => {
    expect(defaults(text)).toEqual([]);
  });

  test('a column of defaults', () => {
    expect(defaults(['| Option | Default |', '|---|---|', '| `alpha` | `0.3` |', '| `beta` | - |'])).toEqual([
      ['alpha', '0.3', undefined],
    ]);
  });

  test('a default without a value that can be looked up is kept, too weak to refute', () => {
    expect(claimsOf('The length defaults to what the teacher has set.', 'default-value')[0]!.certainty).toBeLessThan(
      0.5,
    );
  });
});

describe('counts', () => {
  const counted = (text: string) =>
    claimsOf(text, 'count').map(({ statement }) =>
      statement.kind === 'count' ? `${statement.atLeast ? '>=' : ''}${statement.number} ${statement.noun}` : '',
    );

  test.each([
    ['`a.py` holds 2 functions and 1 class.', ['2 functions', '1 class']],
    ['The router has two routes.', ['2 routes']],
    ['An 8-feature context vector.', ['8 feature']],
    ['7 core verbs: spawn, bind', ['7 core verbs']],
    ['Expected: 4+ tests pass', ['>=4 tests']],
    ['At least 12 strategies.', ['>=12 strategies']],
    ['1,353 files in all', ['1353 files']],
  ])('%s', (text, expected) => {
    expect(counted(text)).toEqual(expected);
  });

  test.each([
    'Phase 2 tests',
    'the last 10 steps',
    'in 2024 models',
    'after 3 failed steps',
    'within 5 minutes',
    'Python 3 modules',
    'top 5 rules',
  ])('none: %s', (text) => {
    expect(counted(text)).toEqual([]);
  });
});

describe('sizes that changed', () => {
  test.each([
    '`store.py`: full rewrite, 1349 lines → ~570 lines.',
    'After (`store.py` with 80 lines)',
  ])('tell what was: %s', (text) => {
    for (const claim of claimsOf(text, 'count')) expect(claim.certainty).toBeLessThan(0.5);
    expect(claimsOf(text, 'count').length).toBeGreaterThan(0);
  });

  test('a size that is', () => {
    expect(claimsOf('`store.py` has 80 lines.', 'count')[0]!.certainty).toBe(0.7);
  });
});

describe('tests', () => {
  test('who tests what', () => {
    const [claim] = claimsOf('The schedules are tested by `tests/test_schedules.py`.', 'test-exists');
    expect([claim!.mention, claim!.statement]).toEqual([
      { path: 'tests/test_schedules.py' },
      { kind: 'test-exists', about: 'schedules' },
    ]);
    expect(claimsOf('Write tests for the sampler in `tests/test_sampler.py`', 'test-exists').map(brief)).toEqual([
      '1 test-exists tests/test_sampler.py planned',
    ]);
  });
});

describe('algorithms and behaviour', () => {
  test('an algorithm is claimed where something of the project does it', () => {
    expect(
      claimsOf('`Ranker` in `a.py` implements LinUCB.', 'implements-algorithm').map((claim) => [
        brief(claim),
        claim.statement,
      ]),
    ).toEqual([['1 implements-algorithm a.py#Ranker', { kind: 'implements-algorithm', algorithm: 'linucb' }]]);
  });

  test.each([
    '**LinUCB**: an algorithm that models reward as linear.',
    'Thompson sampling needs a posterior.',
    'The model gives a reward to each learner.',
  ])('no claim: %s', (text) => {
    expect(claimsOf(text, 'implements-algorithm')).toEqual([]);
  });

  test('the alternative that was not taken is not claimed', () => {
    expect(
      claimsOf('Decision: use LinUCB over Thompson sampling', 'implements-algorithm').map(({ statement }) => statement),
    ).toEqual([{ kind: 'implements-algorithm', algorithm: 'linucb' }]);
  });

  test('one sentence with several verbs is several claims with the exact words', () => {
    const text = '`recommend()` filters items by topic, excludes high-drift items, and sorts by difficulty.';
    expect(claimsOf(text, 'behaviour').map((claim) => claim.text)).toEqual([
      '`recommend()` filters items by topic',
      'excludes high-drift items',
      'sorts by difficulty.',
    ]);
  });

  test('a known phrase brings the properties that it promises', () => {
    const [claim] = claimsOf('In `a.py`, `Bandit` selects the item with the highest UCB.', 'behaviour');
    expect(claim!.statement).toEqual({
      kind: 'behaviour',
      algorithm: 'linucb',
      properties: expect.arrayContaining(['linucb.select-argmax-ucb']),
    });
  });

  test('a sentence that goes on is about what the one before named', () => {
    const [, second] = claimsOf('`recommend()` is rule-based. It does not learn from outcomes.', 'behaviour');
    expect(
      second ?? claimsOf('`recommend()` is rule-based. It does not learn from outcomes.', 'behaviour')[0],
    ).toMatchObject({
      text: 'It does not learn from outcomes.',
      mention: { symbol: 'recommend' },
      polarity: 'denies',
    });
  });

  test('items of acceptance criteria are promises, questions and glossaries are none', () => {
    expect(claimsOf(['## Acceptance criteria', '- State persists across runs'], 'behaviour')).toHaveLength(1);
    expect(claimsOf(['## Open questions', '- `Store` persists across runs?'])).toEqual([]);
    expect(claimsOf(['## Glossary', '`Store` keeps things.'])).toEqual([]);
  });

  test('structure and behaviour of one sentence are told apart', () => {
    const kinds = claimsOf('`ArmPicker` in `a.py` with default alpha 0.5 has 12 tests and explores every arm.').map(
      (claim) => claim.statement.kind,
    );
    expect(new Set(kinds)).toEqual(new Set(['file-exists', 'symbol-exists', 'default-value', 'count', 'behaviour']));
  });
});

describe('change logs and logs', () => {
  test('tell what was', () => {
    expect(claimsOf('- Added `src/a.py` with `Learner`', undefined, 'CHANGELOG.md')).toEqual([]);
    expect(claimsOf("src/a.ts(3,4): error TS2307: Cannot find module 'x'.")).toEqual([]);
  });
});

describe('tasks of a plan', () => {
  const plan = (...lines: readonly string[]) =>
    claimsOf(['# Plan', '', ...lines], 'status-implemented').map(({ document, mention }) => [document.line, mention]);

  test('a step without a box is open, and what it changes is not its subject', () => {
    expect(plan('1. Update `app/store.py` with a fallback', '2. Integrate the converter')).toEqual([
      [3, { context: 'app/store.py' }],
      [4, {}],
    ]);
  });

  test.each([
    '1. Create `app/store.py`',
    '1. The store is updated',
    '1. Run all the tests of it',
    '- update:',
  ])('no task of its own: %s', (line) => {
    expect(plan(line)).toEqual([]);
  });

  test('outside of a plan nothing is a task', () => {
    expect(claimsOf('Update the store by hand.', 'status-implemented')).toEqual([]);
  });
});

describe('figures', () => {
  test.each([
    ['The paper reports 14.2% higher precision.', 14.2, '% higher precision'],
    ['It needs 10-100x fewer trials.', 10, 'x fewer trials'],
  ])('%s', (text, number, noun) => {
    expect(claimsOf(text, 'count').map(({ statement }) => statement)).toEqual([{ kind: 'count', number, noun }]);
  });
});

test('items below "Unit tests" are tests to be there', () => {
  const text = [
    '# Plan',
    '',
    '1. **Unit Tests:**',
    '   * `TraceSink` clips rewards.',
    '   * Round trip of the state',
    '',
    '2. Later',
  ];
  expect(
    claimsOf(text, 'test-exists').map(({ document, statement }) => [
      document.line,
      statement.kind === 'test-exists' ? statement.about : '',
    ]),
  ).toEqual([
    [4, 'TraceSink'],
    [5, 'Round trip of the state'],
  ]);
});

test('two classes in one cell', () => {
  const text = ['| Module | Purpose |', '|---|---|', '| `Reader/Writer` | contracts |'];
  expect(claimsOf(text, 'symbol-exists').map(({ mention }) => mention.symbol)).toEqual(['Reader', 'Writer']);
});

describe('columns of a table', () => {
  const text = [
    '| File | Role | Tags | Functions |',
    '|---|---|---|---|',
    '| `app/store.py` | Keeps rows that were drawn | `HOT_PATH`, `TODO_LATER` | `load_rows` |',
    '| `app/draw.py` | Weighted sampling of arms | `HOT_PATH` | |',
    '| `app/x.py` | n/a | | |',
  ];

  test('the column of roles tells what the file of the row does', () => {
    expect(claimsOf(text, 'behaviour').map(({ document, mention }) => [document.line, mention])).toEqual([
      [3, { context: 'app/store.py' }],
      [4, { context: 'app/draw.py' }],
    ]);
  });

  test('tags are no symbols', () => {
    expect(claimsOf(text, 'symbol-exists').map(({ mention }) => mention.symbol)).toEqual(['load_rows']);
  });
});

test.each(['Marked with `AIMPORT_TODO`.', 'The `reasoning` sub-package is new.'])('no symbol: %s', (text) => {
  expect(claimsOf(text, 'symbol-exists')).toEqual([]);
});

test('what a thing would be for is no claim that it is there', () => {
  const text = ['`server.py` needs these:', '', '- **Differential Privacy:** To add noise before the upload.'];
  expect(claimsOf(text, 'implements-algorithm')).toEqual([]);
});
