import { posix } from 'node:path';
import { wordsOf } from '../../flow/names.js';
import type { ExtractedClaim } from '../extracted.js';
import { absenceWords } from './absence-words.js';
import { missingSign } from './admission/admission.js';
import type { DocumentStanding, JudgeContext } from './context.js';
import type { Judgement } from './judgement.js';
import { namesItself, startsProgram, wordsBefore, writtenName } from './made-object.js';
import { isForeignProse } from './prose-language.js';
import { absenceAround, absenceAroundCommand, givesText, standsInListing } from './surroundings.js';
import { toldElsewhere } from './told-elsewhere.js';

/** Instructions of a kit for assistants that was copied into the project: what they name is any project's. */
const KIT =
  /(^|\/)\.(?!github\/)[\w-]+\/(.*\/)?(tasks|agents|commands|prompts|skills|templates|checklists|rules|workflows|personas|expansion-packs)\//i;
/** Folders of tools, in which documents are seldom about the project itself. */
const TOOL_FOLDER = /(^|\/)\.(?!github\/)[a-z][\w-]*\//i;
/** `old.py → new.py` */
const ARROW_BEHIND_FILE = /\.\w{1,5}[`"')]*\s*(?:→|->|=>)\s/;
/** What was done or found to a thing, first in the words: "Used `x`", "Fixed `x`". */
const FIRST_PAST =
  /^(?:[^\p{L}`]|\*\*)*(?:used|fixed|had|was|were|returned|contained|called|found|relied|lived|recorded|read|reviewed|derived|copied|extracted|imported|ported)\s/iu;
const PATH_COMMENT = /^(?:#|\/\/)\s*\S+$/;
/** Files that tools of many projects look for: prose about the tool names them, too. */
const FILE_OF_TOOL =
  /(^|\/)(copilot-instructions\.md|claude(\.local)?\.md|agents\.md|gemini\.md|skill\.md|\.cursorrules|\.windsurfrules|\.clinerules|\.mcp\.json|mcp\.json)$|(^|\/)\.(claude|cursor|windsurf|gemini|codex|vscode)\//i;
const EXAMPLE_WORDS = new Set([
  'example',
  'examples',
  'sample',
  'my',
  'your',
  'foo',
  'dummy',
  'xxx',
  'existent',
  'nonexistent',
]);
const STANDS_FOR_ANY =
  /^(?:test_?)?(?:file|filename|name|script|module|something|some_\w+|specific|feature|xyz|bar|(?:function|method|class|case|test|module|file|script)_?name)$/i;
/** `✅ def next_draw() → Good`: right and wrong ways side by side. */
const SHOWS_STYLE =
  /(?:✅|❌|→|->|=>)\W*(?:good|bad|correct|incorrect|wrong|right|do|don't|avoid|prefer|always|never)\b/i;
/** Words of one who is about to make a thing. */
const ABOUT_TO_MAKE =
  /^(?:\W|[\w\s]{1,20}:)*(create|add|implement|write|build|introduce|develop|define|set up|make|generate|move|rename|extract|split|refactor)\b|\((new|create)\b|\bif (it does )?not exists?\b|\bNEW\b|\bto be (created|added|written)\b/i;

/** A step that puts something into a file. */
const STEP = /^\W*(?:[\d.]+\W+)?(?:edit|open|update|modify|paste|put|place|save|append|copy|in|inside)\s/i;

/** "Log each run in `runs.md`" */
const WRITES_TO =
  /^\W*(?:log|record|track|note|document|report|write|append|list)\b.*\b(?:in|into|to|at)\s+\W*[\w./-]+$|^\W*(?:log|record|track|append)\b.*\b(?:in|into|to)\s+`/i;

/** Why a refutation may miss what the words or their document are for; `undefined` when nothing says so. */
export function doubtOf(claim: ExtractedClaim, judged: Judgement, context: JudgeContext): string | undefined {
  const { standing } = context;
  const { path, line } = claim.document;
  const ofTool = toolDoubt(claim, standing) ?? skillDoubt(claim, context);
  if (ofTool !== undefined) return ofTool;
  if (tellsOfChange(claim.text) || FIRST_PAST.test(claim.text))
    return 'the words tell of a change, after which it may be gone';
  if (absenceWords().advice.test(claim.text.replace(/`[^`]*`/g, '``'))) return 'the words may tell what should be';
  const foreign = foreignDoubt(claim, judged, context);
  if (foreign !== undefined) return foreign;
  if (SHOWS_STYLE.test(claim.text)) return 'the words show how to write code';
  if (namesExample(claim)) return 'by its name it is an example';
  if (judged.absent !== undefined && absenceWords().example.test(claim.text)) return 'it is named as an example';
  if (judged.absent !== undefined && isDeniedBefore(claim)) return 'the words name it as what is not meant';
  if (judged.absent !== undefined && isRenamed(claim)) return 'the words give it another name';
  if (judged.absent !== undefined && PATH_COMMENT.test(claim.text) && !standing.saysDone(path, line))
    return 'it heads a listing, which may be what is to be written';
  const wording = judged.absent === 'never' ? mayBeToCome(claim, context) : undefined;
  const around = judged.absent === undefined ? undefined : aroundIt(claim, context);
  return wording ?? around ?? missingSign(claim, judged, context);
}

