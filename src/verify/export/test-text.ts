import { basename, extname } from 'node:path';
import type { Value } from '../../sandbox/session.js';
import type { Smallest } from '../shrink/smallest.js';
import type { SubjectShape } from '../subject/shape.js';
import { isRecord } from '../values/decode.js';
import { type CallText, callText, Unwritable } from './call-text.js';

/** A written test and the name of its file, beside the subject. */
export interface WrittenTest {
  readonly name: string;
  readonly text: string;
}

/**
 * A test in the project's own framework that makes the calls of the smallest counterexample and expects the reference's answer to the
 * last: it fails as long as the code is wrong, and needs nothing of this package. Undefined when a call cannot be written down.
 * @param isPackaged whether a Python subject stands in a package, from which its module is imported
 */
export function testText(
  subject: SubjectShape,
  statement: string,
  smallest: Smallest,
  isPackaged: boolean,
): WrittenTest | undefined {
  const { exchanges, expectedRaw } = smallest;
  if (expectedRaw === undefined) return undefined;
  try {
    const calls = callText(subject, exchanges, 'assigned');
    return subject.language === 'python'
      ? pytest(subject, statement, calls, { expected: expectedRaw, isPackaged })
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

/** Numbers of JavaScript are compared to eight digits after the point, those in lists and records each by itself. */
function expectation(expected: Value, { literal }: CallText): string[] {
  if (typeof expected === 'number' && Number.isFinite(expected) && !Number.isInteger(expected))
    return [`expect(actual).toBeCloseTo(${literal(expected)}, 8);`];
  if (Array.isArray(expected) && expected.every((entry) => typeof entry === 'number'))
    return [
      `expect(actual).toHaveLength(${expected.length});`,
      ...expected.map((entry, index) => `expect(actual[${index}]).toBeCloseTo(${literal(entry)}, 8);`),
    ];
  if (isRecord(expected))
    return Object.entries(expected).map(
      ([name, entry]) => `expect(actual[${JSON.stringify(name)}]).toBeCloseTo(${literal(entry)}, 8);`,
    );
  return [`expect(actual).toEqual(${literal(expected)});`];
}

interface Expectation {
  readonly expected: Value;
  readonly isPackaged: boolean;
}

function pytest(
  subject: SubjectShape,
  statement: string,
  calls: CallText,
  { expected, isPackaged }: Expectation,
): WrittenTest {
  const stem = basename(subject.path, '.py');
  const name = `test_${subject.symbol.replace(/\W/g, '_').toLowerCase()}`;
  const text = [
    `"""${statement.replace(/["\\]/g, "'")}"""`,
    '',
    ...(calls.usesArrays ? ['import numpy'] : []),
    'import pytest',
    '',
    `from ${isPackaged ? '.' : ''}${stem} import ${calls.symbols.join(', ')}`,
    '',
    '',
    `def ${name}():`,
    ...calls.lines.map((line) => `    ${line}`),
    ...assertions(expected, calls).map((line) => `    ${line}`),
    '',
  ].join('\n');
  return { name: `test_${stem}_${subject.symbol}.py`, text };
}

/** A record may be a dictionary or an object; what it holds besides is not looked at. */
function assertions(expected: Value, { literal }: CallText): string[] {
  const close = `pytest.approx(${literal(expected)}, rel=1e-8, abs=1e-12)`;
  if (isRecord(expected))
    return [
      'def field(name):',
      '    return actual[name] if isinstance(actual, dict) else getattr(actual, name)',
      '',
      `assert {name: field(name) for name in [${Object.keys(expected)
        .map((name) => JSON.stringify(name))
        .join(', ')}]} == ${close}`,
    ];
  const approximate =
    typeof expected === 'number' || (Array.isArray(expected) && expected.every((entry) => typeof entry === 'number'));
  return [`assert actual == ${approximate ? close : literal(expected)}`];
}
