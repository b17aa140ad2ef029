/** A literal as documents and code write it; `undefined` for what is no literal. */
export type LiteralValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string };

const EMPTY = new Set(['none', 'null', 'undefined', 'nil', 'nothing']);
const TRUE = new Set(['true', 'yes', 'on', 'enabled']);
const FALSE = new Set(['false', 'no', 'off', 'disabled']);

/** Reads `0.1`, `1e-3`, `1_000`, `1,000`, `10%`, `'ucb'`, `True`, `None`, `[]`. */
export function readLiteral(written: string): LiteralValue | undefined {
  const text = written
    .trim()
    .replace(/^`|`$/g, '')
    .replace(/[.;,]$/, '')
    .replace(/^(?:np\.|numpy\.|torch\.)?(?:float|int|float32|float64)\((.*)\)$/, '$1')
    .replace(/\s+as const$/, '')
    .trim();
  const number = numberIn(text);
  if (number !== undefined) return { kind: 'number', value: number };
  // `'a' | 'b'` is a type with two quotations in it, no text.
  const quoted = /^[rbuf]?(["'`])((?:\\.|(?!\1).)*)\1$/s.exec(text);
  if (quoted !== null) return { kind: 'text', value: quoted[2]! };
  const word = text.toLowerCase();
  if (EMPTY.has(word)) return { kind: 'text', value: 'none' };
  if (TRUE.has(word)) return { kind: 'text', value: 'true' };
  if (FALSE.has(word)) return { kind: 'text', value: 'false' };
  return /^(\[\]|\{\}|\(\))$/.test(text) ? { kind: 'text', value: text } : undefined;
}

/** Whether a documented value and one of the code are the same; `undefined` when the code's is no literal. */
export function sameValue(documented: string, inCode: string): boolean | undefined {
  const code = readLiteral(inCode);
  if (code === undefined) return plain(documented) === plain(inCode) ? true : undefined;
  const claimed = readLiteral(documented);
  if (claimed?.kind === 'number' && code.kind === 'number') {
    const scale = Math.max(Math.abs(claimed.value), Math.abs(code.value));
    if (Math.abs(claimed.value - code.value) <= 1e-9 * scale) return true;
    // "10 %" of a document is 0.1 in code and 10 in other code.
    return documented.includes('%') && Math.abs(claimed.value * 100 - code.value) <= 1e-9 * scale * 100;
  }
  if (claimed?.kind !== code.kind && claimed !== undefined) {
    return quoteless(documented) === quoteless(inCode) ? true : claimed.kind === 'number' ? undefined : false;
  }
  return quoteless(documented) === quoteless(inCode) || (claimed !== undefined && claimed.value === code.value);
}

function numberIn(text: string): number | undefined {
  const match = /^([+-]?(?:\d[\d_,]*\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%?)$/i.exec(text);
  if (match === null) {
    const power = /^(\d+(?:\.\d+)?)\s*(?:\*\*|\^)\s*(-?\d+)$/.exec(text);
    return power === null ? undefined : Number(power[1]) ** Number(power[2]);
  }
  const value = Number(match[1]!.replace(/[_,]/g, ''));
  if (!Number.isFinite(value)) return undefined;
  return match[2] === '%' ? value / 100 : value;
}

function plain(text: string): string {
  return text.replace(/[\s`]/g, '').toLowerCase();
}

function quoteless(text: string): string {
  return text
    .trim()
    .replace(/^[`'"]+|[`'",.;]+$/g, '')
    .replace(/(?<=\w)\/$/, '')
    .toLowerCase();
}
