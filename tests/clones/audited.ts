import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { tokenise } from '../../src/analyse/tokenise.js';
import { type Copies, findCopies } from '../../src/clones/index.js';
import type { Language } from '../../src/model/facts.js';
import type { Rule } from '../../src/model/rule.js';
import type { StageMemory } from '../../src/model/stage-memory.js';
import { loadRules } from '../../src/rules/load.js';
import { runProgramRules } from '../../src/rules/program-rules.js';

const LANGUAGES: Readonly<Record<string, Language>> = { py: 'python', ts: 'typescript', js: 'javascript' };

interface Reads {
  /** Where drift is kept; files are told apart by their texts. */
  readonly memory: StageMemory;
  /** Called with the path of each file that is read again. */
  readonly onRead: (path: string) => void;
}

/** Copies and collisions of a program given as path and text, by the whole static pipeline. */
export async function copiesIn(
  files: Readonly<Record<string, string>>,
  rules: readonly Rule[] = [],
  reads?: Reads,
): Promise<Copies> {
  const languageOf = (path: string): Language => LANGUAGES[path.slice(path.lastIndexOf('.') + 1)]!;
  const paths = Object.keys(files).sort();
  const frontEnds = await loadFrontEnds(paths.map(languageOf));
  const records = paths.map((path) => analyseFile(files[path]!, path, languageOf(path), frontEnds, rules));
  const findings = runProgramRules(records, rules);
  const sourceOf = (path: string) => {
    reads?.onRead(path);
    const text = files[path];
    return text === undefined ? undefined : { text, tokens: tokenise(text, languageOf(path)) };
  };
  const memory = reads && { memory: reads.memory, hashOf: (path: string) => files[path] };
  return findCopies(records, findings, rules, [], sourceOf, memory);
}

/** The same with all rules of the package, for what depends on findings. */
export async function copiesWithFindings(files: Readonly<Record<string, string>>): Promise<Copies> {
  return copiesIn(files, loadRules());
}

/** `level kind: place, place` of each group; places are path and symbol. */
export function summary({ groups }: Copies): string[] {
  return groups.map(
    ({ level, kind, members }) =>
      `${level} ${kind}: ${members.map(({ path, symbol }) => (symbol === '' ? path : `${path}#${symbol}`)).join(', ')}`,
  );
}
