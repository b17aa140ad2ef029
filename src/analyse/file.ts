import type { Facts, ParsedModule } from '../model/facts.js';
import type { FileRecord } from '../model/record.js';
import type { Rule } from '../model/rule.js';
import { attributesRead } from '../flow/attributes.js';
import { reduceBodies } from '../flow/reduce.js';
import { unitsOf } from '../flow/unit.js';
import { runFileRules } from '../rules/file-rules.js';
import { moduleConstants } from '../rules/context.js';

/** The per-file stage after parsing: body facts, findings and tags of one file. */
export function analyseParsed(parsed: ParsedModule, text: string, rules: readonly Rule[]): FileRecord {
  const units = unitsOf(parsed);
  const facts: Facts = {
    ...parsed.outline,
    bodies: reduceBodies(parsed, units, moduleConstants(parsed, units[0])),
    attributesRead: attributesRead(units),
  };
  return { path: facts.path, facts, findings: runFileRules(parsed, text, rules, units), tags: [] };
}
