import type { StageMemory } from '../model/stage-memory.js';
import { loadWordLists, type Vocabulary, vocabularyOf, type WordLists } from './extract/vocabulary.js';

const STAGE = 'words';

/**
 * The words that claims are read by, made when they are first asked for. The lists they are made from are kept: to load the
 * references for their names, and to parse the pages of words, takes longer than to read a changed file.
 */
export async function keptVocabulary(memory: StageMemory | undefined): Promise<() => Vocabulary> {
  const lists = recalled(memory) ?? (await loaded(memory));
  let made: Vocabulary | undefined;
  return () => {
    made ??= vocabularyOf(lists);
    return made;
  };
}

function recalled(memory: StageMemory | undefined): WordLists | undefined {
  const bytes = memory?.recall(STAGE);
  return bytes === undefined ? undefined : (JSON.parse(bytes.toString('utf8')) as WordLists);
}

async function loaded(memory: StageMemory | undefined): Promise<WordLists> {
  const { algorithms } = await import('../algorithms/index.js');
  const lists = loadWordLists(algorithms);
  memory?.keep(STAGE, Buffer.from(JSON.stringify(lists), 'utf8'));
  return lists;
}
