import { basename, extname } from 'node:path';
import type { Value } from '../../sandbox/session.js';
import type { Smallest } from '../shrink/smallest.js';
import type { SubjectShape } from '../subject/shape.js';
import { type CallText, callText, Unwritable } from './call-text.js';

/** A written test and the name of its file, beside the subject. */
export interface WrittenTest {
  readonly name: string;
  readonly text: string;
}

/**
 * A test in the project's own framework that makes the calls of the smallest counterexample and expects the reference's answer to the
 * last: it fails as long as the code is wrong, and needs nothing of this package. Undefined when a call cannot be written down.
 */
export function testText(subject: SubjectShape, statement: string, smallest: Smallest): WrittenTest | undefined {
  const { exchanges, expectedRaw } = smallest;
  if (expectedRaw === undefined) return undefined;
  try {
    const calls = callText(subject, exchanges, 'assigned');
    return subject.language === 'python'
      ? pytest(subject, statement, calls, expectedRaw)
      : vitest(subject, statement, calls, expectedRaw);
  } catch (error) {
    if (error instanceof Unwritable) return undefined;
    throw error;
  }
}

function vitest(subject: SubjectShape, statement: string, calls: CallText, expected: Value): WrittenTest {
  const extension = extname(subject.path);
  const stem = basename(subject.path, extension);
  const text = [
    "import { expect, test } from 'vitest';",
    `import { ${calls.symbols.join(', ')} } from './${stem}${extension.replace(/ts(x?)$/, 'js$1')}';`,
    '',
    `test(${JSON.stringify(statement)}, () => {`,
    ...calls.lines.map((line) => `  ${line};`),
    ...expectation(expected, calls).map((line) => `  ${line}`),
    '});',
    '',
  ].join('\n');
  const kind = /^\.[cm]?js/.test(extension) ? 'js' : 'ts';
  return { name: `${stem}.${subject.symbol}.test.${kind}`, text };
}

/** Numbers of JavaScript are compared to eight digits after the point, those in lists each by itself. */
function expectation(expected: Value, { literal }: CallText): string[] {
  if (typeof expected === 'number' && Number.isFinite(expected) && !Number.isInteger(expected))
    return [`expect(actual).toBeCloseTo(${literal(expected)}, 8);`];
  if (Array.isArray(expected) && expected.every((entry) => typeof entry === 'number'))
    return [
      `expect(actual).toHaveLength(${expected.length});`,
      ...expected.map((entry, index) => `expect(actual[${index}]).toBeCloseTo(${literal(entry)}, 8);`),
    ];
  return [`expect(actual).toEqual(${literal(expected)});`];
}

function pytest(subject: SubjectShape, statement: string, calls: CallText, expected: Value): WrittenTest {
  const stem = basename(subject.path, '.py');
  const approximate =
    typeof expected === 'number' || (Array.isArray(expected) && expected.every((entry) => typeof entry === 'number'));
  const name = `test_${subject.symbol.replace(/\W/g, '_').toLowerCase()}`;
  const text = [
    `"""${statement.replace(/["\\]/g, "'")}"""`,
    '',
    ...(calls.usesArrays ? ['import numpy'] : []),
    'import pytest',
    '',
    `from ${stem} import ${calls.symbols.join(', ')}`,
    '',
    '',
    `def ${name}():`,
    ...calls.lines.map((line) => `    ${line}`),
    `    assert ${approximate ? `actual == pytest.approx(${calls.literal(expected)}, rel=1e-8, abs=1e-12)` : `actual == ${calls.literal(expected)}`}`,
    '',
  ].join('\n');
  return { name: `test_${stem}_${subject.symbol}.py`, text };
}
