import { randomDraw } from '../../flow/randomness.js';
import type { Unit } from '../../flow/unit.js';
import { type CommentHit, commentHits } from '../comment-text.js';
import type { FileContext, Matcher } from '../context.js';

/** Words that admit by themselves that the code is not the real thing. */
const ADMITS = pattern([
  'in (?:a |the )?(?:real|production|actual|full|proper|complete|true)[ -]?(?:world )?(?:implementation|system|scenario|version|app\\w*|deployment|environment|code|setup|setting|model)?,? ?(?:this|you|we|it|one)?[^.]{0,20}\\bwould\\b',
  'in (?:a )?(?:real|production|actual|full|proper|complete) (?:implementation|system|scenario|version|deployment)\\b',
  '(?:real|actual|full|proper|production|true|complete) (?:\\w+ )?(?:implementation|logic|algorithm|integration|inference|training|calculation) (?:would|will|should|needs?|needed|requires?|goes|to be|is needed|here|pending)',
  '(?:would|should|will) (?:be )?(?:go|goes|come|implemented|calculated|computed|replaced|connected|integrated|loaded|fetched|done) (?:here|in production|later|with (?:the )?(?:real|actual))',
  '(?:logic|code|implementation|publication logic|call|check|integration|inference) (?:would|will|should|to) (?:go|come|be added|be placed) here',
  'implementation (?:would|will) (?:use|involve|need|require|go|be)',
  '(?:would|this would) (?:typically |normally |usually |actually |ideally )?(?:involve|be calculated from|be computed from|come from|call the (?:real|actual)|use (?:a |the )?(?:real|actual|proper))',
  'in practice,? (?:this|we|you|it|one)? ?would',
  '(?:^\\W*|[(:]\\s*|\\b(?:just|only|simplified|temporary|currently|simple|basic|return\\w*|here|future|these are|this is) (?:a |an |the )?|for now\\W+)placeholders?\\b(?! ?(?:text|attribute|token|image|prop\\b|tensor|for (?:the )?(?:input|text)|characters?|names?|syntax|values? in))',
  'placeholders? (?:implementation|logic|method|function|code|until|only|return|response|result|metrics?|calculation|class|module|comput\\w+|data\\b|for (?:actual|real|future|advanced|now|how|integration|additional|more|production|the (?:actual|real)|\\w+ (?:logic|implementation|integration|algorithm|system)))',
  'all placeholder (?:methods|functions)|some placeholders|\\b(?:currently|are|remain) placeholders?\\b',
  '\\b(?:mock(?:ed)?|dummy|fake|stub(?:bed)?|hard-?coded) (?:implementation|response|result|results|logic|calculation|computation|embedding|embeddings|prediction|predictions|score|scores|metric|metrics|performance|gradient\\w*|initiali[sz]ation|pattern|adaptation|loss|update|inference|training|wrapper|system|for now|meta|learning(?! rate)|quality)',
  '\\((?:mock|stub(?:bed)?|simulated|simplified|dummy|placeholder|fake)\\)',
  '\\b(?:simplified|simplistic|naive|toy|crude|minimal|basic) (?:\\w+ )?(?:mock|placeholder|stub|stand-?in)',
  '\\bmock(?:ed)? (?:data|values?|version)\\b',
  '(?:highly )?abstract mock',
  '(?:^\\W*|(?:NOTE|CAUTION|WARNING|TODO):\\s*)(?:simplified )?mock (?!interface|server|client|object|class|data|api|service|factory|module|function|provider|the\\b|for test)\\w+',
  '(?:NOTE|CAUTION|WARNING):\\s*(?:simulat(?:es|ed|ing)|simplified|simplistic|placeholder|mock|stub)\\b',
  '(?:this is |left |reserved )for future (?:extension|implementation|use|expansion)',
  '\\bthis is (?:just |only )?(?:a |an )?(?:very |highly |overly )?simplified (?:implementation|version|approach|placeholder|model|calculation|approximation|algorithm|logic)',
  '\\b(?:using|use|uses) (?:a |an )?simplified (?:implementation|placeholder|logic|mock)',
  '^\\W*simplified (?:implementation|version|calculation|initiali[sz]ation|approach|heuristic|for (?:now|demo|demonstration|this|the sake))',
  '^\\W*(?:this (?:method |function |feature )?(?:is )?)?not (?:yet )?(?:fully )?implemented\\b',
  '\\b(?:stub|skeleton|scaffold(?:ing)?) (?:implementation|method|function|for now)|\\b(?:stub|skeleton) only',
  'to be (?:implemented|filled in|completed) (?:later|soon|in (?:a |the )?future|when|once)',
  'to be replaced (?:later|soon|with (?:a |the )?(?:real|actual|proper))',
  'replace (?:this |it )?with (?:the |a |an |your )?(?:real|actual|proper|production)',
  '(?:real|actual|proper) (?:\\w+ ){1,3}(?:needed|required|goes here|comes later)\\b',
  'simulates? (?:learning|training|the (?:learning|training|processing)|processing|inference|neural|adaptation|improvement|an? (?:response|result|prediction|api call))',
  '^\\W*simulat(?:e|es|ing) (?:training|learning|processing|inference|prediction|results?|metrics?|performance|accuracy|improvement|gradients?|model)',
  'was removed as per|will always return',
]);

