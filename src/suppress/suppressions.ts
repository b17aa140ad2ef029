import { GATE_RULES } from '../model/gate.js';
import { nearestName } from '../model/nearest-name.js';
import type { FileRecord, LocalFinding } from '../model/record.js';
import type { PlacedFinding } from '../rules/program-rules.js';
import { documentDirectives } from './document-directives.js';
import { sourceDirectives } from './source-directives.js';
import { type BadDirective, type Span, spansOf } from './spans.js';

/** Rules about suppressions themselves, which nothing suppresses. */
export const BARE_SUPPRESSION = 'bare-suppression';
export const UNUSED_SUPPRESSION = 'unused-suppression';
export const SUPPRESSION_RULES = [BARE_SUPPRESSION, UNUSED_SUPPRESSION] as const;

export interface DocumentText {
  readonly path: string;
  readonly text: string;
}

interface FileSpans {
  readonly path: string;
  readonly spans: readonly Span[];
  readonly bad: readonly BadDirective[];
}

/** All suppressions of a project, and which of them were of use. */
export class Suppressions {
  readonly #files: ReadonlyMap<string, FileSpans>;
  readonly #used = new Set<Span>();

  /** @param ruleIds rules that exist, whether they were run or not */
  constructor(records: readonly FileRecord[], documents: readonly DocumentText[], ruleIds: readonly string[]) {
    const names = [...ruleIds, ...GATE_RULES].filter((name) => !isAboutSuppressions(name));
    const problemOf = (rule: string): string | undefined => {
      if (names.includes(rule)) return undefined;
      if (isAboutSuppressions(rule)) return 'names a rule that cannot be suppressed';
      const nearest = nearestName(rule, names);
      return `names a rule that does not exist${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`;
    };
    const files = new Map<string, FileSpans>();
    const read = [
      ...records.map(({ path, facts }) => ({ path, directives: sourceDirectives(facts) })),
      ...documents.map(({ path, text }) => ({ path, directives: documentDirectives(text) })),
    ];
    for (const { path, directives } of read)
      if (directives.length > 0) files.set(path, { path, ...spansOf(directives, problemOf) });
    this.#files = files;
  }

  /** The suppression of a rule at a line, if there is one; it counts as used from now on. */
  take(rule: string, path: string, line: number): Span | undefined {
    const spans = this.#files.get(path)?.spans ?? [];
    const covering = spans.filter((span) => span.rule === rule && span.first <= line && line <= span.last);
    for (const span of covering) this.#used.add(span);
    return covering.at(-1);
  }

  /**
   * Findings about the suppressions themselves: those that are not well formed, and those that nothing matched. Asked when all
   * else has been asked for.
   *
   * @param judged whether a rule was run, so that a suppression of it could have matched
   */
  findings(judged: (rule: string) => boolean): PlacedFinding[] {
    const found: PlacedFinding[] = [];
    for (const { path, spans, bad } of this.#files.values()) {
      for (const { line, rule, problem } of bad)
        found.push({ path, finding: about(BARE_SUPPRESSION, line, rule, { problem }) });
      for (const span of spans) {
        if (this.#used.has(span) || !judged(span.rule)) continue;
        const lines = span.first === span.last ? `line ${span.first}` : `lines ${span.first} to ${span.last}`;
        found.push({ path, finding: about(UNUSED_SUPPRESSION, span.line, span.rule, { rule: span.rule, lines }) });
      }
    }
    return found;
  }
}

function isAboutSuppressions(rule: string): boolean {
  return SUPPRESSION_RULES.some((own) => own === rule);
}

function about(ruleId: string, line: number, rule: string, values: Readonly<Record<string, string>>): LocalFinding {
  const text = `audit-ignore ${rule}`.trim();
  return {
    ruleId,
    startLine: line,
    endLine: line,
    symbol: '',
    arguments: values,
    normalisedText: text,
    evidence: [{ line, text }],
  };
}
