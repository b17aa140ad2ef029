import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { allBehaviour, type Diagram, moduleDiagrams, projectDiagrams } from '../../src/diagrams/index.js';
import { edgesOf, programOf } from './diagrams-of.js';

const SAMPLE = fileURLToPath(new URL('../../samples/learning-project/', import.meta.url));

function sampleFiles(): Record<string, string> {
  const paths = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(?:py|tsx?|js)$/.test(path) && !path.includes('node_modules'),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(SAMPLE, path), 'utf8')]));
}

let parse: (text: string) => Promise<unknown>;
beforeAll(async () => {
  const { window } = new JSDOM('');
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  parse = (text) => mermaid.parse(text);
});

async function allParse(diagrams: readonly Diagram[]): Promise<void> {
  for (const { id, mermaid } of diagrams)
    await expect(parse(mermaid), `${id}\n${mermaid}`).resolves.toMatchObject({ diagramType: expect.any(String) });
}

describe('the sample project', () => {
  const program = programOf(sampleFiles());
  const behaviour = allBehaviour(program);
  const titled = (kind: string): string[] =>
    behaviour.filter((diagram) => diagram.kind === kind).map(({ id }) => id.split(':').slice(1, 3).join(' '));

  test('shows each kind, and nothing between look-alikes', () => {
    expect(titled('state-machine')).toEqual([
      'engine/honest/tutor.py TutorState',
      'platform/honest/lesson-session.ts LessonPhase',
    ]);
    expect(titled('decision-tree')).toEqual(
      expect.arrayContaining([
        'engine/honest/tutor.py select_strategy',
        'platform/honest/strategy-selection.ts selectStrategy',
      ]),
    );
    expect(titled('pipeline')).toEqual(['engine/honest/pipeline/pipeline.py run_pipeline']);
    expect(titled('topology')).toEqual(['platform/honest/federation.ts FederatedManager']);
    expect(behaviour.filter(({ id }) => id.includes('lookalikes'))).toEqual([]);
    expect(projectDiagrams(program).map(({ kind }) => kind)).toEqual(['modules', 'classes', 'topology']);
  });

  test('every diagram is read by the parser of Mermaid', async () => {
    const modules = [...program.files.keys()].flatMap((path) => moduleDiagrams(program, path));
    const all = [...projectDiagrams(program), ...modules];
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(6);
    await allParse(all);
    await expect(parse('stateDiagram-v2\n  state "x')).rejects.toThrow();
  });

  test('ids are unique, and a module that was not analysed has none', () => {
    const all = [
      ...projectDiagrams(program),
      ...[...program.files.keys()].flatMap((path) => moduleDiagrams(program, path)),
    ];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(moduleDiagrams(program, 'none.py')).toEqual([]);
  });

  test('the stages of a pipeline stand in the order of its calls', () => {
    const [pipeline] = behaviour.filter(({ kind }) => kind === 'pipeline');
    const path = 'engine/honest/pipeline/pipeline.py';
    expect(edgesOf(pipeline!.mermaid)).toEqual([
      `collect: collect -then-> features: build_features @${path}:18`,
      `features: build_features -then-> tune: tune @${path}:21`,
      `tune: tune -then-> train: train @${path}:22`,
      `train: train -then-> export: export_model @${path}:24`,
      `export: export_model -then-> deploy: deploy @${path}:25`,
      `deploy: deploy -then-> evaluate: accuracy @${path}:26`,
    ]);
  });
});

describe('topologies', () => {
  const topologies = (code: string): string[][] =>
    moduleDiagrams(programOf({ 'a.py': code }), 'a.py')
      .filter(({ kind }) => kind === 'topology')
      .map(({ mermaid }) => edgesOf(mermaid));

  test('a server that builds, keeps and calls its clients', () => {
    const code = `class Client:
    def train(self, weights):
        return weights


class Server:
    def __init__(self, count):
        self.clients = []
        for _ in range(count):
            self.clients.append(Client())

    def round(self, weights):
        return [client.train(weights) for client in self.clients]
`;
    expect(topologies(code)).toEqual([['Server -holds many, builds, calls train-> Client @a.py:13']]);
  });

  test('registered by a typed parameter; a single helper is no topology', () => {
    const code = `class Node:
    def work(self):
        return 1


class Scale:
    def weigh(self):
        return 2


class Coordinator:
    def __init__(self):
        self.nodes = {}
        self.scale = Scale()

    def register(self, name, node: Node):
        self.nodes[name] = node

    def run(self):
        self.scale.weigh()
        return [node.work() for node in self.nodes.values()]
`;
    expect(topologies(code)).toEqual([['Coordinator -holds many, calls work-> Node @a.py:21']]);
  });

  test('a loop over an agent and an environment', () => {
    const code = `def run_episode(agent, env):
    state = env.reset()
    done = False
    while not done:
        action = agent.act(state)
        state, reward, done, _ = env.step(action)
        agent.learn(reward)


def random_walk(env):
    for _ in range(3):
        env.step(env.action_space.sample())
`;
    expect(topologies(code)).toEqual([
      ['run_episode (loop) -calls act, learn-> agent @a.py:5', 'run_episode (loop) -calls reset, step-> env @a.py:2'],
    ]);
  });
});

test('pipelines: a training step is none, nor is a command that deploys and exports', () => {
  const code = `def fast_adapt(batch, classifier):
    rows = features(batch)
    classifier.fit_(rows)
    return accuracy(classifier, rows)


def menu(manager):
    manager.get_deployment_metrics()
    manager.export_audit_data()
    model.train()
`;
  const found = moduleDiagrams(programOf({ 'a.py': code }), 'a.py').filter(({ kind }) => kind === 'pipeline');
  expect(found).toEqual([]);
});

test('hostile names reach no diagram as mark-up, and it still parses', async () => {
  const hostile = 'a"]; click n0 "javascript:alert(1)" %%{init: {"x": 1}}%% <script>`#quot;';
  const code = `type Choice = ${JSON.stringify(hostile)} | 'b;c' | 'end';
export class Machine {
  private mode: Choice = 'end';
  go(): void {
    if (this.mode === 'end') this.mode = ${JSON.stringify(hostile)};
    else if (this.mode === 'b;c') this.mode = 'end';
  }
}
export class $Class$ extends Machine { __private__() {} $dollar() {} }
export function selectStrategy(name: string): string {
  if (name === ${JSON.stringify(hostile)}) return 'b;c';
  return 'end';
}
`;
  const path = 'dir %%{init: {}}%% "x"/a;b.ts';
  const program = programOf({
    [path]: code,
    'plain.ts': `import { Machine } from './${path.replace('.ts', '.js')}';\nnew Machine();\n`,
  });
  const diagrams = [...projectDiagrams(program), ...moduleDiagrams(program, path)];
  expect(diagrams.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['state-machine', 'decision-tree', 'classes', 'modules']),
  );
  await allParse(diagrams);
  for (const { mermaid } of diagrams) expect(mermaid).not.toMatch(/%%\{|<script|"\]; click/);
});
