import { describe, expect, test } from 'vitest';
import { brief, claimsOf } from './extracted.js';

describe('paths', () => {
  test.each([
    ['The learner is in `src/bandits/linucb.py`.', 'src/bandits/linucb.py'],
    ['`config.yaml` holds the thresholds.', 'config.yaml'],
    ['Run the training/train_agent.py script at night.', 'training/train_agent.py'],
    ['The sources are in `src/learners/`.', 'src/learners'],
    ['See [the guide](docs/guide.md#start).', 'docs/guide.md'],
    ['Images are built by the `Dockerfile`.', 'Dockerfile'],
  ])('%s', (text, path) => {
    expect(claimsOf(text, 'file-exists').map((claim) => claim.mention.path)).toEqual([path]);
  });

  test.each([
    '**Branch**: `claude/learner-plan-x2`',
    'The work is on branch `work/linucb`.',
    'The route `/training/progress` shows it.',
    'The endpoint `api/v1/users` answers.',
    'Types are `Input/Output`.',
    'Install `@scope/package` first.',
    'The header is `application/json`.',
    'Built with Node.js and `Vue.js`.',
    'It reads `self.index` and `np.log`.',
    'All of `src/**/*.ts` is read.',
    'See https://example.org/a/b.html for more.',
    'It stands at `/home/somebody/model.py`.',
    'Either train/test or and/or.',
  ])('no path of the project: %s', (text) => {
    expect(claimsOf(text, 'file-exists')).toEqual([]);
  });

  test('a file that runs make is less sure than one that is kept', () => {
    const [made] = claimsOf('The job writes `runs/weights.npz`.', 'file-exists');
    const [kept] = claimsOf('The job is `jobs/nightly.py`.', 'file-exists');
    expect(made!.certainty).toBeLessThan(0.5);
    expect(kept!.certainty).toBeGreaterThan(0.8);
  });

  test('a link is sure, an example is not', () => {
    expect(claimsOf('[x](docs/a.md)', 'file-exists')[0]!.certainty).toBe(0.9);
    expect(claimsOf('for example `path/to/file.py`', 'file-exists')[0]!.certainty).toBeLessThan(0.5);
  });

  test('what is said not to exist is denied', () => {
    expect(claimsOf('`src/old.py` does not exist any more.', 'file-exists').map(brief)).toEqual([
      '1 file-exists src/old.py denies',
    ]);
  });

  test('what is not there yet is denied, and what has to do without it is not', () => {
    expect(claimsOf('There is no `retry_limit` in it.', 'symbol-exists').map(brief)).toEqual([
      '1 symbol-exists #retry_limit denies',
    ]);
    expect(claimsOf('Leapfrog: no `leap_flag` logic yet', 'symbol-exists').map(brief)).toEqual([
      '1 symbol-exists #leap_flag denies',
    ]);
    expect(claimsOf('Works without `retry_limit`.', 'symbol-exists').map(brief)).toEqual([
      '1 symbol-exists #retry_limit',
    ]);
  });

  test.each(['Each has an `XxxMetrics` payload.', 'Write a `FooPolicy` for it.'])('a pattern of names: %s', (text) => {
    expect(claimsOf(text, 'symbol-exists')).toEqual([]);
  });

  test('a parameter that is named without its value stands for a call', () => {
    const [claim] = claimsOf('The clock goes to `assemble(now_override=)`.', 'signature');
    expect(claim!.statement).toMatchObject({ parameters: [{ name: 'now_override' }], open: true });
  });

  test('a line of a hard-wrapped paragraph', () => {
    expect(
      claimsOf(['The first part is', 'long, and then comes', '`src/a.py` at last.'], 'file-exists').map(brief),
    ).toEqual(['3 file-exists src/a.py']);
  });
});

describe('line ranges', () => {
  test('hold the symbol beside them', () => {
    expect(claimsOf('Done in `a/b.py:12-40`, class `Learner`.', 'symbol-at-lines').map(brief)).toEqual([
      '1 symbol-at-lines a/b.py:12-40#Learner',
    ]);
    expect(claimsOf('`Learner` (`b.py`, lines 3-9) learns.', 'symbol-at-lines').map(brief)).toEqual([
      '1 symbol-at-lines b.py:3-9#Learner',
    ]);
  });

  test('in a heading hold what the listing below shows', () => {
    const text = [
      '### Training (`agent.py:7-19`)',
      '```python',
      'async def train_agent(self) -> float:',
      '    ...',
      '```',
    ];
    expect(claimsOf(text, 'symbol-at-lines').map(brief)).toEqual(['1 symbol-at-lines agent.py:7-19#train_agent']);
  });

  test('of GitHub links', () => {
    expect(claimsOf('[here](src/a.ts#L10-L20)', 'symbol-at-lines').map(brief)).toEqual([
      '1 symbol-at-lines src/a.ts:10-20',
    ]);
  });
});

