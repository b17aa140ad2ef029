import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { analyseParsed } from '../../src/analyse/file.js';
import type { ExtractedClaim, Mention, Statement } from '../../src/claims/extracted.js';
import { type Ledger, makeLedger } from '../../src/claims/index.js';
import { createPythonFrontEnd } from '../../src/languages/python/index.js';
import { typescriptFrontEnd } from '../../src/languages/typescript/index.js';
import type { Claim } from '../../src/model/result.js';
import type { StageMemory } from '../../src/model/stage-memory.js';
import { loadRules } from '../../src/rules/load.js';
import { Program } from '../../src/rules/program.js';
import { runProgramRules } from '../../src/rules/program-rules.js';
import { walk } from '../../src/walk/walk.js';

/** A file of sixteen lines for claims to speak of: a class with a method, and a function. */
export const AGENT = `class Agent:
    def __init__(self, rate=0.1):
        self.rate = rate

    def act(self, state):
        return state * self.rate


def train_agent(agent, steps):
    for _ in range(steps):
        agent.act(1)
    return agent
`;

const python = await createPythonFrontEnd();
const rules = loadRules();

/** A folder with these files, removed when the test has ended. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'claims-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeAll(root, files);
  return root;
}

export function writeAll(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Runs git in a folder as somebody with a name. */
export function git(root: string, ...args: readonly string[]): string {
  const name = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...name, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** A claim with everything but the named parts as usual: present, affirming, sure, in a status document. */
export function claim(
  statement: Statement,
  mention: Mention,
  others: Partial<Omit<ExtractedClaim, 'statement' | 'mention'>> = {},
): ExtractedClaim {
  return {
    source: 'markdown',
    document: { path: 'docs/status.md', line: 1 },
    text: mention.symbol ?? mention.path ?? 'words',
    tense: 'present',
    polarity: 'affirms',
    certainty: 0.9,
    ...others,
    statement,
    mention,
  };
}

/** The ledger of a folder and some claims, as a run makes it. */
export async function ledgerIn(root: string, claims: readonly ExtractedClaim[], memory?: StageMemory): Promise<Ledger> {
  const walked = await walk([root], { cwd: root, include: [], exclude: [] });
  const records = walked.files.map(({ path, absolute }) => {
    const text = readFileSync(absolute, 'utf8');
    return analyseParsed((path.endsWith('.py') ? python : typescriptFrontEnd).parse(text, path), text, rules);
  });
  const analysed = walked.files.map(({ path, language }) => ({ path, language, status: 'analysed' as const }));
  const findings = runProgramRules(records, rules, []);
  const files = [...analysed, ...walked.skipped];
  const { PATH, HOME } = process.env;
  const environment = { PATH, HOME };
  return makeLedger({
    walked,
    files,
    records,
    program: new Program(records),
    extracted: claims,
    findings,
    rules,
    projectName: 'orchard',
    environment,
    documents: [],
    memory,
    keep: (_what, _path, make) => make(),
  });
}

/** The judged claims of some files, in the order of documents and lines. */
export async function judged(
  files: Readonly<Record<string, string>>,
  claims: readonly ExtractedClaim[],
): Promise<readonly Claim[]> {
  return (await ledgerIn(folderOf({ 'README.md': '# orchard\n', ...files }), claims)).claims;
}

/** The one claim of some files. */
export async function judge(files: Readonly<Record<string, string>>, one: ExtractedClaim): Promise<Claim> {
  const [only] = await judged(files, [one]);
  if (only === undefined) throw new Error('no claim was judged');
  return only;
}
