import { describe, expect, test } from 'vitest';
import { brief, claimsOf } from './extracted.js';

describe('tense', () => {
  test.each([
    ['The sampler is in `src/a.py`.', 'present'],
    ['The sampler will be in `src/a.py`.', 'planned'],
    ['Create `src/a.py` with the sampler.', 'planned'],
    ['- [ ] Create `src/a.py`', 'todo'],
    ['- [x] Create `src/a.py`', 'present'],
    ['**New file: `src/a.py`**', 'planned'],
    ['### NEW FILE: src/a.py', 'planned'],
    ['### MODIFIED FILE: src/a.py', 'present'],
  ])('%s', (text, tense) => {
    expect(claimsOf(text, 'file-exists').map((claim) => claim.tense)).toEqual([tense]);
  });

  test('a plan speaks of what is to be, but for its section on what is', () => {
    const text = [
      '# Plan for the sampler',
      '',
      '`src/new.py` has it.',
      '',
      '## Current state',
      '',
      '`src/old.py` has it.',
    ];
    expect(claimsOf(text, 'file-exists').map(brief)).toEqual([
      '3 file-exists src/new.py planned',
      '7 file-exists src/old.py',
    ]);
  });

  test('a table of files to create and to modify', () => {
    const text = ['# Plan', '', '| File | Action |', '|---|---|', '| `a.py` | **CREATE** |', '| `b.py` | MODIFY |'];
    expect(claimsOf(text, 'file-exists').map(brief)).toEqual(['5 file-exists a.py planned', '6 file-exists b.py']);
  });
});

describe('trees and diagrams', () => {
  test('marks in a tree decide what is there and what is to come', () => {
    const text = [
      '# Plan',
      '```',
      'lib/',
      '├── kept.py   # (existing)',
      '├── made.py   # NEW: sampler',
      '└── other.py',
      '```',
    ];
    expect(claimsOf(text, 'file-exists').map(brief)).toEqual([
      '3 file-exists lib planned',
      '4 file-exists lib/kept.py',
      '5 file-exists lib/made.py planned',
      '6 file-exists lib/other.py planned',
    ]);
  });

  test('a root that is the name of the repository is no folder of it', () => {
    expect(claimsOf(['```', 'orchard/', '├── a.py', '└── b.py', '```'], 'file-exists').map(brief)).toEqual([
      '3 file-exists orchard/a.py',
      '4 file-exists orchard/b.py',
    ]);
  });

  test('labels of a diagram that are written like classes', () => {
    const text = ['```mermaid', 'graph TD', '  A[TutorLoop] --> B[Some words]', '  B --> C[GitHub]', '```'];
    expect(claimsOf(text, 'symbol-exists').map(brief)).toEqual(['3 symbol-exists #TutorLoop']);
  });

  test('items below a folder are in it', () => {
    const text = [
      '### NEW MODULE: app/planner/',
      '',
      '* app/planner/',
      '  * __init__.py',
      '  * config.py',
      '',
      '#### service.py',
    ];
    expect(claimsOf(text, 'file-exists').map((claim) => claim.mention.path)).toEqual([
      'app/planner',
      'app/planner',
      'app/planner/__init__.py',
      'app/planner/config.py',
      'app/planner/service.py',
    ]);
  });
});