/** "For now" admits something in a comment on code; in documentation it mostly dates a limit. */
const FOR_NOW = pattern([
  "(?:^\\W*|[.;:(]\\s*)for now\\b[,:]?\\s*(?:(?:we|i|it|this|let'?s|just|simply|only|always|we'?ll|will|are|is|can)\\s+)*(?:return|us(?:e|es|ing)\\b|assum|hard|keep|simul|log\\b|logging|mock|skip|accept|creat|nothing|do nothing|set\\b|allow|fall|initiali|treat|implement|placeholder|simple|simplified|basic|store|stub|generat|forward|users? can|empty|a )",
  '\\b(?:return\\w*|hard-?cod\\w+|simplified|mock\\w*|stub\\w*|placeholder|fake|dummy|do(?:es)? nothing|always (?:true|false|succeeds?|returns?|allow))\\b[^.]{0,40}\\bfor now\\b',
]);

/** A place where the work is tracked says more than the admission. */
const TRACKED = /https?:\/\/|#\d+\b/;

/** Code that was commented out says nothing of the code that is there. */
const COMMENTED_OUT =
  /^\s*(?:\/\/|#|\*|\/\*)*\s*(?:throw |raise |return [^a-z]|`|if ?\(|else|\}|const |let |var |console\.|print\()|\$\{|\);\s*$/;

/** Words that admit it only where the code beside them bears it out. */
const ADMITS_WITH_EVIDENCE = pattern([
  '^\\W*simulat(?:e|es|ed|ing)\\b',
  '\\bmock\\b',
  '\\bdummy\\b',
  '\\bfake\\b',
  '\\bsimplified\\b',
  '\\bhard-?coded\\b',
  '\\bpretend\\b',
]);

/** Words that speak of something else. */
const EXCEPT = pattern([
  '\\bno (?:more )?(?:placeholders?|mocks?|stubs?|simulations?)\\b',
  '\\bnot (?:a |an )?(?:mock|stub|simulation|simulated|placeholder|fake|hard-?coded)',
  '\\bwithout (?:mocks?|placeholders?|hard-?coding)',
  '(?:replac(?:e|es|ing)|substitut\\w+|fill(?:s|ing)?|expand\\w*|format\\w*|render\\w*|pars\\w+|detect\\w*|find\\w*|flag\\w*|check\\w* for|remov\\w+|no longer|instead of) (?:the |all |any |these |those |a )?(?:\\w+ )?(?:placeholders?|mocks?|stubs?)',
  'placeholders? (?:with|by|tokens?|strings?|like|such as|\\{|in the (?:template|prompt|text|sql))',
  '\\b(?:bye|good|wait|that.s all|done|enough) for now\\b',
  'grpc|service stub|\\bstub(?:s)? (?:file|class generated)|type stubs?',
  'unittest|mock\\.patch|@mock|pytest|jest|sinon|vitest',
  'placeholder=|\\.placeholder|tf\\.placeholder|tf\\.compat|placeholder (?:text|attribute|api key|tensor|node|op\\b)',
  '\\bmock(?:ing)? (?:out|the (?:api|server|request))',
  '(?:creat|generat|mak|us|some|with|on)\\w* (?:some )?(?:fake|dummy|mock|synthetic) (?:data|inputs?|batch|images?|samples?|quer(?:y|ies)|requests?)',
  '(?:creat|add|insert|defin|assign)\\w* (?:the |a |some )?placeholders?',
  '\\bdummy (?:\\w+ )?(?:vectors?|variables?|nodes?|heads?|rows?|columns?|sentinels?|tokens?|ind(?:ex|ices)|arguments?|parameters?|rates?|tensors?|dimensions?|labels?|env\\w*)\\b',
  '\\bdummy loss (?:to|so that|that triggers)\\b|\\b(?:since|because|as) [^.]{5,80}, (?:we |it )?(?:returns?|uses?) a dummy loss\\b',
  '\\bmock (?:\\w+ )?(?:heads?|layers?) (?:so|to|for|that)\\b',
  '\\b(?:for|with|under) (?:[\\w-]+,? ){1,4}(?:this|it) will always return\\b',
]);

function pattern(alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.map((alternative) => `(?:${alternative})`).join('|'), 'i');
}