describe('symbols', () => {
  test('are tied to the path that the sentence gives', () => {
    expect(claimsOf('`Learner` in `src/a.py` and `src/b.py` with class `Judge`.', 'symbol-exists').map(brief)).toEqual([
      '1 symbol-exists src/a.py#Learner',
      '1 symbol-exists src/b.py#Judge',
    ]);
  });

  test('lists below a path have it as context', () => {
    expect(
      claimsOf(['`src/a.py` provides:', '', '- `Learner` class', '- `judge()` function'], 'symbol-exists').map(brief),
    ).toEqual(['3 symbol-exists #Learner in src/a.py', '4 symbol-exists #judge in src/a.py']);
  });

  test('module:name, pytest nodes and Elixir arities', () => {
    const names = claimsOf('See `core.sinks:TraceSink` and `Server.load!/2`.', 'symbol-exists').map(
      (claim) => claim.mention.symbol,
    );
    expect(names).toEqual(['core.sinks.TraceSink', 'Server.load!']);
    expect(claimsOf('`tests/test_a.py::TestA::test_b` covers it.', 'test-exists').map(brief)).toEqual([
      '1 test-exists tests/test_a.py#TestA.test_b',
    ]);
  });

  test('words with inner capitals count where the document shows them in code', () => {
    expect(claimsOf('The TraceSink listens.', 'symbol-exists')).toEqual([]);
    expect(claimsOf(['The TraceSink listens.', '', '`TraceSink()`'], 'symbol-exists').map(brief)).toContain(
      '1 symbol-exists #TraceSink',
    );
    expect(claimsOf('GitHub, PyTorch and TensorFlow help the OpenAI client.', 'symbol-exists')).toEqual([]);
  });

  test('plain words in back ticks need a word that says what they are', () => {
    expect(claimsOf('The `mastery` grows.', 'symbol-exists')).toEqual([]);
    expect(claimsOf('The `mastery` function grows.', 'symbol-exists')).toHaveLength(1);
  });

  test('columns say what their names are', () => {
    const text = ['| Module | Functions |', '|---|---|', '| `Planner` | `suggest`, `record` |'];
    expect(claimsOf(text, 'symbol-exists').map((claim) => claim.mention.symbol)).toEqual([
      'Planner',
      'suggest',
      'record',
    ]);
  });

  test('other people’s names, parameters and what was are too weak to refute', () => {
    expect(claimsOf('The optimiser is `torch.optim.Adam`.', 'symbol-exists')[0]!.certainty).toBe(0.3);
    expect(claimsOf('- `task_id`: the task', 'symbol-exists')[0]!.certainty).toBeLessThan(0.5);
    expect(claimsOf('`OldLearner` was replaced by another.', 'symbol-exists')[0]!.certainty).toBeLessThan(0.5);
  });

  test('a call with named arguments is a signature, one with values is not', () => {
    const [claim] = claimsOf('`decay(step, rate=0.5, *rest)` shrinks.', 'signature');
    expect(claim!.statement).toEqual({
      kind: 'signature',
      language: 'unknown',
      parameters: [{ name: 'step' }, { name: 'rate', default: '0.5' }, { name: 'rest', rest: true }],
    });
    expect(claimsOf('`decay(3, "x")` shrinks.', 'signature')).toEqual([]);
  });
});

describe('flags', () => {
  test('with their command and program', () => {
    expect(
      claimsOf('Add the flag `--use-rl` to the `trace` command of `cli/demo.py`.', 'cli-flag').map(
        (claim) => claim.statement,
      ),
    ).toEqual([{ kind: 'cli-flag', flags: ['--use-rl'], program: 'cli/demo.py', subcommand: 'trace' }]);
    expect(claimsOf('The `compare-recs` command compares.', 'cli-flag').map((claim) => claim.statement)).toEqual([
      { kind: 'cli-flag', subcommand: 'compare-recs', flags: [] },
    ]);
  });
});
