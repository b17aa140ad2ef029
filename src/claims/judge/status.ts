import type { ExtractedClaim } from '../extracted.js';
import type { SymbolPlace } from '../resolve/symbol-index.js';
import { evidence, isDenial, type JudgeContext } from './context.js';
import { type Existence, judgeExistence } from './existence.js';
import { type Judgement, refuted, untested } from './judgement.js';
import { deniesName, isToBeMade, namesItself, tellsOfWork } from './made-object.js';
import type { Placeholders } from './placeholders.js';
import { type FoundSubject, findSubject, pathExistence } from './subject.js';
import { allSymbols } from './symbol-exists.js';
import { topicSymbol } from './topic.js';

type Hollow = NonNullable<ReturnType<Placeholders['hollow']>>;

/** What a status is about: whether it is there, and whether it is more than a placeholder. */
interface Matter {
  readonly existence: Existence;
  /** Found by what the words are about, not by what they name. */
  readonly byTopic?: true;
  readonly hollow?: Hollow;
  /** Placeholders among other things: neither done nor not done. */
  readonly partly?: string;
}

/** Done, open or absent, as a tick, a box or a word says. */
export function judgeStatus(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const { statement } = claim;
  if (statement.kind !== 'status-implemented') return untested('no status');
  if (claim.mention.path === undefined && claim.mention.symbol === undefined)
    return untested('names no place in the code');
  const subject = findSubject(claim, context);
  const matter = findMatter(claim, subject, context);
  if (matter === undefined) return untested('names no place in the code');
  const { existence, hollow } = matter;
  if (!matter.byTopic && !namesItself(claim))
    return untested('its words name nothing in the code', existence.subject, existence.evidence ?? []);
  const saysDone = statement.state === 'done' && claim.polarity === 'affirms' && claim.tense === 'present';
  if (statement.state === 'partial')
    return untested('partly done cannot be told from the structure', existence.subject);
  if (saysDone) return judgeDone(claim, matter);
  const open = asOpen(claim);
  if (existence.state !== 'there' && existence.state !== 'moved') return judgeExistence(open, existence);
  if (hollow !== undefined) {
    const reason = `there is only ${hollow.why}`;
    return { verdict: 'verified', reason, subject: existence.subject, evidence: existence.evidence };
  }
  if (matter.partly !== undefined) return untested(matter.partly, existence.subject, existence.evidence);
  if (open.polarity === 'affirms' ? !isToBeMade(open) : !deniesIt(claim, matter)) return unsaid(existence);
  return judgeExistence(open, existence);
}

/** Written as code: in back ticks, as a call, or after the word for its kind. Products and concepts are written like classes. */
function isWrittenAsCode({ text }: ExtractedClaim, symbol: string): boolean {
  const name = symbol.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `\`[^\`]*${name}|${name}\\(|\\b(?:class|function|method|module|hook|component)s?:? ${name}`,
    'i',
  ).test(text);
}

function judgeDone(claim: ExtractedClaim, { existence, hollow, partly, byTopic }: Matter): Judgement {
  if (existence.state === 'there' && (!byTopic || hollow !== undefined) && tellsOfWork(claim)) return unsaid(existence);
  const { symbol } = existence.subject;
  if (existence.state === 'gone' && symbol !== undefined && !isWrittenAsCode(claim, symbol))
    return untested(`${existence.reason}; it may be no name of code`, existence.subject, existence.evidence);
  // The status of a row is that of its first cell.
  if (existence.state === 'gone' && symbol !== undefined && / \| .*\S/.test(claim.text.split(symbol)[0]!))
    return untested(`${existence.reason}; its row is about another`, existence.subject, existence.evidence);
  if ((existence.state !== 'there' && existence.state !== 'moved') || (hollow === undefined && partly === undefined)) {
    return judgeExistence(claim, existence.state === 'moved' ? { ...existence, state: 'there' } : existence);
  }
  if (hollow === undefined) return untested(partly ?? '', existence.subject, existence.evidence);
  const { path } = existence.subject;
  const shown = hollow.findings
    .slice(0, 6)
    .map(({ line, text, ruleId }) => ({ path: path ?? '', line, text, note: ruleId }));
  return refuted(claim, 0.95, {
    reason: `said to be done, and ${hollow.why}`,
    subject: existence.subject,
    evidence: shown,
    needed: 'a body that does what is said',
    suggestion: claim.text
      .replace(/\[x\]/i, '[ ]')
      .replace(/IMPLEMENTED|implemented|✅|COMPLETED?|DONE/, 'NOT IMPLEMENTED'),
  });
}

/** Longer words deny some part or manner of what they name. */
const MAX_DENIAL = 140;

