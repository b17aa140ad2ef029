import type { Facts, SymbolFact, SymbolKind } from '../model/facts.js';
import type { FileFingerprints } from '../model/fingerprints.js';
import type { Tokens } from '../model/tokens.js';
import { mix, RangeHash } from './hash.js';
import { hashLines, lineSketch } from './line-hashes.js';
import { type PackedUnit, packUnits } from './packed-units.js';
import { type TokenStream, tokenStream } from './token-stream.js';
import { GRAM, winnow } from './winnow.js';
import { packWords } from './words.js';

/** Functions of fewer tokens are no copy worth a word, and are not kept. Classes are, for their names. */
const LEAST_TOKENS = 30;

const FUNCTIONS: ReadonlySet<SymbolKind> = new Set([
  'function',
  'method',
  'constructor',
  'getter',
  'setter',
  'variable',
  'property',
]);

/** Fingerprints of a module, its classes and its functions. Time is linear in the tokens times the depth of nesting. */
export function fingerprintFile(
  tokens: Tokens,
  text: string,
  facts: Pick<Facts, 'symbols' | 'lines'>,
): FileFingerprints {
  const stream = tokenStream(tokens);
  const lines = hashLines(text, facts.lines);
  const { hashes, at } = winnow(stream.raw);
  const raw = new RangeHash(stream.raw);
  const written = new RangeHash(lines.hashes);
  /** Lines know no columns: of what stands on one line only the first is kept. */
  const seen = new Set<number>();
  const unit = (symbol: number, startLine: number, endLine: number, kind?: SymbolKind): PackedUnit | undefined => {
    const start = lowerBound(stream.line, startLine);
    const end = lowerBound(stream.line, endLine + 1);
    if (symbol >= 0 && ((end - start < LEAST_TOKENS && kind !== 'class') || seen.has(start))) return undefined;
    if (symbol >= 0 && startLine === endLine) seen.add(start);
    const from = lowerBound(at, start);
    return {
      symbol,
      tokens: end - start,
      flow: stream.flowBefore[end]! - stream.flowBefore[start]!,
      text: written.of(Math.min(startLine, lines.hashes.length + 1) - 1, Math.min(endLine, lines.hashes.length)),
      raw: raw.of(start, end),
      ...changedHashes(stream, start, end),
      from,
      to: Math.max(from, lowerBound(at, end - GRAM + 1)),
    };
  };
  const units = [unit(-1, 1, Math.max(1, facts.lines)), ...facts.symbols.filter(isUnit).map(unitOf)];
  function unitOf(symbol: SymbolFact): PackedUnit | undefined {
    return unit(symbol.id, symbol.startLine, symbol.endLine, symbol.kind);
  }
  return {
    units: packUnits(units.filter((one) => one !== undefined)),
    tokens: packWords(hashes),
    lines: packWords(lineSketch(lines)),
  };
}

function isUnit(symbol: SymbolFact): boolean {
  return symbol.kind === 'class' || (FUNCTIONS.has(symbol.kind) && symbol.hasBody);
}

/**
 * Hashes that a copy with changes shares: with other names, or with other numbers and signs. `consistent` sees of an identifier how far back its last occurrence in the unit lies
 * (Baker 1995, "On finding duplication and near-duplication in large software systems": p-strings).
 */
function changedHashes(
  stream: TokenStream,
  start: number,
  end: number,
): Pick<PackedUnit, 'blind' | 'consistent' | 'skeleton'> {
  let blind = 0;
  let consistent = 0;
  let skeleton = 0;
  for (let index = start; index < end; index++) {
    const code = stream.blind[index]!;
    const previous = stream.previous[index]!;
    const distance = previous === -2 ? code : previous < start ? 0 : index - previous;
    skeleton = Math.imul(skeleton, 0xc2b2ae35) + mix(stream.skeleton[index]!);
    blind = Math.imul(blind, 0x9e3779b1) + mix(code);
    consistent = Math.imul(consistent, 0x85ebca6b) + mix(distance ^ 0x5bd1e995);
  }
  return { blind: mix(blind), consistent: mix(consistent), skeleton: mix(skeleton) };
}

/** First index whose value is not less than `value`, in an ascending array. */
function lowerBound(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
