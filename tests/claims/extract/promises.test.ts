import { describe, expect, test } from 'vitest';
import { brief, claimsOf } from './extracted.js';

const behaviours = (lines: readonly string[]): string[] => claimsOf(lines, 'behaviour').map(brief);

describe('items of a list of promises', () => {
  test('a noun phrase is a promise of what the section is about', () => {
    const text = [
      '## Mixing',
      '',
      '**Strategies implemented**:',
      '1. **Blend** - Proximal term for slow clients',
      '2. **Privacy**:',
      '   - Budget tracking for each round',
      '3. Six',
      '',
      '**Key files**:',
      '- `core/mix/` directory',
    ];
    expect(behaviours(text)).toEqual(['4 behaviour  in core/mix', '6 behaviour  in core/mix']);
  });

  test('a name with what it does behind a dash or an arrow', () => {
    const text = [
      '## Parts',
      '',
      '- `load_model/2` → Reads the stored weights',
      '- `core/send.py` - Delegation to the trainers of each round',
      '- `core/` - Clean design of classes',
      '- `docs/notes.md` - Long notes of the design',
    ];
    expect(behaviours(text)).toEqual(['3 behaviour #load_model in core/send.py', '4 behaviour core/send.py']);
  });

  test('numbers and files are told by other claims, and plain lists promise nothing', () => {
    expect(
      behaviours(['## Features', '', '- 6 example configurations of it', '- `conf/a.yaml` - Standard first setup']),
    ).toEqual([]);
    expect(behaviours(['## Budget', '', '- Travel to the first workshop'])).toEqual([]);
  });
});

describe('what a section is about', () => {
  test('a numbered part has nothing of what another part names', () => {
    const text = [
      '## Completed',
      '',
      '### 1. Training ✅',
      '',
      'See `core/train.py`.',
      '',
      '### 2. Selection ✅',
      '',
      'Chosen at random.',
    ];
    const status = claimsOf(text, 'status-implemented').map(brief);
    expect(status).toContain('3 status-implemented  in core/train.py');
    expect(status).toContain('7 status-implemented');
  });

  test('a document does nothing, so the code that is named after it is what the section is about', () => {
    const text = ['## Selection ✅', '', '- `README.md` with a guide', '- `core/select.py` with the code'];
    expect(claimsOf(text, 'status-implemented').map(brief)).toEqual(['1 status-implemented  in core/select.py']);
  });
});

describe('statuses that are none', () => {
  test.each([
    '**Algorithms implemented**:',
    'This document summarizes the improvements implemented in the platform.',
    '| Case | Expected |\n|---|---|\n| Evaluate partial answers | low score |',
  ])('%s', (text) => {
    expect(claimsOf(text, 'status-implemented')).toEqual([]);
  });

  test.each(['The search is fully implemented in:', 'LinUCB implemented in `core/bandit.py`.'])('but %s', (text) => {
    expect(claimsOf(text, 'status-implemented')).toHaveLength(1);
  });
});

describe('tenses', () => {
  test('a name that is written like a verb, and a noun, ask nobody to do anything', () => {
    expect(claimsOf(['## Files', '', '- `setup.cfg`'], 'file-exists')[0]!.tense).toBe('present');
    expect(claimsOf(['## Features', '', '- Support for several backends'], 'behaviour')[0]!.tense).toBe('present');
    expect(claimsOf(['## Files', '', '- Update `setup.cfg` for the tests'], 'file-exists')[0]!.tense).toBe('planned');
  });
});

describe('counts', () => {
  test.each([
    ['- 20+ test functions', 20, 'test functions', true],
    ['- 6 ready-to-use configurations', 6, 'ready-to-use configurations', undefined],
    ['- **Total new files**: 50+', 50, 'total new files', true],
    ['- 4 robust defenses', 4, 'robust defenses', undefined],
  ])('%s', (line, number, noun, atLeast) => {
    const [claim] = claimsOf(line, 'count');
    expect(claim?.statement).toEqual({ kind: 'count', number, noun, ...(atLeast ? { atLeast } : {}) });
  });

  test('a label before a figure that counts no things', () => {
    expect(claimsOf('- **Best score**: 20', 'count')).toEqual([]);
    expect(claimsOf('- Phase: 3', 'count')).toEqual([]);
  });
});

test('a number ends before the comma that follows it', () => {
  const [claim] = claimsOf('- score = 0, with words that explain it', 'default-value');
  expect(claim?.statement).toMatchObject({ name: 'score', value: '0' });
});

describe('comments of a tree', () => {
  test('names of classes, alone, in a list or before the word for their kind', () => {
    const text = [
      '```',
      'core/',
      '├── client.py   # RoundClient class',
      '├── nets.py     # SmallNet, DeepNet',
      '├── app.py      # the FastAPI app and its RouteTable',
      '└── data.py     # loads data',
      '```',
    ];
    expect(claimsOf(text, 'symbol-exists').map(brief)).toEqual([
      '3 symbol-exists core/client.py#RoundClient',
      '4 symbol-exists core/nets.py#SmallNet',
      '4 symbol-exists core/nets.py#DeepNet',
    ]);
  });
});

describe('items about the code that the words above name', () => {
  test('what a script does, and what is to be done to it', () => {
    const text = [
      '**New file: `scripts/warm.py`**',
      '',
      'This script:',
      '1. Loads the events of a learner',
      '2. For each event, simulates an answer of the learner',
      '',
      '### `core/mix/`',
      '',
      '- Rounds emit one record each',
      '- Saves the state of a round',
      '- Deploy the code of a round',
      '- Update the tests',
    ];
    expect(behaviours(text)).toEqual([
      '4 behaviour  in scripts/warm.py planned',
      '5 behaviour  in scripts/warm.py planned',
      '9 behaviour  in core/mix',
      '10 behaviour  in core/mix',
    ]);
  });

  test('a path that only follows is no such words', () => {
    expect(behaviours(['## Rounds', '', '- Rounds emit one record each', '- `core/mix.py` has them'])).toEqual([]);
  });
});

describe('comments in a listing', () => {
  const python = (...lines: readonly string[]): string[] => ['```python', '# core/mix.py', ...lines, '```'];

  test('one that says what a body does, long enough to be no heading of three lines', () => {
    const text = python(
      'class Mixer:',
      '    def step(self):',
      '        # FIX (from review): Run the slow queries in a thread of their own.',
      '        # Get the best',
      '        # The queries were slow before that change',
      '        pass',
      '    # Build the answer of a learner from what is left',
      '    def answer(self):',
      '        pass',
    );
    expect(behaviours(text)).toEqual(['5 behaviour core/mix.py#Mixer.step']);
  });

  test('one behind a call', () => {
    expect(behaviours(python('tick()  # one cycle by hand', 'suggest(name)  # → params', 'stop()  # now'))).toEqual([
      '3 behaviour core/mix.py#tick',
      '4 behaviour core/mix.py#suggest',
    ]);
  });

  test('a parameter on a line of its own is a claim', () => {
    const text = python('def mix(', '    self,', '    frames: Frames,', '    limit: int = 5,', '):');
    expect(claimsOf(text, 'signature').map(({ document }) => document.line)).toEqual([3, 5]);
    expect(claimsOf(text, 'default-value').map(({ document }) => document.line)).toEqual([6]);
  });
});

test('in a row a sentence that begins with a verb is about what the row begins with', () => {
  const text = ['| Agent | Role |', '|---|---|', '| `ExportAgent` | Sends trained models to `ModelStore` |'];
  expect(behaviours(text)).toEqual(['3 behaviour #ExportAgent']);
});
