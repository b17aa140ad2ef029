import type { Facts, SymbolFact } from '../../model/facts.js';
import type { LocalFinding } from '../../model/record.js';
import type { Confidence, Rule } from '../../model/rule.js';
import { isWithin, type SymbolPlace } from '../resolve/symbol-index.js';

export interface PlaceholderFinding {
  readonly ruleId: string;
  readonly symbol: string;
  readonly line: number;
  readonly text: string;
  readonly confidence: Confidence;
}

/** Rules whose finding says that a body does nothing, whatever else the function holds. */
const EMPTY_RULES = new Set(['empty-body', 'not-implemented']);
/** Rules that say it when they are sure. */
const FAKE_RULES = new Set(['constant-verdict', 'synthetic-result', 'admitted-placeholder', 'success-from-catch']);
const FUNCTIONS = new Set(['function', 'method', 'getter', 'setter']);

/** What the rules found, by file: the judge of whether a body is a body. */
export class Placeholders {
  readonly #byPath = new Map<string, PlaceholderFinding[]>();
  readonly #byRule = new Map<string, { readonly path: string; readonly finding: LocalFinding }[]>();

  constructor(found: readonly { readonly path: string; readonly finding: LocalFinding }[], rules: readonly Rule[]) {
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    for (const { path, finding } of found) {
      const rule = byId.get(finding.ruleId);
      if (rule === undefined) continue;
      append(this.#byRule, rule.id, { path, finding });
      if (rule.tag !== 'placeholder') continue;
      append(this.#byPath, path, {
        ruleId: rule.id,
        symbol: finding.symbol,
        line: finding.startLine,
        text: finding.evidence[0]?.text ?? '',
        confidence: finding.confidence ?? rule.confidence,
      });
    }
  }

  in(path: string): readonly PlaceholderFinding[] {
    return this.#byPath.get(path) ?? [];
  }

  /** Findings of a rule in a file: anywhere in it, or in one symbol and what lies inside. */
  ofRule(ruleId: string, path: string, symbol?: string): readonly LocalFinding[] {
    return (this.#byRule.get(ruleId) ?? [])
      .filter((one) => one.path === path)
      .map(({ finding }) => finding)
      .filter(
        (finding) => symbol === undefined || finding.symbol === symbol || finding.symbol.startsWith(`${symbol}.`),
      );
  }

  /** Why a declaration only looks like one: its body, or more than half of the bodies of a class, do nothing. */
  hollow(place: SymbolPlace): { readonly why: string; readonly findings: readonly PlaceholderFinding[] } | undefined {
    const { facts, symbol } = place;
    const own = this.#hollowIn(facts).filter(
      (finding) =>
        finding.symbol === symbol.qualifiedName &&
        (finding.ruleId !== 'admitted-placeholder' || isOfWhole(finding, symbol)),
    );
    if (own.length > 0) return { why: `a placeholder (${own[0]!.ruleId})`, findings: own };
    if (symbol.kind !== 'class') return undefined;
    return mostlyHollow(this.#hollowIn(facts), bodiesIn(facts, symbol), 'methods');
  }

  /** Bodies inside a declaration that do nothing. */
  hollowInside({ facts, symbol }: SymbolPlace): readonly PlaceholderFinding[] {
    return this.#hollowIn(facts).filter((finding) => finding.symbol.startsWith(`${symbol.qualifiedName}.`));
  }

  /** The same of a whole file. */
  hollowFile(facts: Facts): ReturnType<Placeholders['hollow']> {
    return mostlyHollow(this.#hollowIn(facts), bodiesIn(facts), 'functions');
  }

  #hollowIn(facts: Facts): readonly PlaceholderFinding[] {
    return this.in(facts.path).filter(
      ({ ruleId, confidence }) => EMPTY_RULES.has(ruleId) || (FAKE_RULES.has(ruleId) && confidence === 'high'),
    );
  }
}

/** An admission in a short body is about all of it; in the first lines of a long one, if it is not about the data that it shows. */
function isOfWhole({ line, text }: PlaceholderFinding, { startLine, endLine }: SymbolFact): boolean {
  return endLine - startLine <= 15 || (line - startLine <= 4 && !ABOUT_DATA.test(text));
}

const ABOUT_DATA =
  /\b(?:mock|fake|dummy|sample|demo|placeholder|simulated|hard-?coded|test)\b.{0,20}\b(?:data|values?|content|users?|items?|results?|responses?|entries|records|state|scores?|for demo\w*)\b/i;

function bodiesIn(facts: Facts, owner?: SymbolFact): readonly SymbolFact[] {
  return facts.symbols.filter(
    (symbol) => FUNCTIONS.has(symbol.kind) && symbol.hasBody && (owner === undefined || isWithin(facts, symbol, owner)),
  );
}

function mostlyHollow(
  findings: readonly PlaceholderFinding[],
  bodies: readonly SymbolFact[],
  noun: string,
): ReturnType<Placeholders['hollow']> {
  const named = new Map(bodies.map((symbol) => [symbol.qualifiedName, symbol]));
  const inside = findings.filter((finding) => {
    const body = named.get(finding.symbol);
    return body !== undefined && (finding.ruleId !== 'admitted-placeholder' || isOfWhole(finding, body));
  });
  const hollow = new Set(inside.map((finding) => finding.symbol)).size;
  if (hollow === 0 || hollow * 2 <= bodies.length) return undefined;
  return { why: `${hollow} of its ${bodies.length} ${noun} are placeholders`, findings: inside };
}

function append<Item>(map: Map<string, Item[]>, key: string, value: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
