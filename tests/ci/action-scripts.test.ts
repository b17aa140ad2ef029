import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'audit-action-'));
const repository = join(work, 'repository');
const programs = join(work, 'programs');

function git(...given: string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...given], { cwd: repository, stdio: 'pipe' });
}

/** Runs a step as the runner does: its script, with its variables and nothing else. */
function step(script: string, variables: Readonly<Record<string, string>>): string {
  return execFileSync('bash', [join(ROOT, '.ci/action', script)], {
    cwd: repository,
    encoding: 'utf8',
    env: {
      PATH: `${programs}:${process.env.PATH}`,
      HOME: work,
      GITHUB_ACTION_PATH: ROOT.replace(/\/$/, ''),
      GITHUB_OUTPUT: join(work, 'outputs'),
      GITHUB_STEP_SUMMARY: join(work, 'summary.md'),
      GITHUB_REPOSITORY: 'team/project',
      AUDIT_OUTPUT: 'audit-reports',
      ...variables,
    },
  });
}

/** A `gh` that writes down how it is called and answers a listing with what `known` holds. */
function installGh(known: string, code = 0): void {
  writeFileSync(
    join(programs, 'gh'),
    `#!/usr/bin/env bash\nprintf '%s\\n' "$*" >> "${join(work, 'gh.log')}"\ncase "$*" in *--paginate*) echo "${known}";; *) exit ${code};; esac\n`,
  );
  chmodSync(join(programs, 'gh'), 0o755);
  rmSync(join(work, 'gh.log'), { force: true });
}

describe('steps of the action', () => {
  beforeAll(() => {
    mkdirSync(repository);
    mkdirSync(programs);
    git('init', '--quiet', '--initial-branch', 'main');
    writeFileSync(join(repository, 'model.py'), 'def total(rows):\n    return sum(rows)\n');
    git('add', '.');
    git('commit', '--quiet', '--message', 'first');
    git('checkout', '--quiet', '-b', 'change');
    writeFileSync(join(repository, 'score.py'), 'def confidence(history):\n    return 0.85\n');
    git('add', '.');
    git('commit', '--quiet', '--message', 'second');
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('check: annotations outside of what the runner is told to ignore, summary, exit code for a later step', () => {
    const printed = step('check.sh', { AUDIT_PATH: '.', AUDIT_BASE: 'main' });
    const [, token, told] = /^::stop-commands::(audit-\S+)\n(.*)\n::\1::\n/s.exec(printed) ?? [];
    expect(token).toMatch(/^audit-[0-9a-f-]{36}$/);
    expect(told).toContain('score.py');
    expect(printed.slice(printed.indexOf(`::${token}::`))).toContain('::error file=score.py,line=1');
    expect(readFileSync(join(work, 'outputs'), 'utf8')).toBe('exit-code=1\n');
    expect(readFileSync(join(work, 'summary.md'), 'utf8')).toContain('audit: this change fails');
    for (const name of ['audit.json', 'audit.sarif', 'trace-summary.md', 'audit-comment.md'])
      expect({ name, there: existsSync(join(repository, 'audit-reports', name)) }).toEqual({ name, there: true });
  });

  it('comment: written once, replaced afterwards, and no failure where the token may only read', () => {
    installGh('');
    step('comment.sh', { PULL_REQUEST: '7' });
    expect(readFileSync(join(work, 'gh.log'), 'utf8')).toContain(
      'api --method POST repos/team/project/issues/7/comments --field body=@audit-reports/audit-comment.md',
    );
    installGh('4711');
    step('comment.sh', { PULL_REQUEST: '7' });
    const calls = readFileSync(join(work, 'gh.log'), 'utf8');
    expect(calls).toContain('api --method PATCH repos/team/project/issues/comments/4711');
    expect(calls).not.toContain('POST');
    installGh('', 1);
    expect(step('comment.sh', { PULL_REQUEST: '7' })).toContain(
      '::notice title=audit::The comment could not be written',
    );
  });

  it('install: a checkout that is built already is left as it is', () => {
    const before = readFileSync(join(ROOT, 'dist/cli.js'), 'utf8');
    step('install.sh', {});
    expect(readFileSync(join(ROOT, 'dist/cli.js'), 'utf8')).toBe(before);
  });
});
