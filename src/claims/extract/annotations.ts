import type { Mention } from '../extracted.js';
import type { Draft } from './collector.js';
import { promisesIn } from './promises.js';
import { isDenied } from './situation.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * `@claim linucb` (an algorithm), `@claim linucb.width-formula` (a property), `@claim <any sentence>`. Written to be checked, so each is
 * a claim, whatever its words.
 */
export function annotationClaims(
  lines: readonly string[],
  first: number,
  owner: Mention,
  vocabulary: Vocabulary,
): Draft[] {
  const drafts: Draft[] = [];
  for (const [index, line] of lines.entries()) {
    const words = /(?:^|\s)@claim\s+(.{2,400})$/.exec(line)?.[1]?.trim();
    if (words === undefined) continue;
    const base = { line: first + index, text: words, mention: owner, tense: 'present' as const, certainty: 0.95 };
    const property = /^([a-z][\w-]*)\.[a-z][\w.-]*$/.exec(words);
    const algorithm = vocabulary.algorithmIds.has(words.toLowerCase())
      ? words.toLowerCase()
      : wholeName(words, vocabulary);
    if (property) {
      drafts.push({ ...base, statement: { kind: 'behaviour', properties: [words] } });
    } else if (algorithm !== undefined) {
      drafts.push({ ...base, statement: { kind: 'implements-algorithm', algorithm } });
    } else {
      const promised = promisesIn(words, vocabulary);
      drafts.push({
        ...base,
        statement: {
          kind: 'behaviour',
          ...(promised?.algorithm === undefined ? {} : { algorithm: promised.algorithm }),
          properties: promised?.properties ?? [],
        },
        polarity: isDenied(promised?.beside ?? words) ? 'denies' : 'affirms',
      });
    }
  }
  return drafts;
}

/** The words are an algorithm's name, alone or behind "implements". */
function wholeName(words: string, vocabulary: Vocabulary): string | undefined {
  const hit = vocabulary.algorithms.find(words)[0];
  if (!hit) return undefined;
  return /^(?:implements\s+)?$/i.test(words.slice(0, hit.start)) && /^\W*$/.test(words.slice(hit.end))
    ? hit.value
    : undefined;
}
