import { posix } from 'node:path';
import type { ExtractedClaim } from '../extracted.js';
import { evidence, type JudgeContext } from './context.js';
import { type ClaimSubject, type Judgement, refuted, untested } from './judgement.js';
import { namesItself } from './made-object.js';
import { reachable } from './reachable.js';
import { findSubject, pathExistence, symbolExistence } from './subject.js';

/** Promises that a rule of the code already answers, wherever the words stand. */
const ANSWERED: readonly { readonly words: RegExp; readonly rule: string; readonly needed: string }[] = [
  {
    words: /\b(learns?|learning from|adapts?|improves?|is trained)\b/i,
    rule: 'learn-without-effect',
    needed: 'a decision that reads what is updated',
  },
  {
    words: /\b(secure aggregation|differential(ly)? priva|encrypt|masks?|masked|homomorphic|privacy[- ]preserving)/i,
    rule: 'privacy-in-words-only',
    needed: 'masking, encryption or noise in the code',
  },
];

/** Words that only mention what is promised: what a thing is for, or about. */
const MENTION_BEFORE =
  /\b(?:for|of|in|the|how|where|uses?|about|against|before|after|affects?|to|should|could|would|based on(?: \S+){0,3})\s+$/i;
const MENTION_AFTER =
  /^\W*(?:defen[cs]es?\s+)?(?:analys[ei]s|examples?|experiments?|scenarios?|tests?|demos?|benchmarks?|attacks?)\b/i;
/** Names of code that may keep a promise of privacy. */
const PRIVATE =
  /mask|secret|shamir|encrypt|cipher|crypto|homomorphic|paillier|secagg|secure_?agg|noise|laplace|gaussian|dp_?sgd|privacy_?engine|accountant/i;

/** A behaviour, or an algorithm by name: only its structure can be judged without running it. */
export function judgePromise(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const subject = findSubject(claim, context);
  const [named] = subject.symbols;
  if (claim.tense !== 'present') return untested('planned: there is nothing to verify yet', whereOf(claim, context));
  if (named !== undefined && named.found.kind !== 'found' && named.found.kind !== 'moved') {
    const existence = symbolExistence(claim, named.name, named.found, subject, context);
    if (existence.state !== 'there')
      return untested(`its subject was not found: ${existence.reason}`, existence.subject);
  }
  if (named === undefined && subject.path !== undefined) {
    const existence = pathExistence(claim, subject.path, context);
    if (existence.state === 'gone')
      return untested(`its subject was not found: ${existence.reason}`, existence.subject);
  }
  const where = whereOf(claim, context);
  return answered(claim, where, context) ?? untested('needs verification: run audit verify', where);
}

/** The declaration that a promise is about; for a doc comment the symbol that it documents. */
function whereOf(claim: ExtractedClaim, context: JudgeContext): ClaimSubject {
  const subject = findSubject(claim, context);
  for (const { found } of subject.symbols) {
    if (found.kind !== 'found' && found.kind !== 'moved') continue;
    const { facts, symbol } = found.places[0]!;
    return { path: facts.path, symbol: symbol.qualifiedName };
  }
  const isCode = context.index.facts.has(claim.document.path);
  if (isCode && subject.path === undefined && subject.symbols.length === 0)
    return { path: claim.document.path, ...(claim.at === undefined || claim.at === '' ? {} : { symbol: claim.at }) };
  const [only] = subject.files;
  return subject.files.length === 1 ? { path: only! } : {};
}

function answered(claim: ExtractedClaim, where: ClaimSubject, context: JudgeContext): Judgement | undefined {
  const { path, symbol } = where;
  // A cited paper is no promise.
  if (path === undefined || claim.polarity === 'denies' || /\(\d{4}\)/.test(claim.text)) return undefined;
  // A document speaks of many things below the heading of one.
  if (!context.index.facts.has(claim.document.path) && !namesItself(claim)) return undefined;
  for (const { words, rule, needed } of ANSWERED) {
    if (!isPromised(words, claim.text)) continue;
    const [finding] = context.placeholders.ofRule(rule, path, symbol);
    if (finding === undefined || (rule === 'privacy-in-words-only' && isKeptElsewhere(path, context))) continue;
    const noted = finding.evidence[0]?.text ?? '';
    return refuted({ ...claim, certainty: Math.max(claim.certainty, 0.7) }, 0.9, {
      reason: `the rule ${rule} speaks against it at ${path}:${finding.startLine}: ${noted}`,
      subject: where,
      evidence: [evidence(context, path, finding.startLine, rule)],
      needed,
    });
  }
  return undefined;
}

function isPromised(words: RegExp, text: string): boolean {
  const match = words.exec(text);
  if (match === null) return false;
  return (
    !MENTION_BEFORE.test(text.slice(0, match.index)) && !MENTION_AFTER.test(text.slice(match.index + match[0].length))
  );
}

/** Parts of the program that the file uses, or that lie beside it, by their names or what they import do what it promises. */
function isKeptElsewhere(path: string, context: JudgeContext): boolean {
  const folder = posix.dirname(path);
  const beside = folder === '.' ? [] : context.index.below(folder).flatMap((one) => context.index.facts.get(one) ?? []);
  return [...reachable(path, context), ...beside].some(
    (facts) =>
      facts.path !== path &&
      (PRIVATE.test(facts.path) ||
        facts.symbols.some(({ name }) => PRIVATE.test(name)) ||
        facts.imports.some((fact) => PRIVATE.test(fact.module) || fact.names.some(({ name }) => PRIVATE.test(name)))),
  );
}
