import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../src/claims/extracted.js';
import { brief, claimsOf } from './extracted.js';

const fenced = (language: string, lines: readonly string[]): string[] => [`\`\`\`${language}`, ...lines, '```'];
const python = (...lines: readonly string[]): string[] => fenced('python', ['# app/store.py', ...lines]);

/** Line, name and value of the values that a document claims. */
function values(lines: readonly string[]): (readonly [number, string, string])[] {
  return claimsOf(lines, 'default-value').map(({ document, statement }) =>
    statement.kind === 'default-value' ? [document.line, statement.name, statement.value] : [0, '', ''],
  );
}

function signatures(lines: readonly string[]): Extract<Statement, { kind: 'signature' }>[] {
  return claimsOf(lines, 'signature').flatMap(({ statement }) => (statement.kind === 'signature' ? [statement] : []));
}

describe('python shown in documents', () => {
  test('a long string in a body hides nothing that follows it', () => {
    const text = python(
      'class Sink:',
      '    def make(self):',
      '        sql = """',
      '        CREATE TABLE traces (',
      '        );',
      '        """',
      '        self.run(sql)',
      '',
      '    def close(self, hard: bool = False):',
      '        pass',
    );
    expect(claimsOf(text, 'signature').map(brief)).toEqual([
      '4 signature app/store.py#Sink.make',
      '11 signature app/store.py#Sink.close',
    ]);
  });

  test('numbers of bodies and of calls are values of their function; 0, 1 and layout are not', () => {
    const text = python(
      'def train(df):',
      '    if len(df) < 100:',
      '        return None',
      '    recent = df.tail(5)',
      '    model.fit(df, epochs=20, axis=1, verbose=0)',
      '    return fit(',
      '        recent,',
      '        alpha=1.5,',
      '    )',
    );
    expect(values(text)).toEqual([
      [4, 'len(df)', '100'],
      [6, 'df.tail', '5'],
      [7, 'epochs', '20'],
      [10, 'alpha', '1.5'],
    ]);
  });

  test('what a constant is made with', () => {
    const text = python('META = Metadata(', '    id="planner_default",', '    version="1.2.0",', ')');
    expect(values(text)).toEqual([
      [4, 'id', '"planner_default"'],
      [5, 'version', '"1.2.0"'],
    ]);
  });

  test('a call of what the listing imports shows names, in no order and without values', () => {
    const text = fenced('python', [
      'from .trainer import Trainer',
      'import numpy as np',
      'trainer = Trainer(',
      '    agent=self.agent,',
      '    device="cpu",',
      ')',
      'metrics = await trainer.train_epoch(loader)',
      'x = np.zeros(shape=3)',
      'again = Trainer(agent=other)',
    ]);
    expect(signatures(text)).toEqual([
      {
        kind: 'signature',
        language: 'python',
        parameters: [{ name: 'agent' }, { name: 'device' }],
        open: true,
        named: true,
      },
    ]);
    expect(claimsOf(text, 'symbol-exists').map(brief)).toContain('8 symbol-exists #Trainer.train_epoch');
  });

  test('a listing of several files, each below its path', () => {
    const text = fenced('python', [
      '# app/plan.py',
      'def plan(goal: str) -> Plan:',
      '',
      '# app/grade.py',
      'def grade(question, answer) -> float:',
      '    # see app/plan.py',
      'def total(attempts) -> float:',
    ]);
    expect(claimsOf(text, 'signature').map(brief)).toEqual([
      '3 signature app/plan.py#plan',
      '6 signature app/grade.py#grade',
      '8 signature app/grade.py#total',
    ]);
    expect(claimsOf(text, 'file-exists').map(brief)).toEqual([
      '2 file-exists app/plan.py',
      '5 file-exists app/grade.py',
    ]);
  });

  test('each attribute without a default is a claim, and comments behind them say what they hold', () => {
    const text = python(
      '@dataclass',
      'class Context:',
      '    gap: float  # Distance to the mastery that is aimed at',
      '    depth: int  # NEW',
      '    name: str  # id',
    );
    expect(claimsOf(text, 'behaviour').map(brief)).toEqual(['5 behaviour app/store.py#Context.gap']);
    expect(signatures(text).filter(({ named }) => named)).toEqual(
      ['gap', 'depth', 'name'].map((name) => expect.objectContaining({ parameters: [{ name }], members: true })),
    );
  });

  test('a parameter that is marked as new', () => {
    const text = python('def load(', '    path: str,', '    limit: int = 5,  # NEW', '):');
    const added = claimsOf(text, 'signature').filter(
      ({ statement }) => statement.kind === 'signature' && statement.named,
    );
    expect(added.map(brief)).toEqual(['4 signature app/store.py#load', '5 signature app/store.py#load']);
  });

  test('a comment in a body promises what an algorithm promises, and nothing else does', () => {
    const text = python(
      'def reward(x):',
      '    # apply reward shaping with the potential',
      '    # look at the weather first',
      '    return x',
    );
    expect(claimsOf(text, 'behaviour').map(({ document }) => document.line)).toEqual([4]);
  });
});

describe('requirements', () => {
  test('TOML with a group of optional dependencies', () => {
    const text = fenced('toml', [
      'neural = [',
      '    "torch>=2.0.0",',
      '    "peft[all] >= 0.7, < 1",',
      ']',
      'name = "x"',
    ]);
    expect(values(text)).toEqual([
      [3, 'torch', '>=2.0.0'],
      [4, 'peft', '>=0.7,<1'],
    ]);
    expect(claimsOf(text, 'cli-flag').map(({ statement }) => statement)).toEqual([
      { kind: 'cli-flag', program: 'pip install', flags: ['[neural]'] },
    ]);
  });

  test('tables of dependencies, and code spans', () => {
    const text = [...fenced('toml', ['[tool.poetry.dependencies]', 'numpy = "^1.26"', '[tool.x]', 'level = "3"'])];
    expect(values(text)).toEqual([[3, 'numpy', '^1.26']]);
    expect(values(['It needs `scipy>=1.11`, `leftpad==1.11.4` and `score>=0.5`.'])).toEqual([
      [1, 'scipy', '>=1.11'],
      [1, 'leftpad', '==1.11.4'],
    ]);
  });

  test('Elixir', () => {
    expect(values(fenced('elixir', ['defp deps do', '  [', '    {:jason, "~> 1.4"}']))).toEqual([
      [4, 'jason', '~> 1.4'],
    ]);
  });
});

test('Elixir calls, piped, nested and over several lines', () => {
  const text = fenced('elixir', [
    '  Chief.observe(ctx)',
    '  |> Chief.choose()',
    '  TrajectoryLog.step(chief, %{',
    '    state: State.features(prev)',
  ]);
  expect(claimsOf(text, 'symbol-exists').map(({ mention }) => mention.symbol)).toEqual([
    'Chief.observe',
    'Chief.choose',
    'TrajectoryLog.step',
    'State.features',
  ]);
});

test('nodes of a diagram are names when the document writes them in code, edges when they are called elsewhere', () => {
  const text = [
    'The module `Conductor` calls `apply_all(x)`.',
    '',
    ...fenced('mermaid', ['flowchart TB', '  A[Conductor] -->|apply_all| B[Weather]', '  B -->|rains_on| A']),
  ];
  const found = claimsOf(text, 'symbol-exists').filter(({ document }) => document.line > 2);
  expect(found.map(({ document, mention }) => [document.line, mention.symbol])).toEqual([
    [5, 'Conductor'],
    [5, 'apply_all'],
  ]);
});
