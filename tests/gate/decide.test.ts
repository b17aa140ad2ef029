import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config/schema.js';
import { resolveSettings } from '../../src/config/settings.js';
import { beforeOf } from '../../src/gate/before.js';
import { decide } from '../../src/gate/decide.js';
import { decideChange } from '../../src/gate/decide-change.js';
import { importReach } from '../../src/gate/import-reach.js';
import type { Policy } from '../../src/model/policy.js';
import { claim, copies, finding, result } from './results.js';

const NONE = {
  profile: undefined,
  failOn: undefined,
  maxFileBytes: undefined,
  templates: undefined,
  output: undefined,
  cache: undefined,
};
const policy = (config: Config = {}): Policy => resolveSettings(config, NONE).policy;

describe('a whole project', () => {
  const analysed = { 'a.py': '1' };
  test.each([
    ['nothing analysed does not pass', result({ 'a.py': undefined }), {}, 2],
    ['no finding passes', result(analysed), { failOn: 'note' }, 0],
    ['an error fails', result(analysed, { findings: [finding('a.py', 'x', { severity: 'error' })] }), {}, 1],
    ['a warning does not by default', result(analysed, { findings: [finding('a.py', 'x')] }), {}, 0],
    ['a warning fails when asked', result(analysed, { findings: [finding('a.py', 'x')] }), { failOn: 'warning' }, 1],
    [
      'a rule on trial does not fail',
      result(analysed, { findings: [finding('a.py', 'x', { severity: 'error', status: 'trial' })] }),
      { failOn: 'note' },
      0,
    ],
    [
      'a rule on trial does where the policy says so',
      result(analysed, { findings: [finding('a.py', 'x', { severity: 'error', status: 'trial' })] }),
      { trial: true },
      1,
    ],
    ['a refuted claim does not by default', result(analysed, { claims: [claim('x', 'refuted')] }), {}, 0],
    ['a listed verdict does', result(analysed, { claims: [claim('x', 'stale')] }), { verdicts: ['stale'] }, 1],
    [
      'a verdict that is not listed does not',
      result(analysed, { claims: [claim('x', 'refuted')] }),
      { verdicts: [] },
      0,
    ],
    [
      'copies fail by their severity',
      result(analysed, { cloneGroups: [copies('1', ['a.py#f', 'a.py#g'])] }),
      { rules: { 'copied-code': 'error' } },
      1,
    ],
    [
      'a budget that is kept',
      result(analysed, { findings: [finding('a.py', 'x')] }),
      { budgets: { placeholder: 1 } },
      0,
    ],
    [
      'a budget that is not',
      result(analysed, { findings: [finding('a.py', 'x')] }),
      { budgets: { 'placeholder-logic': 0 } },
      1,
    ],
    ['never', result(analysed, { findings: [finding('a.py', 'x', { severity: 'error' })] }), { failOn: 'never' }, 0],
  ] as const)('%s', (_title, audit, config, exitCode) => {
    expect(decide(audit, policy(config as Config)).exitCode).toBe(exitCode);
  });
});

