import { relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { cycles } from '../graph/cycles.js';
import { GRAPH_EXPORT_NAMES, GRAPH_EXPORTS, type GraphExport } from '../graph/export/formats.js';
import { select } from '../graph/export/selection.js';
import { findNode } from '../graph/find-node.js';
import type { Graph } from '../graph/graph.js';
import { callers, impact } from '../graph/impact.js';
import { inPieces } from '../graph/lines.js';
import { around, type Direction, shortestPath } from '../graph/reach.js';
import { EDGE_KINDS, type EdgeKind, NODE_KINDS, type NodeKind } from '../graph/schema.js';
import { UsageError } from '../model/usage-error.js';
import { readGraph, type StoredGraph } from '../output/graph-files.js';
import { writeFiles } from '../output/write-files.js';
import { type Answer, answerText, cyclesAnswer, neighboursAnswer, pathAnswer, reachedAnswer } from './graph-answers.js';
import { graphBuildCommand } from './graph-build.js';
import { graphDiagramsCommand } from './graph-diagrams.js';
import type { CommandIo, Finish } from './io.js';
import { parseCount } from './option-values.js';

interface QueryOptions {
  readonly graph: string;
  readonly format: 'text' | 'json';
  readonly limit: number;
}

interface KindOptions {
  readonly kind?: readonly EdgeKind[];
}

/** `audit graph build|diagrams|neighbours|path|callers|impact|cycles|export`. */
export function graphCommand(io: CommandIo, finish: Finish): Command {
  const command = new Command('graph').description(
    'build the knowledge graph of a project, ask it, draw it, and export it',
  );
  const given = { io, finish };
  command.addCommand(graphBuildCommand(io, finish).copyInheritedSettings(command));
  command.addCommand(graphDiagramsCommand(io, finish).copyInheritedSettings(command));
  addNeighbours(command, given);
  addPath(command, given);
  addReach(command, given);
  addCycles(command, given);
  addExport(command, given);
  return command;
}

interface Given {
  readonly io: CommandIo;
  readonly finish: Finish;
}

function addNeighbours(parent: Command, given: Given): void {
  query(parent, 'neighbours', 'print the edges of a node')
    .argument('<node>', 'id, or a unique end of one: Class.method, module.py')
    .addOption(directionOption('both'))
    .addOption(kindOption())
    .action(
      answering<[string], KindOptions & { readonly direction: Direction }>(given, ({ graph }, options, wanted) =>
        neighboursAnswer(graph, findNode(graph, wanted), options.direction, kindsOf(options)),
      ),
    );
}

function addPath(parent: Command, given: Given): void {
  query(parent, 'path', 'print a shortest path between two nodes')
    .argument('<from>', 'node to start at')
    .argument('<to>', 'node to reach')
    .addOption(directionOption('out'))
    .addOption(kindOption())
    .action(
      answering<[string, string], KindOptions & { readonly direction: Direction }>(
        given,
        ({ graph }, options, first, second) => {
          const [from, to] = [findNode(graph, first), findNode(graph, second)];
          return pathAnswer(graph, from, to, shortestPath(graph, from, to, options.direction, kindsOf(options)));
        },
      ),
    );
}

function addReach(parent: Command, given: Given): void {
  const questions = [
    ['callers', 'print who calls a function, a method, or anything in a class or module', callers, 1],
    ['impact', 'print what a change of a symbol or module can break', impact, 3],
  ] as const;
  for (const [name, description, reach, depth] of questions) {
    query(parent, name, description)
      .argument('<node>', 'id, or a unique end of one: Class.method, module.py')
      .option('--depth <steps>', 'how many steps away', parseCount, depth)
      .action(
        answering<[string], { readonly depth: number }>(given, ({ graph }, options, wanted) => {
          const node = findNode(graph, wanted);
          return reachedAnswer(graph, name, node, reach(graph, node, options.depth));
        }),
      );
  }
}

function addCycles(parent: Command, given: Given): void {
  query(parent, 'cycles', 'print circles of imports, calls or classes')
    .addOption(
      new Option('--kind <kind>', 'edges to follow').choices(['imports', 'calls', 'extends']).default('imports'),
    )
    .option('--all', 'also imports for types alone and inside functions')
    .action(
      answering<[], { readonly kind: 'imports' | 'calls' | 'extends'; readonly all?: true }>(
        given,
        ({ graph }, options) => cyclesAnswer(graph, options.kind, cycles(graph, options.kind, options.all)),
      ),
    );
}

function addExport(parent: Command, { io, finish }: Given): void {
  interface ExportOptions extends KindOptions {
    readonly graph: string;
    readonly format: GraphExport;
    readonly output?: string;
    readonly around?: string;
    readonly depth: number;
    readonly nodes?: readonly NodeKind[];
  }
  parent
    .command('export')
    .description('write the graph, or the part around a node, in a format that other programs read')
    .addOption(graphOption())
    .addOption(new Option('-f, --format <format>', 'format').choices(GRAPH_EXPORT_NAMES).makeOptionMandatory())
    .option('-o, --output <folder>', 'folder for the files; without it one file goes to stdout')
    .option('--around <node>', 'only what lies around this node')
    .option('--depth <steps>', 'how far around', parseCount, 2)
    .addOption(new Option('--nodes <kind...>', 'only nodes of these kinds').choices(NODE_KINDS))
    .addOption(kindOption())
    .action((options: ExportOptions) => {
      const { graph } = readGraph(resolve(io.cwd, options.graph));
      const edgeKinds = kindsOf(options);
      const selection = select(graph, {
        ...(options.around === undefined
          ? {}
          : { within: aroundNode(graph, options.around, options.depth, edgeKinds) }),
        ...(options.nodes === undefined ? {} : { nodeKinds: new Set(options.nodes) }),
        ...(edgeKinds === undefined ? {} : { edgeKinds }),
      });
      const files = Object.entries(GRAPH_EXPORTS[options.format]).map(
        ([file, lines]) => [file, inPieces(lines(selection))] as const,
      );
      if (options.output !== undefined) writeFiles(resolve(io.cwd, options.output), new Map(files));
      else if (files.length > 1)
        throw new UsageError(`${options.format} is ${files.length} files`, 'name a folder with --output');
      else for (const piece of files[0]![1]) io.stdout.write(piece);
      finish(0);
    });
}

function aroundNode(graph: Graph, wanted: string, depth: number, kinds: ReadonlySet<EdgeKind> | undefined): number[] {
  return around(graph, [findNode(graph, wanted)], depth, 'both', kinds);
}

/** A question whose answer is printed as text or JSON. */
function query(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .addOption(graphOption())
    .option('--limit <lines>', 'most lines of text', parseCount, 100)
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'));
}

/** Exit code 0 whatever the answer: nothing found is an answer. */
function answering<Names extends readonly string[], Options>(
  { io, finish }: Given,
  answer: (stored: StoredGraph, options: Options, ...names: Names) => Answer,
): (...args: unknown[]) => void {
  return (...args) => {
    // Commander gives the arguments, then the options, then the command.
    const names = args.slice(0, -2) as unknown as Names;
    const options = args.at(-2) as Options & QueryOptions;
    const folder = resolve(io.cwd, options.graph);
    const stored = readGraph(folder);
    const found = answer(stored, options, ...names);
    if (options.format === 'json') io.stdout.write(`${JSON.stringify(found.data, undefined, 2)}\n`);
    else {
      const { nodeCount, edgeCount } = stored.graph;
      const source = `${relative(io.cwd, folder) || '.'}: ${nodeCount} nodes, ${edgeCount} edges`;
      io.stdout.write(answerText(found, options.limit, source));
    }
    finish(0);
  };
}

function graphOption(): Option {
  return new Option('--graph <folder>', 'folder that audit graph build wrote').default('reports/graph');
}

function directionOption(direction: Direction): Option {
  return new Option('--direction <direction>', 'along edges, against them, or both')
    .choices(['out', 'in', 'both'])
    .default(direction);
}

function kindOption(): Option {
  return new Option('--kind <kind...>', 'only edges of these kinds').choices(EDGE_KINDS);
}

function kindsOf({ kind }: KindOptions): ReadonlySet<EdgeKind> | undefined {
  return kind === undefined ? undefined : new Set(kind);
}
