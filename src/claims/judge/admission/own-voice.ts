import { absenceWords } from '../absence-words.js';

/** Lines in which a document says what it is. */
const HEAD = 30;
const HEAD_OF_PROMPT = 6;
const DAY = String.raw`(?:20\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]20\d\d|(?:\d{1,2}\.?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?20\d\d)`;
/** "Date: 2025-01-31", "Generated on 31 January 2025": the day of the whole document. "Last updated" is of one that is kept up to date. */
const BEARS_DATE = new RegExp(
  String.raw`^(?:[^\p{L}]|\p{L}+ (?=date\b)|status\b(?=[^\p{L}]+(?:completed?|done|implemented|finished|shipped)\b))*(?:date|implemented|finished|shipped|complete|done|created|generated|completed|written|recorded|audited|reviewed|analy[sz]ed|verified|as of|snapshot)s?\b[^\p{L}\d]*(?:(?:on|at|date|of)\b[^\p{L}\d]*)?${DAY}`,
  'iu',
);
/** "Status: ready to implement": nothing of it need be there. A word that it is done may stand beside. */
const TO_BE_DONE =
  /^[^\p{L}]*(?:implementation |project |document |current )?status\b[^\p{L}]{1,12}(?:ready (?:to|for) (?:implement\w*|build|develop\w*|start)|proposed|proposal|draft|design\b(?! (?:is )?(?:complete|done|final))|planned|planning|not (?:yet )?(?:started|implemented)|to ?do|pending|awaiting|rfc|idea|concept)/iu;
/** First in a line, in capitals. */
const OVER_ALL = /^\W*(?:ARCHIVED|DEPRECATED|SUPERSEDED|OBSOLETE|HISTORICAL)\b/;
/** What is to be said to an assistant, about any project. */
const IS_PROMPT =
  /^#{1,3}\s.*\bprompts?\b|^\s*you are an? \p{L}+.{0,60}\b(?:assistant|agent|expert|engineer|specialist)\b/iu;
/** What assistants of the command line print before their answers and the results of their tools. */
const TOOL_OUTPUT = /^\s*(?:⎿|⏺)/;
/** What programs print: colours of a terminal, outcomes of tests, messages of a compiler, frames of a stack. */
const PRINTED = /\[\d{1,2}(?:;\d+)*m|\b(?:PASSED|FAILED|SKIPPED)\s*(?:\[|$)|: error TS\d+|^\s+at .+:\d+:\d+\)?$/;
const SPEAKER =
  /^(?:[#>*_\s]|\p{So})*(?:Human|User|You|Assistant|Claude|ChatGPT|Gemini|Copilot|Cursor)(?: said)?(?:\**\s*:|\*\*[_\s]*$)/u;
const MIN_OUTPUTS = 3;
/** A page on a chat program shows a few turns; a transcript has one on each of its screens. */
const MIN_TURNS = 6;
const LINES_OF_TURN = 60;
/** Front matter by which assistants find what is to be done in any project. */
const FRONT_MATTER = 12;

/** For what a document speaks as its own lines say, or that it bears a date; `undefined` when they say nothing of the kind. */
export function ownVoice(lines: readonly string[]): 'plan' | 'record' | 'other' | 'dated' | undefined {
  const head = lines.slice(0, HEAD).map((line) => line.slice(0, 200));
  if (head.slice(0, HEAD_OF_PROMPT).some((line) => IS_PROMPT.test(line)) || isSkill(head)) return 'other';
  if (head.some((line) => keptForMemory().test(line) || OVER_ALL.test(line)) || isTranscript(lines)) return 'record';
  if (head.some((line) => TO_BE_DONE.test(line))) return 'plan';
  return head.some((line) => BEARS_DATE.test(line)) ? 'dated' : undefined;
}

let kept: RegExp | undefined;

/** The document says of itself that it is kept for memory only. */
function keptForMemory(): RegExp {
  const { closedDocument } = absenceWords();
  kept ??= new RegExp(
    String.raw`\b(?:this|the) (?:document|file|page|guide|plan|report|doc|readme)\b.{0,40}${closedDocument}|\bstatus\b\W{1,6}(?:\p{So}\W?)?${closedDocument}`,
    'iu',
  );
  return kept;
}

function isSkill(head: readonly string[]): boolean {
  const keys = head.slice(1, FRONT_MATTER);
  return (
    head[0]?.trim() === '---' && ['name', 'description'].every((key) => keys.some((line) => line.startsWith(`${key}:`)))
  );
}

/** Whether a document is what was said in a session, or what a program printed. */
function isTranscript(lines: readonly string[]): boolean {
  let outputs = 0;
  let turns = 0;
  for (const line of lines) {
    if (TOOL_OUTPUT.test(line) || PRINTED.test(line.slice(0, 300))) outputs++;
    else if (SPEAKER.test(line.slice(0, 80))) turns++;
  }
  return outputs >= MIN_OUTPUTS || (turns >= MIN_TURNS && turns * LINES_OF_TURN >= lines.length);
}
