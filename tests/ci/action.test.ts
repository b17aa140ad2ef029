import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validateAction } from '@action-validator/core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${ROOT}/action.yml`, 'utf8');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly steps: readonly { readonly run?: string; readonly shell?: string }[] };
}

describe('action.yml', () => {
  const action = parse(text) as Action;

  it('is an action to a validator of actions', () => {
    expect(validateAction(text).errors).toEqual([]);
    expect(validateAction(text.replace('using: composite', 'using: compost')).errors).not.toEqual([]);
  });

  it('never puts a value of a pull request into the text of a script', () => {
    const scripts = action.runs.steps.flatMap((step) => (step.run === undefined ? [] : [step.run]));
    expect(scripts.length).toBeGreaterThanOrEqual(4);
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  it('says what each input is for and what it is by default', () => {
    for (const [name, input] of Object.entries(action.inputs)) {
      expect({ name, described: input.description.length > 10 }).toEqual({ name, described: true });
      expect(input.default).toBeDefined();
    }
  });
});

describe('pre-commit hook', () => {
  const [hook] = parse(readFileSync(`${ROOT}/.pre-commit-hooks.yaml`, 'utf8')) as Record<string, unknown>[];

  it('starts a program that the package installs, with keys that pre-commit knows', () => {
    const bin = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')).bin;
    expect(Object.keys(bin)).toContain(String(hook?.entry).split(' ')[0]);
    expect(Object.keys(hook ?? {}).sort()).toEqual([
      'description',
      'entry',
      'id',
      'language',
      'name',
      'pass_filenames',
      'require_serial',
      'types_or',
    ]);
  });
});
