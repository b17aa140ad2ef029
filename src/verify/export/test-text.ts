import { basename, extname } from 'node:path';
import type { Argument, Value } from '../../sandbox/session.js';
import type { Exchange } from '../drive/conversation.js';
import type { SubjectShape } from '../subject/shape.js';
import { isHandle } from '../values/decode.js';
import type { Divergence } from './divergence.js';

/** A written test and the name of its file, beside the subject. */
export interface WrittenTest {
  readonly name: string;
  readonly text: string;
}

/** A call that no test can be written of: it passes a function. */
class Unwritable extends Error {}

/**
 * A test in the project's own framework that makes the same calls and expects the reference's answer to the last: it fails as long as
 * the code is wrong, and needs nothing of this package. Undefined when a call cannot be written down.
 */
export function testText(subject: SubjectShape, statement: string, divergence: Divergence): WrittenTest | undefined {
  try {
    return subject.language === 'python'
      ? pytest(subject, statement, divergence)
      : vitest(subject, statement, divergence);
  } catch (error) {
    if (error instanceof Unwritable) return undefined;
    throw error;
  }
}

/** Names of the objects that calls made, by handle. */
function objectNames(calls: readonly Exchange[]): ReadonlyMap<number, string> {
  const handles = calls.flatMap(({ value }) =>
    typeof value === 'object' && value !== null && isHandle(value) ? [value.handle] : [],
  );
  return new Map(handles.map((handle, index) => [handle, `subject${index + 1}`]));
}

interface Writing {
  readonly literal: (value: Value) => string;
  readonly call: (symbol: string, given: readonly Argument[], construct: boolean) => string;
}

/** One line a call; the last one is what is expected of. */
function lines(
  calls: readonly Exchange[],
  names: ReadonlyMap<number, string>,
  writing: Writing,
  assign: (name: string, text: string) => string,
): string[] {
  return calls.map(({ request, value }, index) => {
    const text = callText(request, names, writing);
    if (index === calls.length - 1) return assign('actual', text);
    const name = typeof value === 'object' && value !== null && isHandle(value) ? names.get(value.handle) : undefined;
    return name === undefined ? text : assign(name, text);
  });
}

function callText(request: Exchange['request'], names: ReadonlyMap<number, string>, { call }: Writing): string {
  if (request.kind === 'call') return call(request.symbol, request.arguments, request.construct === true);
  const target = names.get(request.on);
  if (target === undefined) throw new Unwritable();
  if (request.kind === 'method') return call(`${target}.${request.name}`, request.arguments, false);
  if (request.kind === 'read') return `${target}.${request.attribute}`;
  throw new Unwritable();
}

function vitest(subject: SubjectShape, statement: string, { calls, expected }: Divergence): WrittenTest {
  const stem = basename(subject.path, extname(subject.path));
  const names = objectNames(calls);
  const literal = (value: Value): string => scriptLiteral(value, names);
  const writing: Writing = {
    literal,
    call: (symbol, given, construct) =>
      `${construct ? 'new ' : ''}${symbol}(${given.map(({ value }) => literal(value)).join(', ')})`,
  };
  const imported = [
    ...new Set(
      calls.flatMap(({ request }) => (request.kind === 'call' ? [request.symbol.split('.')[0] as string] : [])),
    ),
  ];
  const body = lines(calls, names, writing, (name, text) => `const ${name} = ${text}`).map((line) => `  ${line};`);
  const check =
    typeof expected === 'number' && Number.isFinite(expected) && !Number.isInteger(expected)
      ? `expect(actual).toBeCloseTo(${literal(expected)}, 8)`
      : `expect(actual).toEqual(${Array.isArray(expected) ? `${literal(expected)}.map((value: unknown) => (typeof value === 'number' ? expect.closeTo(value, 8) : value))` : literal(expected)})`;
  const text = [
    "import { expect, test } from 'vitest';",
    `import { ${imported.join(', ')} } from './${stem}.js';`,
    '',
    `test(${JSON.stringify(statement)}, () => {`,
    ...body,
    `  ${check};`,
    '});',
    '',
  ].join('\n');
  return { name: `${stem}.${subject.symbol}.test.ts`, text };
}

function scriptLiteral(value: Value, names: ReadonlyMap<number, string>): string {
  if (typeof value === 'function') throw new Unwritable();
  if (value === undefined) return 'undefined';
  if (typeof value === 'number')
    return Object.is(value, -0)
      ? '-0'
      : Number.isNaN(value)
        ? 'Number.NaN'
        : Number.isFinite(value)
          ? String(value)
          : value > 0
            ? 'Number.POSITIVE_INFINITY'
            : 'Number.NEGATIVE_INFINITY';
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map((entry: Value) => scriptLiteral(entry, names)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    if (isHandle(value)) return handleName(value.handle, names);
    return `{ ${Object.entries(value)
      .map(([key, entry]) => `${JSON.stringify(key)}: ${scriptLiteral(entry as Value, names)}`)
      .join(', ')} }`;
  }
  return JSON.stringify(value);
}

function handleName(handle: number, names: ReadonlyMap<number, string>): string {
  const name = names.get(handle);
  if (name === undefined) throw new Unwritable();
  return name;
}

function pytest(subject: SubjectShape, statement: string, { calls, expected }: Divergence): WrittenTest {
  const stem = basename(subject.path, '.py');
  const names = objectNames(calls);
  let usesArrays = false;
  const literal = (value: Value): string => pythonLiteral(value, names);
  const argument = ({ value, keyword, as }: Argument): string => {
    const array = as === 'ndarray' && Array.isArray(value);
    usesArrays ||= array;
    const text = array ? `numpy.array(${literal(value)})` : literal(value);
    return keyword === undefined ? text : `${keyword}=${text}`;
  };
  const writing: Writing = { literal, call: (symbol, given) => `${symbol}(${given.map(argument).join(', ')})` };
  const imported = [
    ...new Set(
      calls.flatMap(({ request }) => (request.kind === 'call' ? [request.symbol.split('.')[0] as string] : [])),
    ),
  ];
  const body = lines(calls, names, writing, (name, text) => `${name} = ${text}`).map((line) => `    ${line}`);
  const approximate =
    typeof expected === 'number' || (Array.isArray(expected) && expected.every((entry) => typeof entry === 'number'));
  const text = [
    `"""${statement.replace(/["\\]/g, "'")}"""`,
    '',
    ...(usesArrays ? ['import numpy'] : []),
    'import pytest',
    '',
    `from ${stem} import ${imported.join(', ')}`,
    '',
    '',
    `def test_${subject.symbol.replace(/\W/g, '_').toLowerCase()}():`,
    ...body,
    `    assert ${approximate ? `actual == pytest.approx(${literal(expected)}, rel=1e-8, abs=1e-12)` : `actual == ${literal(expected)}`}`,
    '',
  ].join('\n');
  return { name: `test_${stem}_${subject.symbol}.py`, text };
}

function pythonLiteral(value: Value, names: ReadonlyMap<number, string>): string {
  if (typeof value === 'function') throw new Unwritable();
  if (value === undefined || value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number')
    return Number.isFinite(value)
      ? Object.is(value, -0)
        ? '-0.0'
        : String(value)
      : `float("${Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'}")`;
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map((entry: Value) => pythonLiteral(entry, names)).join(', ')}]`;
  if (typeof value === 'object') {
    if (isHandle(value)) return handleName(value.handle, names);
    return `{${Object.entries(value)
      .map(([key, entry]) => `${JSON.stringify(key)}: ${pythonLiteral(entry as Value, names)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value);
}
