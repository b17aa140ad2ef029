import { typescriptFrontEnd } from '../../../src/languages/typescript/index.js';
import type { Block, Expression } from '../../../src/model/code.js';
import type { ParsedModule, SymbolFact } from '../../../src/model/facts.js';

export function read(text: string, path = 'sample.ts'): ParsedModule {
  return typescriptFrontEnd.parse(text, path);
}

/** Code without its lines, to be compared with what is written by hand. */
export function bare(code: unknown): unknown {
  if (Array.isArray(code)) return code.map(bare);
  if (code === null || typeof code !== 'object') return code;
  const kept = Object.entries(code).filter(([key]) => key !== 'line' && key !== 'endLine');
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value)]));
}

/** The module's statements without lines. */
export function statements(text: string, path?: string): unknown {
  return bare(read(text, path).code);
}

/** The value of `const value = <text>` without lines. */
export function expression(text: string, path?: string): unknown {
  return bare(lastValue(read(`const value = ${text};`, path).code));
}

function lastValue(code: Block): Expression | undefined {
  const last = code[code.length - 1];
  return last?.kind === 'assign' ? last.value : undefined;
}

export function symbolNamed(module: ParsedModule, qualifiedName: string): SymbolFact {
  const found = module.outline.symbols.find((symbol) => symbol.qualifiedName === qualifiedName);
  if (found === undefined) {
    const names = module.outline.symbols.map((symbol) => symbol.qualifiedName).join(', ');
    throw new Error(`no symbol ${qualifiedName} among ${names}`);
  }
  return found;
}

/** The body of a function without lines. */
export function bodyOf(module: ParsedModule, qualifiedName: string): unknown {
  return bare(module.functions.get(symbolNamed(module, qualifiedName).id)?.body);
}

/** `kind qualified.name` of every symbol, in order. */
export function outlineOf(text: string, path?: string): string[] {
  return read(text, path).outline.symbols.map((symbol) => `${symbol.kind} ${symbol.qualifiedName}`);
}

/** Target of the only call in the body of the function `probe`. */
export function probedTarget(text: string, path?: string): string | undefined {
  const module = read(text, path);
  const body = module.functions.get(symbolNamed(module, 'probe').id)?.body;
  const last = body?.[body.length - 1];
  if (last?.kind !== 'expression' || last.value.kind !== 'call') throw new Error('probe does not end in a call');
  return last.value.target;
}

export const name = (text: string): unknown => ({ kind: 'name', name: text });
export const string = (value: string): unknown => ({ kind: 'string', value });
export const number = (value: number): unknown => ({ kind: 'number', value, text: String(value) });
/** `if` or a conditional expression. */
export const branch = (kind: 'if' | 'conditional', test: unknown, then: unknown, otherwise: unknown): unknown => ({
  kind,
  test,
  then,
  otherwise,
});
export const none: unknown = { kind: 'none' };
export const self: unknown = { kind: 'self' };
export const member = (object: unknown, text: string): unknown => ({ kind: 'member', object, name: text });
