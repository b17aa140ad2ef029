import { posix } from 'node:path';

// What a document is for, as its path says.

export const TELLS_PAST =
  /(^|\/)[^/]*(archived?|backup|deprecated|obsolete)[^/]*\/|(^|\/)archived?[-_ ][^/]*$|(^|\/)(changelog|changes|history|news|releases?|release[-_]notes?|migration[-_\w]*|upgrading|ver(?:sion)?[-_.]?\d+[-_.]\d)[^/]*\.(md|rst|txt)$|(^|\/)([\w-]*[-_])?(changelogs?|releases?|release[-_]notes?|whats[-_]?new)\//i;

/** Kept as they were written: nobody goes back to them when the code changes. */
export const RECORD = new RegExp(
  [
    '(^|/)(retros?|retrospectives?|reviews?|minutes|meetings?|journals?|devlogs?|worklogs?|sessions?|hand-?offs?|notes|prompts?|conversations?|transcripts?|investigations?|weeks?)/',
    '(^|[/_\\-\\s.])(retros?|retrospectives?|post-?mortems?|minutes|journal|diary|devlog|worklog|hand-?offs?|stand-?ups?|sprints?|(week|day|session)[-_ ]?\\d+|(session|meeting|work|dev|review)[-_ ]?(notes?|log|summary))([/_\\-\\s.]|$)',
    '(^|[/_\\-\\s.])prompts?([-_ ][^/]*)?\\.\\w+$',
    '(^|/)[^/]*(reports?|audits?|assessments?)[-_ ]?v?\\d[^/]*/',
    '[-_ ]review\\.\\w+$',
    '(^|/)(code[-_ ])?review[-_ ][^/]*$',
    '(^|/)(session|chat|conversation|transcript)[-_][^/]*\\d[^/]*$',
    '(^|[^\\d])20\\d\\d[-_.]?(0\\d|1[0-2])[-_.]?[0-3]\\d([^\\d]|$)',
  ].join('|'),
  'i',
);

/** Written when a piece of work was finished, about what was made then. */
export const CLOSES_WORK =
  /(^|[/_\-\s.])(completed?|completion|summary|reports?|results?|assessment|verification|deliver(ed|y|ables?)|pr[-_]?description|pull[-_]?request|fix(es)?|accomplish\w*|milestones?|achievements?)([/_\-\s.]|$)/i;

/** About the making of one thing, when it was made. */
export const TELLS_OF_MAKING = /(^|[/_\-\s.])implementations?([/_\-\s.]|$)/i;

const PLAN =
  /(^|[/_\-\s.])(plans?|planning|roadmap|todos?|proposals?|rfcs?|backlog|specs?|specifications?|design|milestones?|pending|future|ideas?|next|checklists?|exec-?plans?|requirements|solutions?|blueprints?|prds?|concepts?|vision|strategy|enhancements?|tasks?|epics?|stor(?:y|ies)|user-?stories|tickets?)([/_\-\s.]|$)/i;

/** By its own name, or by its folder's unless its own says that the work is finished. */
export function isPlanByName(path: string): boolean {
  const name = posix.basename(path);
  return PLAN.test(name) || (PLAN.test(posix.dirname(path)) && !CLOSES_WORK.test(name));
}

/** Tells what there is. */
export const DESCRIBES =
  /(^|[/_\-\s.])(readme|claude|agents|gemini|copilot-instructions|contributing|architecture|structure|status|overview|index|api|reference|documentation|features?|inventory|modules?|components?)(?=[/_\-\s.][^/]*$|$)/i;

/** Is added to while work goes on: what stands in it was so on some day. */
export const FOLLOWS_WORK = /(^|[/_\-\s.])(progress|trackers?|tracking|work[-_]?log|context|diary|log)\.\w+$/i;

export const TEMPLATE = /template/i;

/** Tells people, or their assistants, how to work with the project; agents are also what learning code is about. */
export const GUIDE =
  /(^|\/)agents?\.\w+$|(^|[/_\-\s.])(readme|contributing|claude|gemini|copilot-instructions|guides?|guidelines?|tutorials?|how-?to|getting[-_]started|quick-?start|usage|set-?up|install(ation)?|development|developers?|faq|troubleshooting|examples?|skills?|commands?|rules)([/_\-\s.]|$)/i;

/** Leads step by step through the making of something: its code is what the reader is to write. */
export const LEADS_THROUGH =
  /(^|[/_\-\s.])(set-?up|install(ation)?|getting[-_ ]started|quick-?start|how-?to|walk-?through|step[-_ ]by[-_ ]step|implementation[-_ ]guide|migration[-_ ]guide)([/_\-\s.]|$)/i;

/** At the end of the name: "review" and "recommendations" are also what learning code is about. */
export const REVIEWS =
  /(?:^|[/_. -])(?:code[-_ ]?reviews?|(?:reviews?|feedback|recommendations?|suggestions?)(?:[-_. ]?v?\d[-_.\d]*)?)\.\w+$/i;

/** Records of decisions, each with the code that it has in mind. */
export const DECIDES = /(^|\/)(adrs?|decisions?|decision-records?|rfcs?)\//i;

export const TEACHES =
  /(^|[/_\-\s.])(tutorials?|examples?|exercises?|labs?|lessons?|courses?|modules?[-_]?\d+|workshops?|cookbooks?|(?:developer|user|team)[-_]training|assessments?|prompts?|onboarding|analysis)([/_\-\s.]|$)/i;

/** Instructions of a kit for assistants that was copied into the project: what they name is any project's. */
export const KIT =
  /(^|\/)\.(?!github\/)[\w-]+\/(.*\/)?(tasks|agents|commands|prompts|skills|templates|checklists|rules|workflows|personas|expansion-packs)\//i;
/** Folders of tools, in which documents are seldom about the project itself. */
export const TOOL_FOLDER = /(^|\/)\.(?!github\/)[a-z][\w-]*\//i;
