import { ASKED } from '../contract/arms.js';
import type { SubjectParameter } from '../subject/shape.js';

export type TypeKind = 'text' | 'number' | 'boolean' | 'list' | 'map' | 'function' | 'random' | 'other' | 'unknown';

/** What a parameter's annotation or default value says that it takes, as far as it says anything. */
export function typeKind(type: string, defaultText?: string): TypeKind {
  const bare = type
    .replace(/\b(Optional|Union|Readonly|Final|Annotated)\b|\bNone\b|\bundefined\b|\bnull\b/g, '')
    .trim();
  if (bare === '' || /^(any|unknown|object|Any|T|\W*)$/.test(bare)) return kindOfDefault(defaultText);
  if (/^\{/.test(bare) && !/\[\]$/.test(bare)) return 'other';
  if (/callable|=>|\bfunction\b|RandomSource|\bRng\b/i.test(bare)) return 'function';
  if (/\bRandom\b|Generator|RandomState/.test(bare)) return 'random';
  if (/\b(dict|record|mapping|map|counter|defaultdict)\b/i.test(bare)) return 'map';
  if (/\[\]|list|sequence|array|iterable|tuple|tensor|vector|matrix|collection|\bset\b/i.test(bare)) return 'list';
  if (/\b(str|string)\b/i.test(bare)) return 'text';
  if (/\bbool(ean)?\b/i.test(bare)) return 'boolean';
  if (/\b(int|float|number|double|complex|integer)\b/i.test(bare)) return 'number';
  return 'other';
}

function kindOfDefault(text: string | undefined): TypeKind {
  if (text === undefined) return 'unknown';
  if (/^-?[\d.]+(e-?\d+)?$/i.test(text) || /^(Math|math|np|numpy)\./.test(text)) return 'number';
  if (/^(True|False|true|false)$/.test(text)) return 'boolean';
  if (/^['"`]/.test(text)) return 'text';
  if (/^\[|^\(/.test(text)) return 'list';
  return 'unknown';
}

export const kindOf = (parameter: SubjectParameter): TypeKind => typeKind(parameter.type, parameter.defaultText);

/** Whether a canonical shape can be what the annotation asks for. */
export function fits(shape: string, kind: TypeKind): boolean {
  if (kind === 'unknown' || kind === 'other' || shape === 'opaque') return true;
  if (shape === 'number') return kind === 'number' || kind === 'boolean';
  if (shape === ASKED) return kind === 'list' || kind === 'function';
  if (shape === 'choices') return kind === 'number' || kind === 'list';
  if (shape === 'round') return kind === 'number';
  if (shape === 'size of a part') return kind === 'number' || kind === 'list';
  if (shape === 'integer') return kind === 'number' || kind === 'list' || kind === 'boolean';
  if (shape === 'index') return kind === 'number' || kind === 'text' || kind === 'list';
  if (shape === 'boolean') return kind === 'boolean' || kind === 'number';
  if (shape === 'string') return kind === 'text' || kind === 'number';
  if (/^(statistics|table)$/.test(shape)) return kind === 'list' || kind === 'map';
  if (shape.startsWith('function')) return kind === 'function';
  if (shape === 'random') return kind === 'function' || kind === 'number' || kind === 'random';
  if (/^(vector|matrix)|\[\]$|list of/.test(shape)) return kind === 'list' || kind === 'map';
  return kind !== 'boolean' && kind !== 'number';
}
