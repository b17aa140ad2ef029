import { describe, expect, test } from 'vitest';
import { GraphDraft } from '../../src/graph/build/draft.js';
import { edgeSchema } from '../../src/graph/schema.js';
import type { Claim } from '../../src/model/result.js';
import { contentOf, edgesOf, LEARNERS } from './graph-of.js';

describe('Python', () => {
  const content = contentOf(LEARNERS);

  test('packages contain modules, these classes, these methods', () => {
    expect(edgesOf(content, 'contains').slice(0, 3)).toEqual([
      './ -> learn/ exact 1',
      'learn/ -> learn/__init__.py exact 1',
      'learn/ -> learn/base.py exact 1',
    ]);
    expect(edgesOf(content, 'contains')).toContain(
      'learn/greedy.py#Greedy -> learn/greedy.py#Greedy.score_arms exact 10',
    );
  });

  test('imports lead to modules and to the symbols that they name', () => {
    expect(edgesOf(content, 'imports')).toEqual([
      'learn/__init__.py -> learn/greedy.py resolved 1',
      'learn/__init__.py -> learn/greedy.py#Greedy resolved 1',
      'learn/greedy.py -> learn/__init__.py resolved 2',
      'learn/greedy.py -> learn/base.py resolved 1',
      'learn/greedy.py -> learn/base.py#Policy resolved 1',
      'learn/greedy.py -> learn/store.py resolved 2',
      'learn/store.py -> learn/greedy.py resolved 1',
      'learn/store.py -> learn/greedy.py#make resolved 1',
    ]);
  });

  test('classes extend and methods override across files', () => {
    expect(edgesOf(content, 'extends')).toEqual(['learn/greedy.py#Greedy -> learn/base.py#Policy resolved 5']);
    expect(edgesOf(content, 'overrides')).toEqual([
      'learn/greedy.py#Greedy.score_arms -> learn/base.py#Policy.score_arms resolved 10',
    ]);
  });

  // Read off the text above by hand. `make_other()` is a parameter: no edge. The class of `policy` and `history` is unknown, so
  // their methods are guesses; `self.log` and `self._memory` are known from what the constructor writes, which is a guess too.
  test('calls are resolved where names say it and guessed where they do not', () => {
    expect(edgesOf(content, 'calls')).toEqual([
      'learn/base.py#Policy.decide -> learn/base.py#Policy.score_arms resolved 6',
      'learn/greedy.py#Greedy.__init__ -> learn/store.py#Store resolved 8',
      'learn/greedy.py#Greedy.score_arms -> learn/store.py#Store.best heuristic 12',
      'learn/greedy.py#Greedy.score_arms -> learn/store.py#Store.remember_all heuristic 11',
      'learn/greedy.py#make -> learn/greedy.py#Greedy.__init__ resolved 16',
      'learn/store.py#run -> learn/greedy.py#make resolved 14',
      'learn/store.py#run -> learn/store.py#Store resolved 14',
      'learn/store.py#run -> learn/store.py#Store.remember_all heuristic 16',
    ]);
  });

  test('the order of files does not matter', () => {
    const reversed = Object.fromEntries(Object.entries(LEARNERS).reverse());
    expect(contentOf(reversed)).toEqual(content);
  });
});

