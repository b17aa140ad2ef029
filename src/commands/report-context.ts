import type { Rule } from '../model/rule.js';
import { plainLine } from '../render/escape.js';
import { Templates } from '../render/templates.js';
import type { ReportContext } from '../report/format.js';
import { RULES_FOLDER } from '../rules/load.js';
import { loadProfile } from '../tags/profile.js';
import type { CommandIo } from './io.js';

/** What every report is made from besides the result; warnings about templates go to stderr. */
export function reportContext(
  rules: readonly Rule[],
  templates: string | undefined,
  profile: 'plain' | 'lambda',
  io: CommandIo,
): ReportContext {
  return {
    rules,
    templates: new Templates(templates, (message) => io.stderr.write(`audit: ${plainLine(message)}\n`)),
    profile: loadProfile(RULES_FOLDER, profile),
  };
}