describe('listings', () => {
  test('Python: classes, fields, methods, tests, options, docstrings', () => {
    const text = [
      '**New file: `app/bandit.py`**',
      '',
      '    @dataclass',
      '    class Arm(Base):',
      '        """One choice."""',
      '        name: str',
      '        weight: float = 1.0  # at first',
      '        cost: int = Field(3, ge=0)',
      '',
      '        def pull(self, step: int, scale: float = 0.5) -> Tuple[float, float]: ...',
      '',
      '    def test_pull():',
      '        pass',
      '',
      '    parser.add_argument("--arms", default=4)',
    ];
    expect(claimsOf(text).map(brief)).toEqual([
      '1 file-exists app/bandit.py planned',
      '4 symbol-exists #Arm in app/bandit.py planned',
      '4 signature #Arm in app/bandit.py planned',
      '6 signature #Arm in app/bandit.py planned',
      '7 default-value #Arm in app/bandit.py planned',
      '8 default-value #Arm in app/bandit.py planned',
      '10 signature #Arm.pull in app/bandit.py planned',
      '10 default-value #Arm.pull in app/bandit.py planned',
      '12 test-exists #test_pull in app/bandit.py planned',
      '15 cli-flag  in app/bandit.py planned',
      '15 default-value  in app/bandit.py planned',
    ]);
    const signatures = claimsOf(text, 'signature').map((claim) => claim.statement);
    expect(signatures[0]).toEqual({
      kind: 'signature',
      language: 'python',
      parameters: [
        { name: 'name', type: 'str' },
        { name: 'weight', type: 'float', default: '1.0' },
        { name: 'cost', type: 'int', default: '3' },
      ],
      open: true,
      members: true,
      bases: ['Base'],
    });
    expect(signatures[2]).toEqual({
      kind: 'signature',
      language: 'python',
      parameters: [
        { name: 'step', type: 'int' },
        { name: 'scale', type: 'float', default: '0.5' },
      ],
      returns: 'Tuple[float, float]',
    });
  });

  test('TypeScript: interfaces, classes, functions over several lines', () => {
    const text = [
      '```ts',
      '// src/store.ts',
      'export interface Options {',
      '  readonly limit?: number;',
      '}',
      'export class Store extends Base<Item> {',
      '  size = 3;',
      '  async find(',
      '    query: string,',
      '    limit = 5,',
      '  ): Promise<Item[]> {',
      '    if (query) { return []; }',
      '  }',
      '}',
      '```',
    ];
    expect(claimsOf(text).map(brief)).toEqual([
      '2 file-exists src/store.ts',
      '3 symbol-exists src/store.ts#Options',
      '3 signature src/store.ts#Options',
      '4 signature src/store.ts#Options',
      '6 symbol-exists src/store.ts#Store',
      '6 signature src/store.ts#Store',
      '7 default-value src/store.ts#Store',
      '8 signature src/store.ts#Store.find',
      '9 signature src/store.ts#Store.find',
      '10 default-value src/store.ts#Store.find',
    ]);
    expect(claimsOf(text, 'signature')[3]!.statement).toMatchObject({
      language: 'typescript',
      parameters: [
        { name: 'query', type: 'string' },
        { name: 'limit', default: '5' },
      ],
      returns: 'Promise<Item[]>',
    });
  });

  test('Elixir: modules and functions', () => {
    const text = [
      '```elixir',
      '# lib/a.ex',
      'defmodule App.Client do',
      '  def suggest(name, opts \\\\ []), do: call(name)',
      'end',
      '```',
    ];
    expect(claimsOf(text).map(brief)).toEqual([
      '2 file-exists lib/a.ex',
      '3 symbol-exists lib/a.ex#App.Client',
      '4 signature lib/a.ex#App.Client.suggest',
    ]);
  });

  test('methods shown without their class belong to the class of the heading', () => {
    const text = ['## Update `Retriever`', '```python', 'def load(self, path: str): ...', '```'];
    expect(claimsOf(text, 'signature').map((claim) => claim.mention.symbol)).toEqual(['Retriever.load']);
  });

  test('calls show how the file is used that the listing names', () => {
    const text = ['```python', '# app/study.py', 'init_study(name, space, seed=42)', 'print(name)', '```'];
    expect(claimsOf(text, 'signature')[0]!.statement).toMatchObject({
      parameters: [{ name: 'name' }, { name: 'space' }, { name: 'seed', default: '42' }],
      open: true,
    });
    expect(claimsOf(text, 'signature')).toHaveLength(1);
  });

  test('a cut parameter list is open', () => {
    expect(claimsOf(['```python', 'def run(a: int, ...): ...', '```'], 'signature')[0]!.statement).toMatchObject({
      parameters: [{ name: 'a', type: 'int' }],
      open: true,
    });
  });

  test('YAML below its path: settings and classes', () => {
    const text = [
      '```yaml',
      '# configs/a.yaml',
      'planner:',
      '  class: "app.planner:Planner"',
      '  config:',
      '    epsilon: 0.3',
      '    type: x',
      '```',
    ];
    expect(claimsOf(text).map(brief)).toEqual([
      '2 file-exists configs/a.yaml',
      '4 symbol-exists app.planner#Planner',
      '6 default-value configs/a.yaml#planner.config.epsilon',
    ]);
  });

  test('a listing that nothing places is less sure than one with a path', () => {
    const listing = ['```python', 'class Learner:', '    pass', '```'];
    const placed = ['```python', '# src/a.py', 'class Learner:', '    pass', '```'];
    expect(claimsOf(listing, 'symbol-exists')[0]!.certainty).toBeLessThan(0.6);
    expect(claimsOf(placed, 'symbol-exists')[0]!.certainty).toBeGreaterThan(0.8);
  });
});

describe('shell', () => {
  const commands = (line: string) =>
    claimsOf(['```bash', line, '```']).map((claim) => [claim.mention.path, claim.statement]);

  test.each([
    [
      'python scripts/a.py trace --id X --deep',
      'scripts/a.py',
      { kind: 'cli-flag', program: 'scripts/a.py', flags: ['--id', '--deep'], subcommand: 'trace' },
    ],
    [
      'PYTHONPATH=. uv run python -m app.train --epochs=3',
      'app.train',
      { kind: 'cli-flag', program: 'app.train', flags: ['--epochs'] },
    ],
    ['$ python scripts/b.py', 'scripts/b.py', { kind: 'file-exists' }],
    ['pytest tests/test_a.py -v', 'tests/test_a.py', { kind: 'test-exists' }],
    ['npm run build', undefined, { kind: 'cli-flag', program: 'npm run', flags: ['build'] }],
    ['pip install -r requirements.txt', 'requirements.txt', { kind: 'file-exists' }],
    [
      'pip install -e ".[dev,neural]"',
      undefined,
      { kind: 'cli-flag', program: 'pip install', flags: ['[dev]', '[neural]'] },
    ],
  ])('%s', (line, path, statement) => {
    expect(commands(line)).toEqual([[path, statement]]);
  });

  test.each([
    'git clone https://example.org/x.git',
    'cd src && ls -la',
    'docker run -it image --rm',
    'pip install numpy',
    'python',
  ])('nothing of the project: %s', (line) => {
    expect(commands(line)).toEqual([]);
  });

  test('a line that goes on with a backslash is one command on its first line', () => {
    expect(
      claimsOf(['```sh', 'python a/run.py \\', '  --fast', '```']).map((claim) => [
        claim.document.line,
        claim.statement,
      ]),
    ).toEqual([[2, { kind: 'cli-flag', program: 'a/run.py', flags: ['--fast'] }]]);
  });
});
