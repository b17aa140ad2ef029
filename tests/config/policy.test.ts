import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import { describeProject } from '../../src/config/describe-project.js';
import { findConfig } from '../../src/config/load.js';
import { publishedSchemas } from '../../src/config/published-schemas.js';
import { checkRuleNames } from '../../src/config/rule-names.js';
import { resolveSettings } from '../../src/config/settings.js';
import { starterConfig } from '../../src/config/starter-config.js';
import { plainJson } from '../../src/model/jsonc.js';
import { loadRules } from '../../src/rules/load.js';
import { audit, project } from '../cli/audit.js';

const work = mkdtempSync(join(tmpdir(), 'audit-policy-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const NONE = {
  profile: undefined,
  failOn: undefined,
  maxFileBytes: undefined,
  templates: undefined,
  output: undefined,
  cache: undefined,
};
const load = (value: unknown) => {
  const folder = mkdtempSync(join(work, 'c-'));
  writeFileSync(join(folder, 'audit.config.json'), JSON.stringify(value));
  const { config } = findConfig([folder]);
  checkRuleNames(resolveSettings(config, NONE), loadRules());
  return config;
};

describe('a policy', () => {
  test.each([
    [{ overrides: [{ files: ['a'], failon: 'note' }] }, 'overrides.0: unknown key "failon", did you mean "failOn"?'],
    [{ overrides: [{ failOn: 'note' }] }, 'overrides.0.files'],
    [
      { verifications: [{ files: ['a'], algoritm: 'x' }] },
      'verifications.0: unknown key "algoritm", did you mean "algorithm"?',
    ],
    [{ principles: { 'data-integrty': 'note' } }, 'did you mean "data-integrity"?'],
    [{ tags: { placeholdr: 'note' } }, 'did you mean "placeholder"?'],
    [
      { budgets: { 'todo-coment': 3 } },
      'unknown budget "todo-coment" in the configuration; did you mean "todo-comment"?',
    ],
    [{ overrides: [{ files: ['a'], rules: { 'todo-coment': 'off' } }] }, 'unknown rule "todo-coment"'],
    [{ lostCoverage: 'ignore' }, 'lostCoverage'],
    [{ baseline: '../x' }, 'baseline lies outside the folder'],
  ])('%j is refused', (value, message) => {
    expect(() => load(value)).toThrow(message);
  });

  test('the names of the gate are rules, tags and principles are budgets', () => {
    const value = {
      rules: { 'copied-code': 'off', 'refuted-claim': 'error' },
      budgets: { placeholder: 1, 'data-integrity': 'known' },
    };
    expect(load(value)).toEqual(value);
  });
});

describe('audit init', () => {
  const shape = describeProject([
    { path: 'main.py', language: 'python' },
    { path: 'learning/bandit.py', language: 'python' },
    { path: 'web/src/agents/q.ts', language: 'typescript' },
    { path: 'examples/short.py', language: 'python' },
    { path: 'legacy/old.py', language: 'python' },
  ]);

  test('tells a project from the names of its files', () => {
    expect(shape).toEqual({
      languages: ['python', 'typescript'],
      learning: ['learning/', 'web/src/agents/'],
      examples: ['examples/'],
      aside: ['legacy/'],
      entryPoints: ['main.py'],
    });
  });

  test.each([
    ['a project', shape],
    ['an empty one', describeProject([])],
  ])('writes what another implementation of JSON schema accepts, for %s', (_title, described) => {
    const schema = JSON.parse(publishedSchemas().get('audit-config.schema.json')!);
    const validate = new Ajv({ strict: false }).compile(schema);
    const text = starterConfig(described, './schema.json');
    expect(validate(JSON.parse(plainJson(text))), JSON.stringify(validate.errors)).toBe(true);
  });

  test('explains each line', () => {
    const lines = starterConfig(shape, './schema.json').split('\n');
    for (const [index, line] of lines.entries()) {
      if (/^ {2}"/.test(line) || /^ {4}\{/.test(line)) expect(lines[index - 1], line).toMatch(/^\s*\/\//);
    }
  });

  test('writes once, and over itself when told to', async () => {
    const folder = project({ 'learning/bandit.py': 'a = 1\n' });
    const init = (...options: readonly string[]) => audit(folder, ['init', ...options]);
    expect((await init()).stdout).toContain('audit.config.jsonc written: 1 source files, learning code in learning/');
    const written = readFileSync(join(folder, 'audit.config.jsonc'), 'utf8');
    expect(await init()).toMatchObject({ exitCode: 2, stdout: '' });
    expect((await init('--force')).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'audit.config.jsonc'), 'utf8')).toBe(written);
    expect((await audit(folder, ['config'])).stdout).toBe('audit.config.jsonc is well formed\n');
    rmSync(folder, { recursive: true });
  });
});

describe('audit config', () => {
  test('--print shows what is in force, with defaults and without paths of this machine', async () => {
    const folder = project({
      'audit.config.json': JSON.stringify({
        output: 'out',
        rules: { 'todo-comment': 'off' },
        overrides: [{ files: ['learning/'], failOn: 'note' }],
      }),
    });
    const { stdout, exitCode } = await audit(folder, ['config', '--print']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'audit.config.json',
      output: 'out',
      profile: 'plain',
      lostCoverage: 'fail',
      rules: { 'todo-comment': 'off' },
    });
    expect(stdout).not.toContain(folder);
    const inside = await audit(folder, ['config', '--print', '--for', 'learning/a.py']);
    expect(JSON.parse(inside.stdout)).toMatchObject({ failOn: 'note', rules: { 'todo-comment': 'off' } });
    const outside = await audit(folder, ['config', '--print', '--for', 'a.py']);
    expect(JSON.parse(outside.stdout)).toMatchObject({ failOn: null });
    rmSync(folder, { recursive: true });
  });
});
