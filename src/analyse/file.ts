import { fingerprintFile } from '../clones/fingerprint-file.js';
import { attributesRead } from '../flow/attributes.js';
import { choicesOf } from '../flow/choices.js';
import { mountsOf } from '../flow/mounts.js';
import { reduceBodies } from '../flow/reduce.js';
import { transitionsOf } from '../flow/transitions.js';
import { unitsOf } from '../flow/unit.js';
import type { Facts, Language, ParsedModule } from '../model/facts.js';
import type { FileRecord } from '../model/record.js';
import type { Rule } from '../model/rule.js';
import { moduleConstants } from '../rules/context.js';
import { runFileRules } from '../rules/file-rules.js';
import type { FrontEnds } from './front-ends.js';
import { tokenise } from './tokenise.js';

/** The per-file stage after parsing: body facts, findings of one file, fingerprints for the search for copies. */
export function analyseParsed(parsed: ParsedModule, text: string, rules: readonly Rule[]): FileRecord {
  const units = unitsOf(parsed);
  const [transitions, choices] = [transitionsOf(parsed, units), choicesOf(parsed, units)];
  const mounts = mountsOf(units);
  const facts: Facts = {
    ...parsed.outline,
    bodies: reduceBodies(parsed, units, moduleConstants(parsed, units[0])),
    attributesRead: attributesRead(units),
    ...(transitions.length > 0 && { transitions }),
    ...(choices.length > 0 && { choices }),
    ...(mounts.length > 0 && { mounts }),
  };
  return {
    path: facts.path,
    facts,
    findings: runFileRules(parsed, text, rules, units),
    clones: fingerprintFile(tokenise(text, facts.language), text, facts),
  };
}

/** The whole per-file stage: a pure function of text, path and rules. Throws when no front end for the language is loaded. */
export function analyseFile(
  text: string,
  path: string,
  language: Language,
  frontEnds: FrontEnds,
  rules: readonly Rule[],
): FileRecord {
  const frontEnd = frontEnds[language];
  if (!frontEnd) throw new Error(`no front end is loaded for ${language}`);
  return analyseParsed(frontEnd.parse(text, path), text, rules);
}
