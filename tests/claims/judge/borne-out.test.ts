import { expect, test } from 'vitest';
import { claimsOf } from '../extract/extracted.js';
import { AGENT, claim, folderOf, judge, ledgerIn } from '../ledger-of.js';

const FILES = { 'core/agent.py': AGENT, 'core/store.py': 'class Store:\n    size: int = 8\n' };

async function said(
  path: string,
  text: string,
  files: Readonly<Record<string, string>> = FILES,
): Promise<readonly string[]> {
  const { claims } = await ledgerIn(folderOf({ ...files, [path]: text }), claimsOf(text, undefined, path));
  return claims.map(({ kind, verdict }) => `${kind} ${verdict}`);
}

test('a value of one of several settings bears out no default without a place', async () => {
  const text = '# Runs\n\n- `n_obs=2`: undertrained\n';
  const one = { ...FILES, 'configs/a.yaml': 'n_obs: 2\n' };
  expect(await said('docs/runs.md', text, one)).toContain('default-value verified');
  const two = { ...one, 'configs/b.yaml': 'n_obs: 3\n' };
  expect(await said('docs/runs.md', text, two)).toContain('default-value untested');
  expect(await said('docs/runs.md', '# Runs\n\nThe default `n_obs` is 2.\n', two)).toContain('default-value verified');
});

test('a field elsewhere is not the parameter that is named', async () => {
  expect(await said('docs/api.md', '# API\n\n**Agent.act**: Takes `size`, `state`\n')).not.toContain(
    'symbol-exists verified',
  );
  expect(await said('docs/api.md', '# API\n\n- `Store.size`\n')).toContain('symbol-exists verified');
});

test('words of a document that came with a tool are borne out by nothing that has the name here', async () => {
  const text = '# Command\n\nReturn `train_agent`.\n';
  expect(await said('.claude/commands/report.md', text)).not.toContain('symbol-exists verified');
  expect(await said('docs/api.md', text)).toContain('symbol-exists verified');
});

test('what a guide asks of its reader is no plan that is still open', async () => {
  const text = '# Agents\n\nImplement `LATEST_AGENT_VERSION` in `core/agent.py`.\n';
  expect(await said('docs/plan.md', text)).toContain('symbol-exists verified');
  expect(await said('docs/guide.md', text)).not.toContain('symbol-exists verified');
});

test('the status of a row is that of its first cell', async () => {
  const row = (text: string) =>
    judge(
      FILES,
      claim({ kind: 'status-implemented', state: 'done' }, { symbol: 'GraderPool', path: 'core/agent.py' }, { text }),
    );
  expect((await row('`GraderPool` | `math` | ✅ done')).verdict).toBe('refuted');
  expect((await row('`math` | `GraderPool` | ✅ done')).verdict).toBe('untested');
});

test('a default that may be another is left open', async () => {
  const files = {
    ...FILES,
    'core/store.py': 'class Store:\n    def __init__(self, learner="bayes.Naive", size=8):\n        pass\n',
  };
  const of = (name: string, value: string, symbol: string | undefined) =>
    judge(
      files,
      claim(
        { kind: 'default-value', name, value },
        { path: 'core/store.py', ...(symbol === undefined ? {} : { symbol }) },
        { source: 'docstring', document: { path: 'core/store.py', line: 2 }, text: `${name} defaults to ${value}` },
      ),
    );
  expect((await of('size', '9', 'Store')).verdict).toBe('refuted');
  expect((await of('size', '9', undefined)).verdict).toBe('untested');
  expect((await of('learner', '"Tree"', 'Store')).verdict).toBe('refuted');
  expect((await of('learner', '"Naive"', 'Store')).verdict).toBe('untested');
});

test('what a page shows of an example may leave things out', async () => {
  const shown = (path: string) =>
    judge(
      { ...FILES, [path]: 'def invoke(payload, context):\n    return payload\n' },
      claim(
        { kind: 'signature', language: 'python', parameters: [{ name: 'payload' }] },
        { symbol: 'invoke', context: path },
        { text: 'def invoke(payload):' },
      ),
    );
  expect((await shown('core/app.py')).verdict).toBe('refuted');
  expect((await shown('examples/app.py')).verdict).toBe('untested');
});
