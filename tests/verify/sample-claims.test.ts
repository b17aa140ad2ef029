import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { AuditResult } from '../../src/model/result.js';
import { probeTiers } from '../../src/sandbox/index.js';
import { audit } from '../cli/audit.js';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
const DOCUMENT = 'docs/status.md';
/** Modules whose habits the document speaks of; the others of the sample would take minutes. */
const HABITS: readonly string[] = [
  'engine/honest/dependable.py',
  'engine/dishonest/wrong_habits.py',
  'platform/honest/dependable.ts',
  'platform/honest/seeded-random.ts',
  'platform/dishonest/wrong-habits.ts',
];
const VERDICTS: Readonly<Record<string, string>> = { true: 'verified', false: 'refuted' };
const PATIENCE_MS = 900_000;

interface Expected {
  readonly document: string;
  readonly line: number;
  readonly kind: string;
  readonly expected: string;
  readonly subject: string;
  readonly whenRun: boolean;
}

const searchPath = process.env.PATH ?? '';
const { chosen } = await probeTiers({ mode: 'auto', searchPath });
if (chosen === undefined) console.log('skipped: no sandbox works here');

test.skipIf(chosen === undefined)(
  'what a document says of habits is verified or refuted by running the code',
  { timeout: PATIENCE_MS },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'audit-habits-'));
    for (const path of [DOCUMENT, ...HABITS]) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      cpSync(join(SAMPLES, 'learning-project', path), join(folder, path));
    }
    await audit(folder, ['run', '.', '--verify', '--no-cache', '--exit-zero', '-q'], { searchPath });
    const result = JSON.parse(readFileSync(join(folder, 'reports/audit.json'), 'utf8')) as AuditResult;
    const { claims } = JSON.parse(readFileSync(join(SAMPLES, 'claims.expected.json'), 'utf8')) as {
      readonly claims: readonly Expected[];
    };
    const expected = claims.filter(
      ({ document, whenRun, subject }) =>
        document === DOCUMENT && whenRun && HABITS.includes(subject.slice(0, subject.indexOf('#'))),
    );
    expect(expected.length).toBeGreaterThanOrEqual(6);
    const found = expected.map(({ line, kind }) => {
      const claim = result.claims.find((one) => one.document.line === line && one.kind === kind);
      return [line, claim?.verdict];
    });
    expect(found).toEqual(expected.map(({ line, expected: verdict }) => [line, VERDICTS[verdict]]));
  },
);
