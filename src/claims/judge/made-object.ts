import { posix } from 'node:path';
import type { ExtractedClaim } from '../extracted.js';

const MAKING =
  /\b(?:creat(?:es?|ed|ing)|add(?:s|ed|ing)?|implement(?:s|ed|ing|ation of)?|writ(?:es?|ten|ing)|wrote|buil[dt](?:s|ing)?|introduc(?:es?|ed|ing)|develop(?:s|ed|ing)?|defin(?:es?|ed|ing)|generat(?:es?|ed|ing)|scaffold(?:ed)?|make|made|set up|milestone)(?=\s)/gi;
/** The same as it is asked for: first in the words, or behind a label. */
const ASKED =
  /^(?:[^:]{0,40}:\s*|[\W\d]*)(?:create|add|implement|write|build|introduce|develop|define|generate|scaffold|make|set up)\s/i;
/** Between the verb and a name these say that the thing is made beside, for or out of what is named. */
const BESIDE =
  /\b(?:to|for|from|of|in|into|by|using|onto|via|under|that|which|where|when|so|like|against|around|inherit\w*|extends?|modif(?:y|ies)|updates?|edits?|calls?|uses?|tests?|coverage|support|logging|docs?|documentation)\b|[;.]\s|\),|\b(?:node|python3?|npx|tsx|ts-node|bash|sh|deno|bun)\s+\S*$/i;
