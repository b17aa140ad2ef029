import type { PieceNames } from './generated-tree.js';
import type { RandomCode } from './random-code.js';

type Piece = (code: RandomCode, names: PieceNames) => string;

const count = (code: RandomCode, most: number): number => 1 + Math.floor(code.random() * most);

function distinct(code: RandomCode, most: number): string[] {
  return [...new Set(Array.from({ length: count(code, most) }, () => code.name()))];
}

function pythonFunction(code: RandomCode, name: string, indent: string, fields: readonly string[]): string {
  const own = fields.length === 0 ? [] : ['self'];
  const given = distinct(code, 3);
  const parameters = [...own, 'values: List[float]', ...given.map((one) => `${one}: float = ${count(code, 99) / 10}`)];
  const lines = code.body(['values', ...given], fields, `${indent}    `);
  const words = name.replaceAll('_', ' ');
  return [
    `${indent}def ${name}(${parameters.join(', ')}) -> float:`,
    `${indent}    """Works out ${words} from the values and ${given[0]!.replaceAll('_', ' ')}."""`,
    ...lines,
    '',
  ].join('\n');
}

/** A function, or a class with some methods. */
export const randomPython: Piece = (code, { type, number }) => {
  if (code.random() < 0.5) return `\n\n${pythonFunction(code, `${code.name(3)}_${number}`, '', [])}`;
  const fields = distinct(code, 4);
  const methods = distinct(code, 4).map((name) => pythonFunction(code, name, '    ', fields));
  const initial = fields.map((field) => `        self.${field} = ${count(code, 99)}.0`);
  return [
    `\n\nclass ${type}:`,
    `    """Keeps ${fields.map((field) => field.replaceAll('_', ' ')).join(', ')}."""`,
    '',
    '    def __init__(self) -> None:',
    ...initial,
    '',
    ...methods,
  ].join('\n');
};

function typescriptFunction(code: RandomCode, start: string, indent: string, fields: readonly string[]): string {
  const given = distinct(code, 3);
  const parameters = ['values: readonly number[]', ...given.map((one) => `${one} = ${count(code, 99) / 10}`)];
  return [
    `${indent}/** Works out a number from the values and ${given[0]}. */`,
    `${indent}${start}(${parameters.join(', ')}): number {`,
    ...code.body(['values', ...given], fields, `${indent}  `),
    `${indent}}`,
    '',
  ].join('\n');
}

/** A function, or a class with some methods. */
export const randomTypescript: Piece = (code, { type, number }) => {
  if (code.random() < 0.5) return `\n${typescriptFunction(code, `export function ${code.name(3)}${number}`, '', [])}`;
  const fields = distinct(code, 4);
  const methods = distinct(code, 4).map((name) => typescriptFunction(code, name, '  ', fields));
  return [
    `\n/** Keeps ${fields.join(', ')}. */`,
    `export class ${type} {`,
    ...fields.map((field) => `  ${field} = ${count(code, 99)};`),
    '',
    ...methods,
    '}',
    '',
  ].join('\n');
};
