import { describe, expect, test } from 'vitest';
import { diagramNodes } from '../../src/documents/mermaid.js';
import { plainProse } from '../../src/documents/prose.js';
import { sentencesOf } from '../../src/documents/sentences.js';
import { isTree, treeEntries } from '../../src/documents/tree-listing.js';

describe('folder trees', () => {
  const lines = [
    'app/',
    '├── core/',
    '│   ├── bandit.py      # the learner',
    '│   └── deep/',
    '│       └── net.py',
    '│',
    '├── notes.md (existing)',
    '├── ...',
    '└── tests/',
    '    └── test_bandit.py',
  ];

  test('every entry has the path of its parents', () => {
    expect(treeEntries(lines).map((entry) => [entry.index, entry.path, entry.folder, entry.depth])).toEqual([
      [0, 'app', true, 0],
      [1, 'app/core', true, 1],
      [2, 'app/core/bandit.py', false, 2],
      [3, 'app/core/deep', true, 2],
      [4, 'app/core/deep/net.py', false, 3],
      [6, 'app/notes.md', false, 1],
      [8, 'app/tests', true, 1],
      [9, 'app/tests/test_bandit.py', false, 2],
    ]);
  });

  test('a picture before a name is no part of it', () => {
    expect(treeEntries(['├── 📁 api/', '│   └── 🗂️ main.py']).map(({ path }) => path)).toEqual(['api', 'api/main.py']);
  });

  test('comments are kept', () => {
    expect(treeEntries(lines).map((entry) => entry.comment)).toContain('the learner');
    expect(treeEntries(lines).find((entry) => entry.name === 'notes.md')?.comment).toBe('existing');
  });

  test('a second root starts anew', () => {
    expect(treeEntries(['a/', '├── x.py', '└── y.py', 'b/', '└── z.py']).at(-1)?.path).toBe('b/z.py');
  });

  test('a file is nobody’s parent', () => {
    expect(treeEntries(['a/', '├── x.md', '│   ├── y.md']).at(-1)?.path).toBe('a/y.md');
  });

  test('one branch makes no tree', () => {
    expect(isTree(['└── alone'])).toBe(false);
    expect(isTree(lines)).toBe(true);
  });
});

describe('diagrams', () => {
  test('nodes by label, once, without subgraphs and styles', () => {
    const nodes = diagramNodes([
      'flowchart TB',
      '  subgraph One["Whole Part"]',
      '  A[TutorLoop] --> B("Consolidator<br/>twice")',
      '  B --> C{{Choice}}',
      '  A --> B',
      '  style A fill:#fff',
    ]);
    expect(nodes.map((node) => [node.index, node.id, node.label])).toEqual([
      [2, 'A', 'TutorLoop'],
      [2, 'B', 'Consolidator\ntwice'],
      [3, 'C', 'Choice'],
    ]);
  });

  test('classes of class diagrams and participants of sequences', () => {
    expect(diagramNodes(['classDiagram', '  class Store {']).map((node) => node.label)).toEqual(['Store']);
    expect(diagramNodes(['sequenceDiagram', '  participant L as Learner']).map((node) => node.label)).toEqual([
      'Learner',
    ]);
  });
});

describe('sentences', () => {
  const cut = (...lines: string[]): string[] => sentencesOf(plainProse(lines, 1)).map((sentence) => sentence.text);

  test('abbreviations, numbers, spans and short parentheses hold a sentence together', () => {
    expect(cut('It learns, e.g. from rewards. `a. b` stays (see fig. 2. there). Last one.')).toEqual([
      'It learns, e.g. from rewards.',
      '`a. b` stays (see fig. 2. there).',
      'Last one.',
    ]);
  });

  test('a label at the beginning of a line begins a statement', () => {
    expect(cut('Decision: keep it', 'Rationale: it works')).toEqual(['Decision: keep it', 'Rationale: it works']);
  });

  test('"but" parts two statements', () => {
    expect(cut('The sink is written, but the monitor is missing.')).toEqual([
      'The sink is written,',
      'but the monitor is missing.',
    ]);
  });

  test('each sentence knows its line', () => {
    const sentences = sentencesOf(plainProse(['One', 'two. Three', 'four.'], 10));
    expect(sentences.map((sentence) => sentence.line)).toEqual([10, 11]);
  });
});
