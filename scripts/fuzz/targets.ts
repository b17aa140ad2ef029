import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { loadConfigFile } from '../../src/config/load.js';
import type { Language } from '../../src/model/facts.js';
import { UsageError } from '../../src/model/usage-error.js';
import { loadRules } from '../../src/rules/load.js';
import { textReason } from '../../src/walk/text-reason.js';

export type TargetName = 'typescript' | 'python' | 'document' | 'json-configuration' | 'yaml-configuration';

type Target = (text: string, path: string) => void;

/** What the fuzzer drives, by name. A target throws when it meets a text that it cannot end well with. */
export async function createTargets(): Promise<Readonly<Record<TargetName, Target>>> {
  const rules = loadRules();
  const frontEnds = await loadFrontEnds(['typescript', 'python']);
  const folder = mkdtempSync(join(tmpdir(), 'audit-fuzz-configuration-'));
  const source =
    (language: Language): Target =>
    (text, path) => {
      // What the walk refuses by its look never reaches a parser.
      if (textReason(text, language) === undefined) analyseFile(text, path, language, frontEnds, rules);
    };
  const configuration =
    (name: string): Target =>
    (text) => {
      writeFileSync(join(folder, name), text);
      try {
        loadConfigFile(join(folder, name));
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
      }
    };
  return {
    typescript: source('typescript'),
    python: source('python'),
    document: () => {},
    'json-configuration': configuration('audit.config.json'),
    'yaml-configuration': configuration('audit.config.yaml'),
  };
}
