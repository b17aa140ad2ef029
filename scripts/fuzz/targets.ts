import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { algorithms } from '../../src/algorithms/index.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { extractDocument } from '../../src/claims/extract/document.js';
import { extractSource } from '../../src/claims/extract/source.js';
import { loadVocabulary } from '../../src/claims/extract/vocabulary.js';
import { loadConfigFile } from '../../src/config/load.js';
import { readBaseline } from '../../src/gate/baseline.js';
import type { Language } from '../../src/model/facts.js';
import { UsageError } from '../../src/model/usage-error.js';
import { readResult } from '../../src/output/read-result.js';
import { loadRules } from '../../src/rules/load.js';
import { documentDirectives } from '../../src/suppress/document-directives.js';
import { sourceDirectives } from '../../src/suppress/source-directives.js';
import { spansOf } from '../../src/suppress/spans.js';
import { textReason } from '../../src/walk/text-reason.js';

export type TargetName =
  | 'typescript'
  | 'python'
  | 'document'
  | 'json-configuration'
  | 'yaml-configuration'
  | 'baseline'
  | 'result';

type Target = (text: string, path: string) => void;

/** What the fuzzer drives, by name. A target throws when it meets a text that it cannot end well with. */
export async function createTargets(): Promise<Readonly<Record<TargetName, Target>>> {
  const rules = loadRules();
  const vocabulary = loadVocabulary(algorithms);
  const frontEnds = await loadFrontEnds(['typescript', 'python']);
  const folder = mkdtempSync(join(tmpdir(), 'audit-fuzz-configuration-'));
  const source =
    (language: Language): Target =>
    (text, path) => {
      // What the walk refuses by its look never reaches a parser.
      if (textReason(text, language) !== undefined) return;
      const { facts } = analyseFile(text, path, language, frontEnds, rules);
      extractSource(facts, vocabulary);
      spansOf(sourceDirectives(facts), () => undefined);
    };
  /** What a user is told about is an end as good as any. */
  const told =
    (read: (text: string) => void): Target =>
    (text) => {
      try {
        read(text);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
      }
    };
  const written = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const configuration = (name: string): Target => told((text) => loadConfigFile(written(name, text)));
  return {
    typescript: source('typescript'),
    python: source('python'),
    document: (text, path) => {
      extractDocument(text, path, vocabulary);
      spansOf(documentDirectives(text), () => undefined);
    },
    baseline: told((text) => readBaseline(text, 'audit-baseline.jsonl')),
    result: told((text) => readResult(written('audit.json', text))),
    'json-configuration': configuration('audit.config.json'),
    'yaml-configuration': configuration('audit.config.yaml'),
  };
}
