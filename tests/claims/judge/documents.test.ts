import { expect, test } from 'vitest';
import { claimsOf } from '../extract/extracted.js';
import { AGENT, folderOf, ledgerIn } from '../ledger-of.js';

const FILES = {
  'README.md': '# orchard\n',
  'core/agent.py': AGENT,
  'core/memory.py': 'SIZE = 64\n\n\ndef keep(item):\n    return item\n',
  'tests/test_agent.py':
    'def test_act():\n    def test_fn(state):\n        return state\n\n    assert test_fn(1) == 1\n',
};
const TREE = '├── core/\n│   ├── agent.py\n│   ├── memory.py\n│   └── critic.py\n';

/** Words that are refuted in a document of this name and text. */
async function refutedIn(path: string, text: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const all = { ...FILES, ...files, [path]: text };
  const { claims } = await ledgerIn(folderOf(all), claimsOf(text, undefined, path));
  return claims.filter(({ verdict }) => verdict === 'refuted').map((one) => one.text);
}

const KNOWN = 'The agent is `core/agent.py`, its memory `core/memory.py`.\n\n';

test.each([
  ['in a tree of what there is', 'docs/layout.md', `# Layout\n\n\`\`\`\n${TREE}\`\`\`\n`],
  [
    'among files that are there',
    'docs/overview.md',
    `# Parts\n\n- \`core/agent.py\`\n- \`core/memory.py\`\n- \`core/critic.py\`\n`,
  ],
  [
    'in a document that tells what there is',
    'ARCHITECTURE.md',
    `# Parts\n\n${KNOWN}It is judged by \`core/critic.py\`.\n`,
  ],
])('a file that is nowhere is refuted %s', async (_, path, text) => {
  expect(await refutedIn(path, text)).toHaveLength(1);
});

test.each([
  [
    'ticked in a plan that ticks what it will deliver',
    'docs/final-plan.md',
    `${KNOWN}## Deliverables\n\n✅ \`core/critic.py\`\n\n✅ \`core/actor.py\`\n`,
  ],
  [
    'in a list of tasks',
    'docs/tasks/07_critics.md',
    `${KNOWN}Run \`pytest core/critic.py\`, then \`core/critic.py\`.\n`,
  ],
  [
    'of which a later line says where it went',
    'ARCHITECTURE.md',
    `${KNOWN}It is judged by \`core/critic.py\`.\n\nMoved: \`core/critic.py\` → \`core/agent.py\`.\n`,
  ],
  [
    'whose text follows',
    'ARCHITECTURE.md',
    `${KNOWN}Judged by \`core/critic.py\`:\n\n\`\`\`yaml\nname: critic\n\`\`\`\n`,
  ],
  [
    'in a folder that is nowhere',
    'docs/notes-on.md',
    '# Parts\n\n- `core/agent.py`\n- `core/memory.py`\n- `verl/core/critic.py`\n',
  ],
  ['that stands for any', 'README.md', `${KNOWN}\`\`\`bash\npytest core/path/to/test_file.py -v\n\`\`\`\n`],
  ['named as an example', 'README.md', `${KNOWN}Critics judge (e.g. \`core/critic.py\`).\n`],
  ['of an old release', 'docs/past_releases/ver1-2.md', `${KNOWN}Judged by \`core/critic.py\`.\n`],
  ['in a prompt', 'docs/master-prompt-start.md', `${KNOWN}Judged by \`core/critic.py\`.\n`],
  [
    'in words that are not read',
    'docs/guion.md',
    `El agente está en \`core/agent.py\` y la memoria en \`core/memory.py\`, que son las partes del programa para los alumnos.\n\nPara que el crítico sea usado por los agentes del curso, con los datos que los alumnos dejan para el profesor: \`core/critic.py\` con una red.\n`,
  ],
])('a file that is nowhere is left open %s', async (_, path, text) => {
  expect(await refutedIn(path, text)).toEqual([]);
});

test('what lies in a submodule is left open', async () => {
  const text = `${KNOWN}Recipes start with \`core/recipe/run.py\`.\n`;
  expect(await refutedIn('README.md', text)).toHaveLength(1);
  const modules = { '.gitmodules': '[submodule "recipe"]\n\tpath = core/recipe\n\turl = ../recipe\n' };
  expect(await refutedIn('README.md', text, modules)).toEqual([]);
});

test('what a test declares for itself is no test', async () => {
  expect(await refutedIn('docs/usage.md', 'Training calls `train_agent` and `test_fn`.\n')).toEqual([]);
});

test.each([
  ['several things at once', '`SIZE` has 3 values, and `Agent` 5 values and 2 more parts.\n'],
  ['things that are none of the code', 'Trained on ten labels (10 classes) by `core/memory.py`.\n'],
])('numbers of %s are left open', async (_, text) => {
  expect(await refutedIn('README.md', `${KNOWN}${text}`)).toEqual([]);
});

const SETTINGS = {
  'core/settings.py':
    'import os\n\n\nclass Settings:\n    verbose: bool = False\n    timeout: int = 7200\n    limit: int = 50_000\n    trace: str = os.getenv("TRACE", "")\n\n\ndef main(run):\n    run(depth=8)\n',
};

test.each([
  ['`Settings.timeout` in `core/settings.py` defaults to 3600.', 1],
  ['`Settings.timeout` in `core/settings.py` (default 2h).', 0],
  ['`Settings.limit` in `core/settings.py` (default 50 000 items).', 0],
  ['`depth` of `core/settings.py` (default 5).', 0],
])('%s: refuted %i times', async (text, times) => {
  expect(await refutedIn('README.md', `${KNOWN}${text}\n`, SETTINGS)).toHaveLength(times);
});

test('what a record of a decision has in mind is no signature of what there is', async () => {
  const text = `# Records\n\n${KNOWN}\`\`\`python\ndef list_units(current_user, limit=10):\n    ...\n\`\`\`\n`;
  expect(await refutedIn('docs/adr/017-backend.md', text)).toEqual([]);
});