/** "0/33", "6 failures": a cross over what a run gave. */
const OUTCOME = /\b\d+\s*\/\s*\d+\b|\d\s?%|\bfail/i;
/** Behind other words a cross before words that deny nothing: "| ❌ Cannot run" tells of something that is there. */
const TELLS_OTHER = /\p{L}.*❌\ufe0f?[\s*]*(?!(?:not|no|none|missing|absent|lacks?|todo|unimplemented)\b)\p{L}/u;

function deniesIt(claim: ExtractedClaim, { byTopic }: Matter): boolean {
  if (byTopic)
    return (
      claim.text.length <= MAX_DENIAL &&
      !tellsOfWork(claim) &&
      ![TELLS_OTHER, OUTCOME].some((told) => told.test(claim.text))
    );
  return deniesName(claim) && !tellsOfWork(claim);
}

/** Work on what is there leaves no name behind. */
function unsaid({ reason, subject, evidence }: Existence): Judgement {
  return untested(`${reason}; whether that was done, its names do not say`, subject, evidence);
}

/** "Not implemented" denies that the thing is there; an open box plans it. */
function asOpen(claim: ExtractedClaim): ExtractedClaim {
  const { statement } = claim;
  if (statement.kind !== 'status-implemented') return claim;
  if (statement.state === 'absent' || claim.polarity === 'denies') return { ...claim, polarity: 'denies' };
  return { ...claim, tense: claim.tense === 'present' ? 'todo' : claim.tense };
}

function findMatter(claim: ExtractedClaim, subject: FoundSubject, context: JudgeContext): Matter | undefined {
  const part = hollowPart(claim, subject, context);
  if (part !== undefined) return part;
  const places = subject.symbols.flatMap(({ found }) =>
    found.kind === 'found' || found.kind === 'moved' ? found.places : [],
  );
  if (subject.symbols.length > 0) {
    const existence = allSymbols(claim, subject, context);
    if (existence === undefined) return undefined;
    return { existence, ...hollowOf(places, context) };
  }
  if (subject.path === undefined) return undefined;
  const [only] = subject.files;
  const facts = subject.files.length === 1 ? context.index.facts.get(only!) : undefined;
  // An option is no part of the file that a word could name.
  const topic = facts === undefined || /`--[a-z]/.test(claim.text) ? undefined : topicSymbol(claim.text, facts);
  if (topic !== undefined) return topicMatter(topic, context);
  const existence = pathExistence(claim, subject.path, context);
  if (facts === undefined) return { existence };
  if (isDenial(claim))
    return {
      existence: {
        state: 'unclear',
        reason: 'the file is there; whether that part is, its names do not say',
        subject: existence.subject,
      },
    };
  const hollow = context.placeholders.hollowFile(facts);
  if (hollow !== undefined) return { existence, hollow };
  const some = context.placeholders.in(facts.path);
  return some.length === 0
    ? { existence }
    : { existence, partly: `${facts.path} holds ${some.length} placeholders, the first at line ${some[0]!.line}` };
}

/** What is said to be done is done with all the parts that the sentence names in code: one that is hollow decides. */
function hollowPart(claim: ExtractedClaim, subject: FoundSubject, context: JudgeContext): Matter | undefined {
  if (subject.files.length === 0) return undefined;
  for (const [, name] of claim.text.matchAll(/`([A-Za-z_$][\w$.]*)(?:\(\))?`/g)) {
    const found = context.symbols.resolve(name!, subject.files);
    if (found.kind !== 'found' || !found.places.every(({ facts }) => subject.files.includes(facts.path))) continue;
    const [place] = found.places;
    if (hollowOf(found.places, context).hollow !== undefined) return topicMatter(place!, context);
  }
  return undefined;
}

function topicMatter(place: SymbolPlace, context: JudgeContext): Matter {
  const { facts, symbol } = place;
  return {
    existence: {
      state: 'there',
      reason: `${symbol.qualifiedName} at ${facts.path}:${symbol.startLine}`,
      subject: { path: facts.path, symbol: symbol.qualifiedName },
      evidence: [evidence(context, facts.path, symbol.startLine)],
    },
    byTopic: true,
    ...hollowOf([place], context),
  };
}

/** Every homonym must be hollow, or the status may mean the one that is not. */
function hollowOf(places: readonly SymbolPlace[], context: JudgeContext): Pick<Matter, 'hollow' | 'partly'> {
  const hollow = places.map((place) => context.placeholders.hollow(place));
  const [first] = hollow;
  if (first !== undefined && hollow.every((one) => one !== undefined)) return { hollow: first };
  const [inside] = places.length === 1 ? context.placeholders.hollowInside(places[0]!) : [];
  return inside === undefined
    ? {}
    : { partly: `there, and ${inside.symbol} in it is a placeholder (${inside.ruleId})` };
}