describe('where', () => {
  const fails = (config: Config, path: string, more: Parameters<typeof finding>[2] = {}, parts = {}): boolean =>
    decide(result({ 'a.py': '1' }, { findings: [finding(path, 'x', more)], ...parts }), policy(config)).exitCode === 1;

  test('a tag or a principle goes by its own threshold, the stricter of both', () => {
    expect(fails({ failOn: 'never', tags: { placeholder: 'warning' } }, 'a.py')).toBe(true);
    expect(fails({ failOn: 'note', principles: { 'placeholder-logic': 'never' } }, 'a.py')).toBe(false);
    expect(fails({ tags: { placeholder: 'never' }, principles: { 'placeholder-logic': 'note' } }, 'a.py')).toBe(true);
    expect(fails({ failOn: 'error', tags: { caution: 'note' } }, 'a.py')).toBe(false);
  });

  test('an override holds in its files, and the last one decides', () => {
    const config: Config = {
      failOn: 'error',
      overrides: [
        { files: ['learning/'], failOn: 'note' },
        { files: ['learning/old/*.py'], failOn: 'never' },
      ],
    };
    expect(fails(config, 'learning/a.py')).toBe(true);
    expect(fails(config, 'src/learning/deep/a.py')).toBe(true);
    expect(fails(config, 'other/a.py')).toBe(false);
    expect(fails(config, 'learning/old/a.py')).toBe(false);
  });

  test('an override for what production imports follows the imports', () => {
    const config: Config = {
      failOn: 'never',
      overrides: [{ files: ['*'], importedBy: ['main.py'], tags: { placeholder: 'note' } }],
    };
    const edges = new Map([
      ['main.py', ['a.py']],
      ['a.py', ['b.py', 'main.py']],
      ['b.py', []],
      ['tools.py', ['tool.py']],
      ['tool.py', []],
    ]);
    const reach = importReach(policy(config), () => ({ paths: edges, importsOf: (path) => edges.get(path) ?? [] }));
    expect(reach).toEqual([{ importedBy: ['main.py'], paths: ['a.py', 'b.py', 'main.py'] }]);
    expect(fails(config, 'b.py', {}, { reach })).toBe(true);
    expect(fails(config, 'tool.py', {}, { reach })).toBe(false);
  });

  test('a required verification must be there and must have ended well', () => {
    const config: Config = { verifications: [{ files: ['a.py'], symbol: 'LinUCB', algorithm: 'linucb' }] };
    const subject = {
      symbol: 'LinUCB',
      path: 'a.py',
      algorithm: 'linucb',
      binding: '',
      tier: '',
      reason: 'too narrow',
    };
    const reasons = (...subjects: readonly object[]) =>
      decide(result({ 'a.py': '1' }, { subjects: subjects as never }), policy(config)).reasons;
    expect(reasons()).toEqual(['the required verification of LinUCB of a.py as linucb was not made']);
    expect(reasons({ ...subject, verdict: 'refuted' })[0]).toContain('ended refuted: too narrow');
    expect(reasons({ ...subject, verdict: 'verified' })).toEqual([]);
    expect(decide(result({ 'b.py': '1' }), policy(config)).reasons[0]).toContain('matches no analysed file');
  });
});

describe('a change', () => {
  const before = result({ 'a.py': '1' }, { findings: [finding('a.py', 'x')], claims: [claim('c', 'verified')] });
  const gate = (now: ReturnType<typeof result>, config: Config = {}) =>
    decideChange(beforeOf(before, 'a commit'), now, policy(config), ['told']);

  test('what was there passes, whatever it is', () => {
    expect(gate(before)).toMatchObject({ decision: 'pass', exitCode: 0, reasons: [], notices: ['told'] });
  });

  test('a new warning fails by default, and not where only errors do', () => {
    const now = result({ 'a.py': '2' }, { findings: [finding('a.py', 'x'), finding('a.py', 'y')] });
    expect(gate(now)).toMatchObject({ exitCode: 1, reasons: ['1 new finding'], findings: { failing: ['y-a.py'] } });
    expect(gate(now, { failOn: 'error' })).toMatchObject({ exitCode: 0, findings: { new: ['y-a.py'], failing: [] } });
  });

  test('a claim that became false fails; off, it is not spoken of', () => {
    const now = result({ 'a.py': '2' }, { findings: before.findings, claims: [claim('c', 'refuted')] });
    expect(gate(now)).toMatchObject({ exitCode: 1, claims: { new: ['README.md-c'] } });
    expect(gate(now, { rules: { 'refuted-claim': 'off' } })).toMatchObject({ exitCode: 0, claims: { new: [] } });
  });

  test('a file that is analysed less fails, or is only told', () => {
    const now = result({ 'a.py': undefined, 'b.py': '1' });
    expect(gate(now)).toMatchObject({ exitCode: 1, reasons: ['1 file that is analysed less than before'] });
    expect(gate(now, { lostCoverage: 'report' })).toMatchObject({ exitCode: 0, coverage: [{ path: 'a.py' }] });
  });

  test('a budget of no more than there were', () => {
    const more = [finding('a.py', 'x'), finding('a.py', 'y', { severity: 'note', status: 'trial' })];
    const now = result({ 'a.py': '2' }, { findings: more });
    expect(gate(now, { budgets: { 'constant-verdict': 'known' } }).reasons).toEqual([
      'the budget of constant-verdict is 1, as many as there were, and there are 2',
    ]);
    expect(gate(now).reasons).toEqual([]);
  });

  test('nothing measured is no pass', () => {
    expect(gate(result({}))).toMatchObject({ decision: 'not-measured', exitCode: 2 });
  });
});
