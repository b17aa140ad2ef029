import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findConfig, loadConfigFile } from '../../src/config/load.js';
import { checkRuleNames } from '../../src/config/rule-names.js';
import { DEFAULT_MAX_FILE_BYTES, resolveSettings } from '../../src/config/settings.js';
import { plainJson } from '../../src/model/jsonc.js';
import { loadRules } from '../../src/rules/load.js';

const sandbox = mkdtempSync(join(tmpdir(), 'audit-config-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(sandbox, 'c-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const load = (name: string, text: string) => {
  const folder = folderWith({ [name]: text });
  return { folder, ...findConfig([folder]) };
};

const NONE = {
  profile: undefined,
  failOn: undefined,
  maxFileBytes: undefined,
  templates: undefined,
  output: undefined,
  cache: undefined,
};

describe('reading a configuration', () => {
  const wanted = { profile: 'lambda', exclude: ['old/'], rules: { 'todo-comment': 'off' } };
  test.each([
    ['audit.config.json', JSON.stringify(wanted)],
    [
      'audit.config.jsonc',
      `// note\n{ "profile": "lambda", /* why */ "exclude": ["old/",], "rules": {"todo-comment": "off"}, }`,
    ],
    ['audit.config.yaml', 'profile: lambda\nexclude: [old/]\nrules:\n  todo-comment: off\n'],
    ['audit.config.yml', 'profile: lambda\nexclude:\n  - old/\nrules: { todo-comment: "off" }\n'],
    ['package.json', JSON.stringify({ name: 'x', audit: wanted })],
  ])('%s', (name, text) => {
    expect(load(name, text).config).toEqual(wanted);
  });

  test('none is no error, an empty one neither', () => {
    expect(findConfig([folderWith({ 'package.json': '{"name": "x"}' })])).toEqual({ config: {}, file: undefined });
    expect(load('audit.config.yaml', '# nothing yet\n').config).toEqual({});
  });

  test('the first folder that has one is read', () => {
    const near = folderWith({ 'audit.config.json': '{"profile": "lambda"}' });
    const far = folderWith({ 'audit.config.json': '{"profile": "plain"}' });
    expect(findConfig([near, far]).config.profile).toBe('lambda');
    expect(findConfig([folderWith({}), far]).config.profile).toBe('plain');
  });

  test('folders are those below the configuration', () => {
    const { config, folder } = load('audit.config.json', '{"output": "out/audit", "templates": "./t"}');
    expect(config).toEqual({ output: join(folder, 'out/audit'), templates: join(folder, 't') });
  });
});

describe('errors name what is wrong and what to do', () => {
  test.each([
    ['an unknown key', 'audit.config.json', '{"exlude": []}', 'unknown key "exlude", did you mean "exclude"?'],
    ['a key like no other', 'audit.config.json', '{"zzzzzzzzzz": 1}', 'known are $schema, include, exclude'],
    [
      'a wrong type',
      'audit.config.json',
      '{"exclude": "old/"}',
      'exclude: invalid input: expected array, received string',
    ],
    ['a wrong severity', 'audit.config.json', '{"rules": {"x": "fatal"}}', 'rules.x: invalid option'],
    ['no JSON', 'audit.config.json', '{"exclude": [}', 'audit.config.json does not parse'],
    ['no YAML', 'audit.config.yaml', 'a: [1', 'audit.config.yaml does not parse'],
    ['a repeated key', 'audit.config.yaml', 'cache: true\ncache: false\n', 'audit.config.yaml does not parse'],
    ['an output elsewhere', 'audit.config.json', '{"output": "../../etc"}', 'output lies outside the folder'],
    ['an absolute output', 'audit.config.json', '{"templates": "/etc"}', 'templates lies outside the folder'],
  ])('%s', (_title, name, text, message) => {
    expect(() => load(name, text)).toThrow(message);
  });

  test('two in one folder', () => {
    const folder = folderWith({ 'audit.config.json': '{}', 'package.json': '{"audit": {}}' });
    expect(() => findConfig([folder])).toThrow('two configurations');
  });

  test('a named one that does not exist', () => {
    expect(() => loadConfigFile(join(sandbox, 'nowhere.json'))).toThrow('no such configuration file');
  });

  test('a rule that does not exist', () => {
    const rules = loadRules();
    const settings = (id: string) => resolveSettings({ rules: { [id]: 'off' } }, NONE);
    const known = rules[0]!.id;
    expect(() => checkRuleNames(settings(known), rules)).not.toThrow();
    expect(() => checkRuleNames(settings(`${known}x`), rules)).toThrow(`did you mean "${known}"?`);
  });
});

describe('settings', () => {
  test('the command line stands above the configuration, and that above the defaults', () => {
    expect(resolveSettings({}, NONE)).toMatchObject({
      profile: 'plain',
      policy: { failOn: undefined, lostCoverage: 'fail' },
      cache: true,
      cacheBytes: 2_000_000_000,
      maxFileBytes: DEFAULT_MAX_FILE_BYTES,
    });
    expect(resolveSettings({ cacheMegabytes: 50 }, NONE).cacheBytes).toBe(50_000_000);
    expect(resolveSettings({ failOn: 'note', cache: false }, NONE)).toMatchObject({
      policy: { failOn: 'note' },
      cache: false,
    });
    expect(resolveSettings({ failOn: 'note' }, { ...NONE, failOn: 'warning' }).policy.failOn).toBe('warning');
  });
});

describe('JSON with comments', () => {
  test.each([
    ['{"a": "// no comment", "b": "/* nor this */"}', { a: '// no comment', b: '/* nor this */' }],
    ['{"a": "\\"//\\\\", /* x, ] */ "b": [1, 2, // y\n ], }', { a: '"//\\', b: [1, 2] }],
    ['// only\n[]', []],
  ])('%s', (text, value) => {
    expect(JSON.parse(plainJson(text))).toEqual(value);
    expect(plainJson(text)).toHaveLength(text.length);
  });

  test('a comma that separates stays', () => {
    expect(() => JSON.parse(plainJson('[1,,]'))).toThrow();
    expect(JSON.parse(plainJson('[1, /* , */ 2]'))).toEqual([1, 2]);
  });
});
