/**
 * Whether `audit check` says what two full runs say, on consecutive commits of a repository:
 * `npm run equality -- <repository> [--commits 10] [--head REF]`.
 * Each check has the cache of those before it and of a run on each commit, which is compared as well; the full runs have none. Nothing of the repository is run: its hooks and filters
 * are left behind by the clone. The exit code is 1 when any check differs.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { findConfig } from '../src/config/load.js';
import { resolveSettings } from '../src/config/settings.js';
import { beforeOf } from '../src/gate/before.js';
import { decideChange } from '../src/gate/decide-change.js';
import type { AuditReport } from '../src/model/gate.js';
import type { AuditResult } from '../src/model/result.js';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const NO_OVERRIDES = {
  failOn: undefined,
  profile: undefined,
  maxFileBytes: undefined,
  templates: undefined,
  output: undefined,
  cache: undefined,
};
const MAX_OUTPUT_BYTES = 1_000_000_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { commits: { type: 'string', default: '10' }, head: { type: 'string', default: 'HEAD' } },
});

const work = mkdtempSync(join(tmpdir(), 'audit-equality-'));
const project = join(work, 'project');
const cache = join(work, 'cache');

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'core.hooksPath=/dev/null', ...args], { encoding: 'utf8' }).trim();
}

function audit<Report>(...args: readonly string[]): Report {
  const ended = spawnSync(process.execPath, [CLI, ...args, '--quiet', '--exit-zero', '--format', 'json'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  if (ended.status !== 0) throw new Error(`audit ${args.join(' ')} ended with ${ended.status}: ${ended.stderr}`);
  return JSON.parse(ended.stdout) as Report;
}

const full = (): AuditResult => audit('run', '.', '--no-cache');
const cached = (): AuditResult => audit('run', '.', '--cache-dir', cache);

/** Where the check of the checked-out commit differs from the two full runs, one word each. */
function differences(before: AuditResult, now: AuditResult, base: string): string[] {
  const { gate, ...result } = audit<AuditReport>('check', '--base', base, '--cache-dir', cache);
  if (gate === undefined) return ['no gate'];
  const { policy } = resolveSettings(findConfig([project]).config, NO_OVERRIDES);
  const { notices, ...expected } = decideChange(beforeOf(before, gate.against), now, policy, []);
  const { notices: said, ...decided } = gate;
  return [
    ...(isDeepStrictEqual(result, now) ? [] : ['result']),
    ...Object.keys(expected).filter((key) => !isDeepStrictEqual(decided[key as never], expected[key as never])),
    ...(notices.every((notice) => said.includes(notice)) ? [] : ['notices']),
  ];
}

let failed = 0;
try {
  git('clone', '--quiet', '--no-checkout', resolve(positionals[0] ?? '.'), project);
  const listed = git(
    '-C',
    project,
    'rev-list',
    '--first-parent',
    '-n',
    String(Number(values.commits) + 1),
    values.head,
  );
  const commits = listed.split('\n').reverse();
  let base = commits[0]!;
  git('-C', project, 'checkout', '--quiet', '--detach', base);
  let before = full();
  if (!isDeepStrictEqual(cached(), before)) throw new Error('a run that fills the cache differs from one without');
  for (const commit of commits.slice(1)) {
    git('-C', project, 'checkout', '--quiet', '--detach', commit);
    const now = full();
    const changed = git('-C', project, 'diff', '--name-only', base, commit)
      .split('\n')
      .filter((name) => name !== '');
    const found = differences(before, now, base);
    if (!isDeepStrictEqual(cached(), now)) found.push('the run with a cache');
    if (found.length > 0) failed++;
    const verdict = found.length === 0 ? 'equal' : `DIFFERS in ${found.join(', ')}`;
    console.log(`${commit.slice(0, 10)}: ${changed.length} files changed, ${now.findings.length} findings: ${verdict}`);
    before = now;
    base = commit;
  }
  console.log(`${commits.length - 1} commits, ${failed} differ`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (failed > 0) process.exitCode = 1;