/** A word that every admission has; most comments have none, and are not held against the patterns. */
const ANY =
  /placeholder|mock|stub|dummy|fake|simulat|simplif|simplistic|for now|would|real|actual|proper|production|implement|hard-?cod|pretend|skeleton|scaffold|future|always return|removed as|to be |replace|naive|toy|crude|abstract/i;

/** A comment or docstring says that the code is not the real thing. */
export const admittedPlaceholder: Matcher = (file, report) => {
  if (file.role.test || file.role.declarations) return;
  const admissions = [
    ...commentHits(file, 'both', ADMITS, EXCEPT, ANY),
    ...commentHits(file, 'comments', FOR_NOW, EXCEPT, ANY),
  ];
  const strong = joined(
    admissions.filter(
      (hit) => !TRACKED.test(file.line(hit.startLine)) && !COMMENTED_OUT.test(commentOf(file.line(hit.startLine))),
    ),
  );
  const weak = commentHits(file, 'both', ADMITS_WITH_EVIDENCE, EXCEPT, ANY).filter(
    (hit) =>
      !strong.some((other) => hit.startLine <= other.endLine && other.startLine <= hit.endLine) &&
      isBorneOut(file, hit.symbol, hit.endLine),
  );
  for (const hit of [...strong, ...weak])
    report.hit({
      startLine: hit.startLine,
      endLine: hit.endLine,
      symbol: hit.symbol,
      arguments: { words: hit.words.slice(0, 60) },
    });
};

/** The comment part of a line. */
function commentOf(line: string): string {
  return /(?:^|\s)(?:\/\/|#|\/?\*).*$/.exec(line)?.[0] ?? line;
}

/** Hits that touch each other are one. */
function joined(hits: readonly CommentHit[]): CommentHit[] {
  const result: CommentHit[] = [];
  for (const hit of [...hits].sort((a, b) => a.startLine - b.startLine)) {
    const last = result.at(-1);
    if (last && hit.startLine <= last.endLine + 1)
      result[result.length - 1] = { ...last, endLine: Math.max(last.endLine, hit.endLine) };
    else result.push(hit);
  }
  return result;
}

/** Lines between an admission and the draw that bears it out. */
const NEAR = 20;

/** The code right under the comment, or the function that holds it near there, draws random numbers, pauses, or the file is named a mock. */
function isBorneOut(file: FileContext, symbol: string, line: number): boolean {
  if (/mock|fake|stub|simulat|placeholder|dummy/i.test(file.path.split('/').at(-1) ?? '')) return true;
  if (/mock|simulat/i.test(file.outline.doc?.text.slice(0, 200) ?? '') && file.functions.some(draws)) return true;
  const unit = file.functions.find((candidate) => candidate.qualifiedName === symbol);
  if (!unit) return false;
  return (
    unit.calls.some(({ node }) => Math.abs(node.line - line) <= NEAR && randomDraw(node) !== undefined) ||
    unit.calls.some(({ node }) => node.line - line <= 3 && /(?:^|\.)(?:sleep|setTimeout)$/.test(node.target ?? ''))
  );
}

function draws(unit: Unit): boolean {
  return unit.calls.some(({ node }) => randomDraw(node) !== undefined);
}
