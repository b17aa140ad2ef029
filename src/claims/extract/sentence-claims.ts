import type { Prose } from '../../documents/block.js';
import { type Sentence, sentencesOf } from '../../documents/sentences.js';
import type { ClaimCollector, Draft } from './collector.js';
import { counts } from './counts.js';
import { defaultValues } from './default-values.js';
import { figures, requirements } from './figures.js';
import { type NameInText, namesIn } from './mentions.js';
import { subcommandClaim } from './named-options.js';
import { placeClaims } from './places.js';
import { promiseClaims } from './promises.js';
import { commandClaims } from './shell.js';
import { mainMention, type ReadSentence, type Situation, tenseOf } from './situation.js';
import { statedValues } from './stated-values.js';
import { statusIn } from './statuses.js';
import { takenParameters } from './taken-parameters.js';
import { taskClaims } from './tasks.js';
import { testClaims } from './tests-claimed.js';
import type { Vocabulary } from './vocabulary.js';

/** What one document has named so far. */
export interface SeenNames {
  /** Symbols of which a claim was made. */
  readonly symbols: Set<string>;
  /**
   * Words with inner capitals that stand somewhere in code, and what listings declare. Others in prose are names of products or
   * concepts.
   */
  readonly inCode: ReadonlySet<string>;
  /** Capitalised words that are a whole code span somewhere. */
  readonly spans: ReadonlySet<string>;
}

/** What compilers and test runners print. */
const LOG_LINE =
  /\(\d+,\d+\): (?:error|warning)|^\S+:\d+:\d+:? |\berror TS\d+|^\s*at \S+ \(|^(?:PASS|FAIL|ERROR|WARN(?:ING)?|INFO|DEBUG)\b[ :]/;

/**
 * A word with inner capitals in running text is a symbol when the document shows it in code, too, or says what kind it is. A capitalised
 * word in back ticks is one when a listing declares it, a heading names it, or a path stands beside it.
 */
function isName(name: NameInText, all: readonly NameInText[], situation: Situation, seen: SeenNames): boolean {
  if (name.kind !== 'symbol') return true;
  if (name.word) {
    return (
      situation.role === 'heading' ||
      seen.inCode.has(name.name) ||
      all.some((each) => each.kind === 'path' && !each.artefact)
    );
  }
  if (name.form !== 'bare' || name.kindWord !== undefined) return true;
  return seen.inCode.has(name.name.split('.')[0]!) || /[._]/.test(name.name);
}

export function readSentence(
  sentence: Sentence,
  prose: Prose,
  situation: Situation,
  seen: SeenNames,
  vocabulary: Vocabulary,
): ReadSentence {
  const status = situation.rowState === undefined ? statusIn(sentence, situation, vocabulary) : undefined;
  const tense = tenseOf(sentence, situation, situation.rowState ?? status?.state, vocabulary);
  return {
    sentence,
    prose,
    names: namesIn(sentence, vocabulary, situation.columnKind).filter((name, _, all) =>
      isName(name, all, situation, seen),
    ),
    situation,
    tense,
    ...(status ? { status } : {}),
  };
}

/** Adds every claim of a block's prose. */
export function claimsOfProse(
  prose: Prose,
  situation: Situation,
  seen: SeenNames,
  vocabulary: Vocabulary,
  collector: ClaimCollector,
): void {
  let current = situation;
  for (const sentence of sentencesOf(prose)) {
    if (LOG_LINE.test(sentence.text)) continue;
    const read = readSentence(sentence, prose, current, seen, vocabulary);
    for (const draft of claimsOf(read, seen, vocabulary)) collector.add(draft);
    const main = mainMention(read);
    if (main.path !== undefined || main.symbol !== undefined) current = { ...current, before: main };
  }
}

function claimsOf(read: ReadSentence, seen: SeenNames, vocabulary: Vocabulary): Draft[] {
  const subcommand = subcommandClaim(read);
  const tests = testClaims(read);
  const tested = new Set(tests.map((draft) => draft.mention.path));
  const places = placeClaims(read, seen.symbols, vocabulary).filter(
    (draft) => draft.statement.kind !== 'file-exists' || !tested.has(draft.mention.path),
  );
  const commands = read.names.flatMap((name) =>
    name.kind === 'command' ? commandClaims(name.words, read.sentence.line, read.tense, vocabulary) : [],
  );
  const things = [...places, ...tests, ...(subcommand ? [subcommand] : []), ...commands];
  return [
    ...statusClaims(read, tests[0]?.mention.path),
    ...taskClaims(read, things, vocabulary),
    ...things,
    ...defaultValues(read),
    ...statedValues(read),
    ...takenParameters(read),
    ...requirements(read, vocabulary),
    ...counts(read, vocabulary),
    ...figures(read),
    ...promiseClaims(read, vocabulary),
  ];
}

/**
 * Boxes, status words and signs. The status of a table's row is told once, by the table.
 *
 * @param test file of tests that the sentence is about: they are done, whatever they test
 */
function statusClaims(read: ReadSentence, test: string | undefined): Draft[] {
  const state = read.situation.box ?? read.status?.state;
  if (state === undefined || (read.status?.existence === true && read.situation.box === undefined)) return [];
  const mention = test === undefined ? mainMention(read) : { path: test };
  const symbol = test === undefined ? (mention.symbol ?? read.situation.contextSymbol) : undefined;
  const words = read.sentence.text.replace(/(?:\p{Extended_Pictographic}|\ufe0f|\s)/gu, '');
  if (words.length < 3) return [];
  const named = mention.path !== undefined || mention.symbol !== undefined;
  return [
    {
      line: read.sentence.line,
      text: read.sentence.text,
      mention: { ...mention, ...(symbol === undefined ? {} : { symbol }) },
      statement: { kind: 'status-implemented', state },
      tense: read.tense,
      polarity: state === 'absent' ? 'denies' : 'affirms',
      certainty: named ? 0.85 : read.situation.box ? 0.6 : 0.5,
    },
  ];
}