const OPTION = /\b(?:flags?|options?|(?:sub-?)?commands?|scripts?|arguments?)\b/i;
const MARKED_NEW = /\bNEW\b|\(new\b|\bto be (?:created|added|written|implemented|built)\b(?! (?:to|in|into|on)\b)/;
/** All that stands before a name that the words begin with: boxes, bullets, signs, numbers, folders of a path, kinds of symbols. */
const LEAD =
  /^(?:[\s\p{S}\p{Pd}*+:`"'([\]|]|\d+[.)]|\[[ xX]\]|[\w.-]+\/|[\w$]+\.|\b(?:the|class|function|method|module|file|script|test|phase|step|task|milestone|implemented|completed|done|todo|\d+)\b)*$/iu;

const WORK =
  /^(?:\W|\[[ xX]\]|\d+[.)]|(?:phase|step|task|milestone)\s[\w.]+:)*(?:fix|updat|refactor|integrat|optimi[sz]|test|verif|document|clean|improv|exten[ds]|modif|migrat|convert|connect|wire|expos|handl|ensur|use|replac|chang|adjust|tun|run|enhanc|add|writ|wrote|creat|implement|mov|renam|remov|review|polish|configur|enabl|disabl|set|support|check|validat|simplif|split|extract|merg|upgrad|switch|resolv|address|harden|deploy|train|benchmark|profil|rout|redirect|render|return|display|hid|emit|send|guard|reject)\w*\b(?!\s+(?:in|at)\b)/i;
/** Code that was copied into a document or written for it. */
const LISTING =
  /^(@\w|(async|export|public|private|protected|static|abstract|override|readonly|declare)\s|(def|class|function|interface|const|let|type|enum)\s|(self\.|this\.)?[A-Za-z_]\w*\s*(:[^=`]+)?=\s*\S|\w+\((\w+\??\s*:[^`]*)?\)\s*(:|->)\s*\S)/;

/** The part of what a claim names that its words can hold: the last part of a symbol, else of a path. */
export function writtenName({ mention, statement }: ExtractedClaim): string | undefined {
  const { symbol, path } = mention;
  if (statement.kind === 'cli-flag') return statement.flags[0] ?? statement.subcommand;
  if (symbol !== undefined) return /([\p{L}\p{N}_$]+)\W*$/u.exec(symbol.replace(/\(.*$/s, ''))?.[1];
  return path === undefined ? undefined : posix.basename(path.replace(/\/+$/, ''));
}

/** Whether the words of a claim hold what it names: else a line above does. */
export function namesItself(claim: ExtractedClaim): boolean {
  const name = writtenName(claim);
  return name !== undefined && claim.text.includes(name);
}

/** Whether the words are about the very thing that they name: they begin with it, or it is the object of a verb of making. */
function isObject(claim: ExtractedClaim): boolean {
  return LEAD.test(wordsBefore(claim) ?? '-') || isObjectOfMaking(claim);
}

/** The words before what a claim names; `undefined` when they do not hold it. */
export function wordsBefore(claim: ExtractedClaim): string | undefined {
  const name = writtenName(claim);
  if (name === undefined) return undefined;
  // "Add images to `public/images/`": the path as a whole comes first.
  const { path, symbol } = claim.mention;
  const whole = symbol === undefined && path?.includes(name) ? claim.text.indexOf(path) : -1;
  const at = whole === -1 ? claim.text.indexOf(name) : claim.text.indexOf(name, whole);
  return at === -1 ? undefined : claim.text.slice(0, at);
}

function isObjectOfMaking(claim: ExtractedClaim): boolean {
  const before = wordsBefore(claim) ?? '';
  const last = [...before.matchAll(MAKING)].at(-1);
  return last !== undefined && !BESIDE.test(before.slice(last.index + last[0].length));
}

/** An item of a list that is the name, perhaps with words on what it is or that it is made: no more is asked of it than to be there. */
function isItem(claim: ExtractedClaim): boolean {
  const before = wordsBefore(claim);
  if (before === undefined || !LEAD.test(before)) return false;
  const after = claim.text.slice(before.length + (writtenName(claim)?.length ?? 0));
  return /^(?:\([^)]*\))?[`*_"')\]]*(?:\s*$|\s*[-–—:(|,]|\s+(?:class|method|function|module|file|page|component|hook|table|endpoint|script)?\s*(?:is |are |was )?(?:created|added|implemented|written|built|exists?|in place|done|complete))/.test(
    after,
  );
}

/** A mark of the new in the part of a list that holds the name. */
function isMarkedNew(claim: ExtractedClaim): boolean {
  const name = writtenName(claim);
  return claim.text
    .split(/[,;]\s/)
    .some((part) =>
      name === undefined ? MARKED_NEW.test(part) : part.includes(name) && MARKED_NEW.test(part.replaceAll(name, '')),
    );
}

/** Whether the words tell of work on what they name: "Update `x`", "Add tests for `x`". */
export function tellsOfWork(claim: ExtractedClaim): boolean {
  return WORK.test(claim.text) && !isObject(claim);
}

/** Whether behind the name the words tell of work on it: "`x.py` - Add a field". */
export function tellsOfWorkBehind(claim: ExtractedClaim): boolean {
  const before = wordsBefore(claim);
  if (before === undefined) return false;
  const after = claim.text.slice(before.length + (writtenName(claim)?.length ?? 0));
  return WORK.test(after.replace(/^[`*_"')\]\s]*[-–—:|(]\s*/, ''));
}

/** Whether the words are a command line that starts a file. */
export function startsProgram(text: string): boolean {
  return /^(?:python3?|node|bash|sh|npx|tsx|pip3?|\.\/)\s*\S/.test(text);
}

/** Whether the words are code that was copied into a document or written for it. */
export function isListing({ text }: ExtractedClaim): boolean {
  return LISTING.test(text);
}

/**
 * Whether the words say that the very thing they name is to be made: an open box that begins with it, a verb of making whose object
 * it is, a mark of the new. A plan names much besides that is there already.
 */
export function isToBeMade(claim: ExtractedClaim): boolean {
  const { text, tense, statement } = claim;
  if (tense === 'present') return false;
  if (isMarkedNew(claim)) return true;
  // A command line that begins with a verb is typed, not made.
  if (statement.kind === 'cli-flag' && !OPTION.test(text)) return false;
  // Tests are written in a file, and the file is theirs.
  if (statement.kind === 'test-exists') return ASKED.test(text);
  return (ASKED.test(text) && isObjectOfMaking(claim)) || (tense === 'todo' && isItem(claim));
}

const DENIED =
  "(?:\\b(?:missing|absent|unimplemented|not there|todo)\\b|❌|(?:\\bnot|\\bnever|n't)(?:\\s+(?:yet|been|even|actually|fully|currently))*\\s+(?:implement|there|present|exist|avail|written|built|done|support|creat|add|complet|start))";

/** Behind a name a cross denies it when nothing follows, or a word of absence: "❌ Cannot run" tells of something that is there. */
const DENIED_BEHIND = DENIED.replace(
  '❌',
  '❌(?:\\ufe0f?[\\s*]*(?:not|no|none|missing|absent|lacks?|todo|unimplemented|does|is)\\b|(?!\\ufe0f?[\\s*]*\\p{L}))',
);

/** Whether the words deny the very thing that they name: "`X` is not implemented", "no `X`", a cross in the cell beside it. */
export function deniesName(claim: ExtractedClaim): boolean {
  const name = writtenName(claim);
  if (name === undefined) return false;
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const after = `${plain}(?:\\([^)]*\\))?[\\s\`*_"'|:–—-]*(?:(?:class|method|function|module|file|is|are|was|has|does|still|also|entirely|currently|been|here)\\s+)*${DENIED_BEHIND}`;
  const before = `(?:${DENIED}\\w*|\\bno\\b|\\blacks?\\b)(?:\\s+(?:yet\\s+)?(?:implemented|there|present|available|a|an|the|class|function|method|module|file|such))*[\\s\`*_"':|–—-]*(?:[\\w.-]+[/.])*${plain}(?:\\([^)]*\\))?[\\s\`*_"'.]*(?:$|[|(–—-])`;
  const inFile = `\\bthere (?:is|are) no (?:such )?(?:class|function|method )?[\`"']*${plain}(?:\\([^)]*\\))?[\`"']*(?: (?:class|function|method|constant|option))? (?:in|inside|within) [\`"']*[\\w./-]+[\`"'.]*$`;
  const inRow = `${plain}[^|]*(?:\\|[^|]*)*\\|\\s*${DENIED_BEHIND}`;
  return new RegExp(`${after}|${inRow}|${inFile}`, 'iu').test(claim.text) || new RegExp(before, 'iu').test(claim.text);
}
