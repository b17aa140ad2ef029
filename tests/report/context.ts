import { Templates } from '../../src/render/templates.js';
import type { ReportContext } from '../../src/report/format.js';
import { loadRules, RULES_FOLDER } from '../../src/rules/load.js';
import { loadProfile } from '../../src/tags/profile.js';

/** What reports are made from; warnings about templates are collected. */
export function context(templates?: string, warnings: string[] = []): ReportContext {
  return {
    rules: loadRules(),
    templates: new Templates(templates, (message) => warnings.push(message)),
    profile: loadProfile(RULES_FOLDER, 'lambda'),
  };
}
