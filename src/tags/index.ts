import type { Facts } from '../model/facts.js';
import type { KeepOfFile, LocalFinding, LocalTag } from '../model/record.js';
import type { Rule, Tag } from '../model/rule.js';
import { inferFeedbackLoops } from './feedback.js';
import { inferFromFile, isTest } from './infer.js';
import type { TagProfile } from './profile.js';
import { WrittenTags } from './written.js';

/** A tag with the file it is in. */
export interface PlacedTag {
  readonly path: string;
  readonly tag: LocalTag;
}

export interface TagInput {
  readonly facts: readonly Facts[];
  readonly findings: readonly { readonly path: string; readonly finding: LocalFinding }[];
  readonly rules: readonly Rule[];
  /** Spellings in which written tags are read. */
  readonly spellings: () => TagProfile;
  /** Absent where all is made anew. */
  readonly keep?: KeepOfFile;
}

/** Rules whose findings mean that something is simulated rather than done. */
const SIMULATING = new Set(['synthetic-result', 'simulated-delay', 'mock-fallback']);

/** All tags of a program, written and inferred. */
export function tagProgram(input: TagInput): PlacedTag[] {
  const { keep = (_what, _path, make) => make() } = input;
  let written: WrittenTags | undefined;
  const ofFile = (facts: Facts): LocalTag[] => {
    written ??= new WrittenTags(input.spellings());
    return [...written.read(facts), ...inferFromFile(facts), ...(isTest(facts) ? [] : inferFeedbackLoops(facts))];
  };
  const tags: PlacedTag[] = [];
  for (const facts of input.facts)
    for (const tag of keep('tags of a source', facts.path, () => ofFile(facts))) tags.push({ path: facts.path, tag });
  tags.push(...fromFindings(input), ...fromImports(input.facts));
  return tags;
}

function fromFindings(input: TagInput): PlacedTag[] {
  const tagOf = new Map<string, Tag>(input.rules.map((rule) => [rule.id, rule.tag]));
  return input.findings.flatMap(({ path, finding }) => {
    const place = {
      line: finding.startLine,
      symbol: finding.symbol,
      source: 'inferred',
      reason: finding.ruleId,
    } as const;
    const tag = tagOf.get(finding.ruleId);
    const tags: PlacedTag[] = tag ? [{ path, tag: { tag, ...place } }] : [];
    if (SIMULATING.has(finding.ruleId) && tag !== 'simulated') tags.push({ path, tag: { tag: 'simulated', ...place } });
    if (finding.ruleId === 'unresolved-relative-import') tags.push({ path, tag: { tag: 'import-todo', ...place } });
    return tags;
  });
}

/** Classes and functions that other files of the program import by name. */
function fromImports(files: readonly Facts[]): PlacedTag[] {
  const importedBy = new Map<string, string>();
  for (const facts of files) {
    if (isTest(facts)) continue;
    for (const fact of facts.imports)
      for (const name of fact.names) if (!importedBy.has(name.name)) importedBy.set(name.name, facts.path);
  }
  return files.flatMap((facts) =>
    facts.symbols.flatMap((symbol): PlacedTag[] => {
      const importer = importedBy.get(symbol.name);
      if (symbol.parent !== undefined || !symbol.exported || importer === undefined || importer === facts.path)
        return [];
      if (symbol.kind !== 'class' && symbol.kind !== 'function') return [];
      return [
        {
          path: facts.path,
          tag: {
            tag: 'expose',
            line: symbol.startLine,
            symbol: symbol.qualifiedName,
            source: 'inferred',
            reason: `imported by ${importer}`,
          },
        },
      ];
    }),
  );
}
