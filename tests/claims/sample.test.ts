import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { Claim } from '../../src/model/result.js';
import { audit } from '../cli/audit.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface ExpectedClaim {
  readonly document: string;
  readonly line: number;
  readonly kind: Claim['kind'];
  readonly expected: 'true' | 'false' | 'moved' | 'undecidable' | 'stale';
  readonly words: string;
  readonly subject: string;
  readonly whenRun: boolean;
}

const VERDICTS = {
  true: 'verified',
  false: 'refuted',
  moved: 'moved',
  undecidable: 'untested',
  stale: 'stale',
} as const;
const { claims: expected } = JSON.parse(readFileSync(join(ROOT, 'samples/claims.expected.json'), 'utf8')) as {
  readonly claims: readonly ExpectedClaim[];
};

const folder = mkdtempSync(join(tmpdir(), 'orchard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
cpSync(join(ROOT, 'samples/learning-project'), folder, { recursive: true });

async function claimsOf(...args: readonly string[]): Promise<string> {
  const { stdout } = await audit(folder, ['claims', '.', '--no-cache', '--exit-zero', '-q', ...args]);
  return stdout;
}

const { claims } = JSON.parse(await claimsOf('--format', 'json')) as { readonly claims: readonly Claim[] };

/** Claims of the ledger that an expected one can be: its kind and line, its words or what it names. */
function candidates(one: ExpectedClaim): readonly Claim[] {
  const words = one.words.replace(/^`|`$/g, '').toLowerCase();
  const name = one.subject.split('#').at(-1)?.toLowerCase() ?? '';
  const near = claims.filter(
    ({ document, kind }) =>
      document.path === one.document && Math.abs(document.line - one.line) <= 1 && kind === one.kind,
  );
  const said = ({ arguments: given }: Claim): string => JSON.stringify(given).toLowerCase();
  const exact = near.filter((claim) => said(claim).includes(words));
  if (exact.length > 0) return exact;
  return near.filter(
    (claim) => claim.text.toLowerCase().includes(words) || (name !== '' && said(claim).includes(name)),
  );
}

describe('claims of the sample project', () => {
  test.each(
    expected.map((one) => [`${one.document}:${one.line} ${one.kind} ${one.words}`, one] as const),
  )('%s', (_, one) => {
    const found = candidates(one);
    // What only running can tell is untested until it is run.
    const verdict = one.whenRun ? 'untested' : VERDICTS[one.expected];
    // What no rule of extraction takes for a claim cannot be wrong about the code.
    if (found.length === 0 && verdict === 'untested') return;
    expect(found.map((claim) => claim.verdict)).toContain(verdict);
  });

  test('every kind has true, false and undecidable claims', () => {
    const kinds = new Set(claims.map(({ kind }) => kind));
    expect(kinds.size).toBe(11);
  });
});

test('moved ranges are repaired in the documents, and are verified afterwards', async () => {
  const status = join(folder, 'docs/status.md');
  const before = readFileSync(status, 'utf8');
  try {
    await claimsOf('--fix-ranges', '--verdict', 'moved');
    const after = readFileSync(status, 'utf8');
    const changed = after.split('\n').filter((line, index) => line !== before.split('\n')[index]);
    expect(changed).toEqual([expect.stringContaining('`engine/honest/bandits.py:71-')]);
    const again = JSON.parse(await claimsOf('--format', 'json', '--kind', 'symbol-at-lines', '--verdict', 'moved')) as {
      claims: Claim[];
    };
    expect(again.claims).toEqual([]);
  } finally {
    writeFileSync(status, before);
  }
});

test('markdown shows words, place, evidence, what it takes and what to write instead', async () => {
  const text = await claimsOf('--verdict', 'refuted', '--document', 'docs/service.rst');
  expect(text).toContain('`docs/service.rst:7`');
  expect(text).toContain('`engine/honest/service.py:14`');
  expect(text).toContain('to be true it takes the default 6');
  expect(text).toContain('The default number of arms is 4');
});

test('SARIF has a result for each refuted claim, at its document', async () => {
  const log = JSON.parse(await claimsOf('--format', 'sarif', '--verdict', 'refuted')) as {
    runs: { results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
  };
  const { results } = log.runs[0]!;
  expect(results).toHaveLength(claims.filter(({ verdict }) => verdict === 'refuted').length);
  expect(new Set(results.map(({ ruleId }) => ruleId))).toEqual(new Set(['refuted-claim']));
  expect(results.map(({ locations }) => locations[0]!.physicalLocation.artifactLocation.uri)).toContain(
    'docs/service.rst',
  );
});
