import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/documents/block.js';
import { lineAt } from '../../src/documents/block.js';
import { readDocument } from '../../src/documents/read.js';

function blocksOf(text: string): readonly Block[] {
  return readDocument(text, 'markdown').blocks;
}

function outline(text: string): string[] {
  return blocksOf(text).map((block) => {
    if (block.kind === 'code') return `${block.line} code ${block.mark} ${block.language}: ${block.lines.join('/')}`;
    if (block.kind === 'table') return `${block.line} table ${block.rows.map((row) => row.line).join(',')}`;
    const box = block.kind === 'item' && block.box ? ` ${block.box}` : '';
    return `${block.line} ${block.kind}${box}: ${block.prose.text}`;
  });
}

describe('markdown blocks', () => {
  test('headings, paragraphs, items with boxes, fences and tables stand on their lines', () => {
    const text = [
      '# Learner',
      '',
      'One sentence that',
      'runs on.',
      '',
      '- [x] first',
      '- [ ] second',
      '  - nested',
      '',
      '```python title="a"',
      'x = 1',
      '```',
      '',
      '| A | B |',
      '|---|---|',
      '| 1 | 2 |',
      '| 3 | 4 |',
    ].join('\n');
    expect(outline(text)).toEqual([
      '1 heading: Learner',
      '3 paragraph: One sentence that runs on.',
      '6 item done: first',
      '7 item open: second',
      '8 item: nested',
      '11 code fence python: x = 1',
      '14 table 16,17',
    ]);
  });

  test('a line in the middle of a paragraph is found by its offset', () => {
    const [paragraph] = blocksOf('alpha\nbeta\ngamma');
    if (paragraph?.kind !== 'paragraph') throw new Error('no paragraph');
    expect(
      ['alpha', 'beta', 'gamma'].map((word) => lineAt(paragraph.prose, paragraph.prose.text.indexOf(word))),
    ).toEqual([1, 2, 3]);
  });

  test('code spans keep their back ticks, links and emphasis lose their marks', () => {
    const [paragraph] = blocksOf('See **the** `run()` of [that file](src/a.py).');
    if (paragraph?.kind !== 'paragraph') throw new Error('no paragraph');
    expect(paragraph.prose.text).toBe('See the `run()` of that file.');
    expect(paragraph.prose.spans.map(({ kind, content, target }) => [kind, content, target])).toEqual([
      ['strong', 'the', undefined],
      ['code', 'run()', undefined],
      ['link', 'that file', 'src/a.py'],
    ]);
  });

  test('dunder names without back ticks are no emphasis', () => {
    expect(outline('* __init__.py')).toEqual(['1 item: __init__.py']);
  });

  test('front matter is no heading', () => {
    expect(outline('---\ntitle: Plan\n---\n\nText')).toEqual(['5 paragraph: Text']);
  });

  test('code behind a bare language name is code, its comments are no headings, prose after it is prose', () => {
    const text = [
      'The store:',
      '',
      'python',
      '# memory/store.py',
      'from dataclasses import dataclass',
      '',
      'class Store:',
      '"""',
      '# not a heading',
      '"""',
      '    size: int = 3',
      '',
      'def load(path: str) -> Store:',
      '    return Store()',
      '',
      'The store is kept small by the caller.',
      '',
      '## Next',
    ].join('\n');
    const blocks = outline(text);
    expect(blocks.map((block) => block.split(':', 1)[0])).toEqual([
      '1 paragraph',
      '4 code bare python',
      '16 paragraph',
      '18 heading',
    ]);
    expect(blocks[1]).toContain('return Store()');
  });

  test('a word that is a language in a sentence opens no code', () => {
    expect(outline('The engine is written in\npython\nand in C.')).toEqual([
      '1 paragraph: The engine is written in python and in C.',
    ]);
  });
});

describe('reStructuredText and plain text', () => {
  test('titles, roles, literal blocks and code directives', () => {
    const text = [
      'Service',
      '=======',
      '',
      'Calls :func:`~engine.run` of ``engine/run.py``::',
      '',
      '    run(1)',
      '',
      '.. code-block:: python',
      '',
      '   x = 2',
      '',
      '* an item',
    ].join('\n');
    const blocks = readDocument(text, 'restructured-text').blocks;
    expect(blocks.map((block) => [block.line, block.kind])).toEqual([
      [1, 'heading'],
      [4, 'paragraph'],
      [6, 'code'],
      [10, 'code'],
      [12, 'item'],
    ]);
    const paragraph = blocks[1];
    if (paragraph?.kind !== 'paragraph') throw new Error('no paragraph');
    expect(paragraph.prose.spans.map((span) => span.content)).toEqual(['engine.run', 'engine/run.py']);
  });

  test('plain text has items with boxes and drawn trees', () => {
    const blocks = readDocument('Parts\n\n- [ ] write it\n\nsrc/\n├── a.py\n└── b.py', 'plain-text').blocks;
    expect(blocks.map((block) => [block.line, block.kind])).toEqual([
      [1, 'paragraph'],
      [3, 'item'],
      [5, 'code'],
    ]);
  });
});
