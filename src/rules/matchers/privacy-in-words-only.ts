import type { DocFact } from '../../model/facts.js';
import type { FileContext, Matcher } from '../context.js';
import { identifiersOf } from './federated-context.js';

interface PrivacyPromise {
  readonly words: RegExp;
  readonly means: RegExp;
  readonly name: string;
}

/** What documents promise, and words of which at least one stands in any code that keeps the promise. */
const PROMISES: readonly PrivacyPromise[] = [
  {
    name: 'differential privacy',
    words: /differential(?:ly)?[- ]priva(?:cy|te)/i,
    means:
      /noise|laplace|gaussian|normal\b|epsilon|clip|opacus|dp_?sgd|privacy_?engine|sigma|randomi[sz]ed_?response|accountant|\bdp\b/i,
  },
  {
    name: 'secure aggregation',
    words: /secure(?:ly)?[- ](?:multi-?party|aggregat\w+)/i,
    means:
      /mask|secret_?shar|encrypt|homomorphic|paillier|shamir|additive|pairwise|crypto|cipher|secagg|\bmpc\b|tenseal|crypten/i,
  },
  {
    name: 'encryption',
    words:
      /\b(?:encrypted (?:storage|parameters?|gradients?|updates?|models?|communication)|homomorphic(?:ally)? encrypt\w+|end-to-end encrypt\w+)/i,
    means: /encrypt|cipher|fernet|crypto|homomorphic|paillier|\btls\b|ssl|seal|\baes\b|\brsa\b|hash/i,
  },
];

const NEGATED =
  /\b(?:no|not|without|todo|future|planned|will|should|could|would|can be|optional(?:ly)?|does not|doesn't|lacks?|missing|need(?:s|ed)?)\b/i;

/** The documentation promises privacy, and nothing in the file could provide it. */
export const privacyInWordsOnly: Matcher = (file, report) => {
  if (file.role.test || file.role.declarations || file.functions.length === 0) return;
  for (const promise of PROMISES) {
    const place = promisedAt(file, promise.words);
    if (place && !promise.means.test(codeWords(file)))
      report.hit({ startLine: place.line, symbol: place.symbol, arguments: { promise: promise.name } });
  }
};

/** Identifiers, calls and imports of the file; imported modules may keep the promise, so their names count. */
function codeWords(file: FileContext): string {
  const imports = file.outline.imports.map((fact) => `${fact.module} ${fact.names.map((name) => name.name).join(' ')}`);
  const symbols = file.outline.symbols.map((symbol) => symbol.name);
  return [...imports, ...symbols, ...file.units.map(identifiersOf)].join(' ');
}

function promisedAt(file: FileContext, words: RegExp): { readonly line: number; readonly symbol: string } | undefined {
  const docs: { doc: DocFact; symbol: string }[] = file.outline.symbols.flatMap((symbol) =>
    symbol.doc ? [{ doc: symbol.doc, symbol: symbol.qualifiedName }] : [],
  );
  if (file.outline.doc) docs.unshift({ doc: file.outline.doc, symbol: '' });
  for (const { doc, symbol } of docs) {
    if (!words.test(doc.text)) continue;
    for (let line = doc.line; line <= doc.endLine; line++) {
      const text = file.line(line);
      // A line with a year is a reference to a paper.
      if (
        words.test(text) &&
        !NEGATED.test(text.slice(0, text.search(words)).slice(-60)) &&
        !isQuoted(text, text.search(words)) &&
        !/\((?:19|20)\d\d\)/.test(text)
      )
        return { line, symbol };
    }
  }
  return undefined;
}

/** Words between quotation marks or back ticks are spoken of, not said. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at).replace(/"{3}/g, '');
  return ['"', '`', '\u201c'].some((mark) => {
    const opened = before.split(mark).length - 1;
    return mark === '\u201c' ? opened > before.split('\u201d').length - 1 : opened % 2 === 1;
  });
}
