import { describe, expect, test } from 'vitest';
import { extractSource } from '../../../src/claims/extract/source.js';
import type { ExtractedClaim } from '../../../src/claims/extracted.js';
import type { Facts, SymbolFact } from '../../../src/model/facts.js';
import { vocabulary } from './extracted.js';

function symbol(name: string, text: string, line: number): SymbolFact {
  return {
    id: 0,
    name,
    qualifiedName: name,
    kind: 'class',
    startLine: line - 1,
    endLine: line + 20,
    column: 1,
    exported: true,
    modifiers: [],
    decorators: [],
    parameters: [],
    bases: [],
    doc: { text, line, endLine: line + text.split('\n').length - 1 },
    hasBody: true,
  };
}

function claims(facts: Partial<Pick<Facts, 'doc' | 'symbols' | 'comments'>>): ExtractedClaim[] {
  return extractSource({ path: 'src/a.py', symbols: [], comments: [], ...facts }, vocabulary);
}

describe('docs and comments', () => {
  test('an algorithm in the doc of a class is claimed of that class', () => {
    const found = claims({ symbols: [symbol('Learner', 'Tabular Q-learning (Watkins 1992).', 4)] });
    expect(found.find((claim) => claim.statement.kind === 'implements-algorithm')).toMatchObject({
      source: 'docstring',
      at: 'Learner',
      document: { path: 'src/a.py', line: 4 },
      mention: { path: 'src/a.py', symbol: 'Learner' },
      statement: { algorithm: 'q-learning' },
    });
  });

  test('guarantees and errors are behaviour, small talk is none', () => {
    const text = 'Keeps a list.\n\nThe rate never falls below the floor.\nRaises ValueError without samples.';
    expect(claims({ symbols: [symbol('rate', text, 10)] }).map((claim) => [claim.document.line, claim.text])).toEqual([
      [12, 'The rate never falls below the floor.'],
      [13, 'Raises ValueError without samples.'],
    ]);
    expect(claims({ symbols: [symbol('Box', 'Holds the values of a form.', 3)] })).toEqual([]);
  });

  test('defaults of parameters', () => {
    const text = 'Decays.\n\nArgs:\n    alpha: step size (default: 0.1)\n    beta (float): defaults to 2';
    expect(
      claims({ symbols: [symbol('decay', text, 1)] }).map(({ document, mention, statement }) => [
        document.line,
        mention.symbol,
        statement,
      ]),
    ).toEqual([
      [4, 'decay', { kind: 'default-value', name: 'alpha', value: '0.1' }],
      [5, 'decay', { kind: 'default-value', name: 'beta', value: '2' }],
    ]);
  });

  test('banners are read without their frame', () => {
    const doc = { text: '╔════╗\n║ • Uses federated averaging of the clients ║\n╚════╝', line: 1, endLine: 3 };
    expect(claims({ doc }).map((claim) => claim.statement.kind)).toContain('implements-algorithm');
  });

  test('annotations: an algorithm, a property, a sentence', () => {
    const comments = ['@claim linucb', '@claim linucb.width-formula', '@claim a terminal step has no next value'].map(
      (text, index) => ({ line: 5 + index, endLine: 5 + index, text, ownLine: true }),
    );
    expect(claims({ comments }).map(({ source, document, statement }) => [source, document.line, statement])).toEqual([
      ['annotation', 5, { kind: 'implements-algorithm', algorithm: 'linucb' }],
      ['annotation', 6, { kind: 'behaviour', properties: ['linucb.width-formula'] }],
      ['annotation', 7, { kind: 'behaviour', properties: [] }],
    ]);
  });
});

test('of parameters in fields each has its own default', () => {
  const text =
    'Holds arms.\n\n:param size: How many of `width` are kept, defaults to 4\n:param share: The share of `size`, defaults to 0.5\n';
  const said = claims({ symbols: [symbol('Store', text, 2)] }).flatMap(({ statement }) =>
    statement.kind === 'default-value' ? [[statement.name, statement.value]] : [],
  );
  expect(said).toEqual([
    ['size', '4'],
    ['share', '0.5'],
  ]);
});