/** Whether words tell of a change after which what they name may be gone. */
export function tellsOfChange(text: string): boolean {
  return absenceWords().change.test(text) || ARROW_BEHIND_FILE.test(text);
}

/** Whether the document came with a tool. */
export function toolDoubt({ document: { path } }: ExtractedClaim, standing: DocumentStanding): string | undefined {
  return KIT.test(path) || (TOOL_FOLDER.test(path) && !standing.knowsProject(path))
    ? 'the document belongs to a tool, and may speak of any project'
    : undefined;
}

/** Whether the document lies among skills for assistants: they speak of whatever project they are used in. */
function skillDoubt({ document }: ExtractedClaim, { files }: JudgeContext): string | undefined {
  const folders = files.named('SKILL.md').map((path) => posix.dirname(posix.dirname(path)));
  return folders.some((folder) => folder !== '.' && document.path.startsWith(`${folder}/`))
    ? 'the document lies among skills for assistants, and may speak of any project'
    : undefined;
}

/** What a command line asks for must be there when it is typed. */
function isTyped({ statement }: ExtractedClaim): boolean {
  return statement.kind === 'cli-flag';
}

/** Why a thing that is not there may be still to come, though the words do not say so: nothing marks it as done. */
function mayBeToCome(claim: ExtractedClaim, { standing }: JudgeContext): string | undefined {
  const { path, line } = claim.document;
  if (isTyped(claim) || standing.saysDone(path, line)) return undefined;
  if (ABOUT_TO_MAKE.test(claim.text)) return 'it may be planned';
  if (STEP.test(claim.text)) return 'a step of the document may make it';
  if (WRITES_TO.test(claim.text)) return 'who follows the words may make it';
  if (standing.plans(path)) return 'the document is a plan, and does not say that this is done';
  if (FILE_OF_TOOL.test(claim.mention.path ?? '')) return 'tools of many projects look for such a file';
  return undefined;
}

/** "`proxy.ts`, not `middleware.ts`" */
function isDeniedBefore(claim: ExtractedClaim): boolean {
  const before = wordsBefore(claim)?.slice(-80) ?? '';
  return /\b(?:not|never|instead of|rather than|formerly|previously) [`*"'(]{0,3}(?:[\w.-]{1,40}\/){0,4}$/i.test(
    before,
  );
}

/** "`Representation` (as `FamilyRepresentation`)" */
function isRenamed(claim: ExtractedClaim): boolean {
  const name = writtenName(claim);
  const at = name === undefined ? -1 : claim.text.indexOf(name);
  return at !== -1 && /^[`*"']{0,3} ?[[(](?:as|now|called|renamed)\b/i.test(claim.text.slice(at + name!.length));
}

/** `ExampleService`, `my_agent.py`, `path/to/test_file.py`: a name that stands for whatever the reader has. */
function namesExample({ mention: { path, symbol }, statement }: ExtractedClaim): boolean {
  const file = path
    ?.split('/')
    .at(-1)
    ?.replace(/\.\w+$/, '');
  if (/(^|\/)path\/to\//.test(path ?? '') || STANDS_FOR_ANY.test(file ?? '')) return true;
  const names = [symbol?.split('.')[0], file, ...(statement.kind === 'cli-flag' ? statement.flags : [])];
  if (STANDS_FOR_ANY.test(symbol?.split('.').at(-1) ?? '')) return true;
  return names.some((name) => wordsOf(name ?? '').some((word) => EXAMPLE_WORDS.has(word)));
}

/** What a command line asks for and a tick answers for is not overtaken by the words around it. */
function aroundIt(claim: ExtractedClaim, { standing, texts }: JudgeContext): string | undefined {
  if (standing.saysDone(claim.document.path, claim.document.line)) return undefined;
  if (isTyped(claim)) return absenceAroundCommand(claim, texts);
  return absenceAround(claim, texts) ?? toldElsewhere(claim, texts) ?? givesText(claim, texts);
}

/**
 * In a language that is not read what is planned, gone or of another program looks like what is there; a link, an entry of a tree
 * without a remark and a command line between fences need no words.
 */
function foreignDoubt(claim: ExtractedClaim, judged: Judgement, { texts }: JudgeContext): string | undefined {
  const { document, text, mention, source } = claim;
  if (source === 'docstring' || source === 'comment' || source === 'annotation') return undefined;
  const isFile = judged.absent !== undefined && mention.symbol === undefined && !isTyped(claim);
  const needsNoWords =
    ((isTyped(claim) || (isFile && startsProgram(text))) && standsInListing(claim, texts)) ||
    (isFile && (isBareEntry(text) || !namesItself(claim)));
  return !needsNoWords && isForeignProse(texts.lines(document.path))
    ? 'its document is not in English, and may plan it'
    : undefined;
}

/** An entry of a tree that is a name and no more. */
export function isBareEntry(text: string): boolean {
  return /^[\s│|]*[├└][─\s]*\S+\s*$/.test(text);
}
