import type { ExtractedClaim } from '../../extracted.js';
import type { ProjectTexts } from '../../resolve/project-texts.js';
import { surroundingsOf } from '../surroundings.js';

const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
/** A heading of a day or of a version. */
const OF_A_DAY = new RegExp(
  String.raw`\b20\d\d[-/.]\d{1,2}|\b${MONTH} \d{1,2}(?:st|nd|rd|th)?,? 20\d\d|\b\d{1,2} ${MONTH} 20\d\d|\b${MONTH} 20\d\d|\bv\d+\.\d+|\bversion \d`,
  'i',
);
/** A heading or label over what a piece of work found, made or changed: true on the day on which it was written. */
const OF_WORK =
  /\b(?:files?|modules?|components?|documents?|tests?|code)\b[\w\s/&+,]{0,20}\b(?:created|modified|changed|added|updated|deleted|delivered|touched)\b|\b(?:created|modified|changed|added|new|updated) (?:files?|modules?|components?|documents?|tests?)\b|\bwhat (?:was|we|i|is|changed|got)\b|\bwhat's new\b|\bchanges?\b|\bdeliverables?\b|\bfix(?:es|ed)?\b|\b(?:code|implementation) (?:statistics|summary|metrics)\b|\b(?:recent|latest|new) (?:updates?|additions?|features?|work|achievements?|improvements?)\b|\bchangelog\b|\bhistory\b|\bsprint\b|\bsession\b|\bphase \d|\bsprint \d|\bweek \d|\bday \d|\biteration \d|\bresolved\b|\bcompleted\b|\bachievements?\b|\bimprovements?\b|\bat acceptance\b|\bas of\b|\baudit\b|\breview\b|\blessons learned\b|\bexamples? of\b|\bdead code\b/i;
/** Beside a file: what a piece of work did to it. */
const MADE_MARK = /[([](?:NEW|CREATED|ADDED|MODIFIED|UPDATED|CHANGED|DELETED)\b|\((?:was|old|before|previously)\b/i;
/** "As of 2026-04-11, …", "(mtime 2026-02-06)": the day of one sentence. */
const SENTENCE_OF_A_DAY =
  /\b(?:as of|as at|mtime|back (?:on|in)|measured on|counted on)\s+(?:20\d\d|\d{1,2}|[A-Z][a-z]{2,8} \d)/i;

/** A heading over steps by which a reader adds something. */
const HOW_TO = /^#+\s*(?:\d+[.)]\s*)?(?:step \d|how to\b|(?:add|creat|extend|implement|writ|customi[sz])(?:e|ing)?\b)/i;

/** Whether a part of a document leads through the writing of code. */
export function tellsHow({ document }: ExtractedClaim, texts: ProjectTexts): boolean {
  const { heading, outerHeadings } = surroundingsOf(texts.lines(document.path), document.line - 1);
  return [heading, ...outerHeadings].some((one) => HOW_TO.test(one.replace(/[*`]/g, '').slice(0, 300)));
}

/** Why a part of a document tells of a day or of a piece of work, not of what there is now; `undefined` when it does not. */
export function sectionOfADay({ document, text }: ExtractedClaim, texts: ProjectTexts): string | undefined {
  if (SENTENCE_OF_A_DAY.test(text) || MADE_MARK.test(text)) return 'its words are of a day or of a piece of work';
  const { heading, outerHeadings, introduction } = surroundingsOf(texts.lines(document.path), document.line - 1);
  // The title is what the document as a whole is called.
  const headings = [heading, ...outerHeadings].filter((one) => !/^#\s/.test(one));
  const told = [...headings, introduction].find((one) =>
    [OF_A_DAY, OF_WORK].some((kind) => kind.test(one.slice(0, 300))),
  );
  return told === undefined
    ? undefined
    : `it stands below "${told.replace(/^[#*\s]+/, '').slice(0, 80)}", which tells of a day or of a piece of work`;
}