describe('TypeScript', () => {
  const content = contentOf({
    'src/index.ts': "export { Model as Learner } from './model.js';\n",
    'src/model.ts': `export interface Fits { fit(rows: number[]): void }
export class Model implements Fits {
  fit(rows: number[]): void { this.step(rows); }
  step(rows: number[]): number[] { return rows; }
  get size(): number { return 1; }
  set size(value: number) { this.step([value]); }
}
export enum Mode { Fast, Slow }
export function train(rows: string): void;
export function train(rows: number): void;
export function train(rows: unknown): void { new Model().fit([Number(rows)]); }
`,
    'src/use.ts': `import { Learner } from './index.js';
import type { Fits } from './model.js';
export class Wrapper {
  constructor(private readonly inner: Learner, readonly other: Fits) {}
  get model(): Learner | undefined { return this.inner; }
  again(): void { this.model.step([2]); }
  run(): void { this.inner.step([1]); const later = () => new Learner(); later(); }
  async load() { const m = await import('./model.js'); return m; }
  getWaiting(queue: { getWaiting(): void }): void { queue.getWaiting(); }
}
`,
  });

  test('re-exports under another name are followed', () => {
    expect(edgesOf(content, 'calls')).toEqual([
      'src/model.ts#Model.fit -> src/model.ts#Model.step resolved 3',
      'src/model.ts#Model.size -> src/model.ts#Model.step resolved 6',
      'src/model.ts#train -> src/model.ts#Model resolved 11',
      'src/model.ts#train -> src/model.ts#Model.fit resolved 11',
      'src/use.ts#Wrapper.again -> src/model.ts#Model.step resolved 6',
      'src/use.ts#Wrapper.run -> src/model.ts#Model.step resolved 7',
      'src/use.ts#Wrapper.run -> src/use.ts#Wrapper.run.later resolved 7',
      'src/use.ts#Wrapper.run.later -> src/model.ts#Model resolved 7',
    ]);
    expect(edgesOf(content, 'implements')).toEqual(['src/model.ts#Model -> src/model.ts#Fits resolved 2']);
  });

  test('an import for types or inside a function says so', () => {
    const imports = content.edges.filter((edge) => edge.kind === 'imports' && edge.from === 'src/use.ts');
    expect(imports.map((edge) => [edge.to, edge.when])).toEqual([
      ['src/index.ts', undefined],
      ['src/model.ts', 'types'],
      ['src/model.ts#Fits', 'types'],
      ['src/model.ts#Model', undefined],
    ]);
  });

  test('overloads and accessors are one node, a second declaration is its own', () => {
    const ids = content.nodes.map((node) => node.id);
    expect(ids.filter((id) => /#train|size/.test(id))).toEqual(['src/model.ts#Model.size', 'src/model.ts#train']);
    expect(content.nodes.find((node) => node.id === 'src/model.ts#Mode')?.kind).toBe('enum');
    const twice = contentOf({ 'a.py': 'def f():\n    return 1\n\n\ndef f():\n    return 2\n' });
    expect(twice.nodes.filter((node) => node.kind === 'function').map((node) => node.id)).toEqual([
      'a.py#f',
      'a.py#f~2',
    ]);
  });
});

function claim(id: string, verdict: Claim['verdict'], subject: Claim['subject'], evidence: Claim['evidence']): Claim {
  const document = { path: 'README.md', line: 7 };
  const said = { tense: 'present', polarity: 'affirms', certainty: 1, reason: '' } as const;
  return { id, kind: 'behaviour', text: 'learns\n fast', document, subject, arguments: {}, ...said, verdict, evidence };
}

describe('what is said about the code', () => {
  const place = { path: 'a.py', startLine: 2, endLine: 3, symbol: 'LinUCB.update' };
  const content = contentOf(
    { 'a.py': 'class LinUCB:\n    def update(self, x):\n        """Like Thompson sampling."""\n        self.x = x\n' },
    {
      findings: [{ id: 'f1', ruleId: 'constant-verdict', ...place }] as never,
      tags: [{ tag: 'caution', path: 'a.py', line: 1, symbol: 'LinUCB', source: 'written', reason: '' }],
      cloneGroups: [
        { id: 'c1', kind: 'renamed', level: 'function', similarity: 1, members: [place, place], recommendation: '' },
      ],
      claims: [
        claim('k1', 'refuted', { path: 'a.py', symbol: 'LinUCB' }, [{ path: 'a.py', line: 4, text: '' }]),
        claim('k2', 'untested', { path: 'a.py', symbol: 'LinUCB' }, []),
        claim('k3', 'refuted', {}, []),
      ],
    },
    [
      { id: 'linucb', title: 'LinUCB', aliases: ['lin ucb'] },
      { id: 'thompson-bernoulli', title: 'Thompson sampling', aliases: ['thompson sampling'] },
    ],
  );

  test('findings, tags and copies are tied to their symbols', () => {
    expect(edgesOf(content, 'found-in')).toEqual(['finding:f1 -> a.py#LinUCB.update exact 2']);
    expect(edgesOf(content, 'tagged')).toEqual(['a.py#LinUCB -> tag:caution exact 1']);
    expect(edgesOf(content, 'copies')).toEqual(['a.py#LinUCB.update -> clones:c1 heuristic 2']);
  });

  test('names and words about an algorithm are mentions, and never more', () => {
    expect(edgesOf(content, 'mentions')).toEqual([
      'README.md -> a.py#LinUCB prose 7',
      'a.py#LinUCB -> algorithm:linucb heuristic 1',
      'a.py#LinUCB.update -> algorithm:thompson-bernoulli prose 3',
    ]);
    const call = { from: 'a', to: 'b', kind: 'calls', provenance: 'prose', path: 'a', line: 1, count: 1 };
    expect(edgeSchema.safeParse(call).error?.issues[0]?.message).toBe(
      'prose gives no edge of code: only mentions and claims',
    );
  });

  test('a document claims, a claim is about code, and its verdict is an edge of the analysis where the evidence is', () => {
    expect(edgesOf(content, 'claims')).toEqual([
      'README.md -> claim:k1 prose 7',
      'README.md -> claim:k2 prose 7',
      'README.md -> claim:k3 prose 7',
    ]);
    expect(edgesOf(content, 'about')).toEqual(['claim:k1 -> a.py#LinUCB prose 7', 'claim:k2 -> a.py#LinUCB prose 7']);
    expect(edgesOf(content, 'refuted')).toEqual(['claim:k1 -> a.py#LinUCB resolved 4']);
    expect(content.nodes.find(({ id }) => id === 'claim:k1')?.name).toBe('behaviour: learns fast');
    for (const edge of content.edges) expect(edgeSchema.safeParse(edge).success).toBe(true);
  });

  test('the surest and first place of an edge stays, and all are counted', () => {
    const draft = new GraphDraft();
    for (const id of ['a', 'b']) draft.node({ id, kind: 'module', name: id, path: id, line: 1, endLine: 1 });
    const edge = { from: 'a', to: 'b', kind: 'calls', path: 'a' } as const;
    draft.edge({ ...edge, provenance: 'heuristic', line: 1 });
    draft.edge({ ...edge, provenance: 'resolved', line: 9 });
    draft.edge({ ...edge, provenance: 'resolved', line: 4 });
    draft.edge({ ...edge, to: 'nowhere', provenance: 'resolved', line: 4 });
    expect(draft.finish().edges).toEqual([{ ...edge, provenance: 'resolved', line: 4, count: 3 }]);
  });
});
