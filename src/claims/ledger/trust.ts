import type { FileRecord } from '../../model/record.js';
import type { Claim, Trust } from '../../model/result.js';
import { classifyPath } from '../../rules/file-role.js';
import type { Program } from '../../rules/program.js';
import type { Placeholders } from '../judge/placeholders.js';
import { assertions } from '../judge/test-exists.js';

/** Numbers side by side for each module, and no score: claims about it by verdict, placeholders in it, tests that assert. */
export function moduleTrust(
  claims: readonly Claim[],
  records: readonly FileRecord[],
  program: Program,
  placeholders: Placeholders,
): ReadonlyMap<string, Trust> {
  const byModule = new Map<string, Record<Claim['verdict'], number>>();
  for (const claim of claims) {
    const path = claim.subject.path ?? claim.document.path;
    const counts = byModule.get(path) ?? { verified: 0, refuted: 0, moved: 0, stale: 0, untested: 0 };
    counts[claim.verdict]++;
    byModule.set(path, counts);
  }
  const tests = new Map(
    records.filter(({ facts }) => classifyPath(facts).test).map(({ path, facts }) => [path, testsThatAssert(facts)]),
  );
  return new Map(
    records.map(({ path }) => {
      const own = tests.get(path);
      const importing = program.importersOf(path).reduce((sum, test) => sum + (tests.get(test) ?? 0), 0);
      const { verified, refuted, moved, stale, untested } = byModule.get(path) ?? NONE;
      const numbers = { verified, refuted, moved, stale, untested };
      return [path, { ...numbers, placeholders: placeholders.in(path).length, tests: own ?? importing }];
    }),
  );
}

const NONE = { verified: 0, refuted: 0, moved: 0, stale: 0, untested: 0 };

/** Test functions with an assertion; in scripts, where tests are nameless functions, calls of `it` and `test` in a file that asserts. */
function testsThatAssert(facts: FileRecord['facts']): number {
  if (facts.language === 'python')
    return facts.bodies.filter((body) => body.asserts > 0 && /^test/.test(facts.symbols[body.symbol]?.name ?? ''))
      .length;
  const titled = facts.bodies.flatMap((body) => body.calls.filter((call) => /^(it|test)(\.\w+)?$/.test(call.callee)));
  return assertions(facts) > 0 ? titled.length : 0;
}
