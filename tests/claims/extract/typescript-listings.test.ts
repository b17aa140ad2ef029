import { describe, expect, test } from 'vitest';
import { brief, claimsOf } from './extracted.js';

const listing = (...lines: readonly string[]): string[] => ['```ts', '// src/store.ts', ...lines, '```'];

describe('TypeScript shown in documents', () => {
  test('a comment is about the declaration below it, not about the one above', () => {
    const text = listing(
      '/** Asks for one answer. */',
      'export interface Request {',
      '  question: string',
      '}',
      '/** Scores the answers of one learner. */',
      'export class Scorer {}',
      '/** Features: scoring, and much more of it. */',
      "import { a } from './a'",
    );
    expect(claimsOf(text, 'behaviour').map(brief)).toEqual([
      '3 behaviour src/store.ts#Request',
      '7 behaviour src/store.ts#Scorer',
    ]);
  });

  test('each member is a claim, and what is said of it another', () => {
    const text = listing(
      'type Result = {',
      '  /** Overall score from 0 to 1 */',
      '  score: number',
      '  /** The words of the learner */',
      '  words: string',
      '  hint?: string  // Shown below the answer',
      '  limit = 5',
      '}',
    );
    const members = claimsOf(text, 'signature').filter(
      ({ statement }) => statement.kind === 'signature' && statement.named === true,
    );
    expect(members.map((claim) => [claim.document.line, claim.statement])).toEqual([
      [5, expect.objectContaining({ parameters: [{ name: 'score' }], members: true, open: true })],
      [7, expect.objectContaining({ parameters: [{ name: 'words' }], members: true, open: true })],
      [8, expect.objectContaining({ parameters: [{ name: 'hint' }], members: true, open: true })],
    ]);
    expect(claimsOf(text, 'behaviour').map(brief)).toEqual([
      '4 behaviour src/store.ts#Result.score',
      '8 behaviour src/store.ts#Result.hint',
    ]);
    expect(claimsOf(text, 'default-value').map(brief)).toEqual(['9 default-value src/store.ts#Result']);
  });

  test('numbers of a body: entries, what is taken for nothing, bounds; not those that lay something out', () => {
    const text = listing(
      'export function ask(config: Config) {',
      '  const body = {',
      '    temperature: 0.3, // low',
      '    maxWidth: 700,',
      '    timeout: config.timeoutMs ?? 30000,',
      "    model: process.env.MODEL ?? 'small',",
      '  }',
      '  if (body.score >= 0.9) return undefined',
      '  return <Box sx={{ mt: 4 }} rows={4} />',
      '}',
    );
    const values = claimsOf(text, 'default-value').map(({ document, statement }) =>
      statement.kind === 'default-value' ? [document.line, statement.name, statement.value] : [],
    );
    expect(values).toEqual([
      [5, 'temperature', '0.3'],
      [7, 'timeoutMs', '30000'],
      [8, 'MODEL', "'small'"],
      [10, 'body.score', '0.9'],
    ]);
  });
});

test('a bare name in a listing is the file that the heading names with its folder', () => {
  const text = ['### `core/mix.py`', '', '```python', '# FILENAME: mix.py', 'class Mixer:', '    pass', '```'];
  expect(claimsOf(text, 'symbol-exists').map(brief)).toEqual(['5 symbol-exists core/mix.py#Mixer']);
});
