import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { writeDatabase } from '../output/graph-database.js';
import { writeGraph } from '../output/graph-files.js';
import type { CommonOptions } from './analysis-options.js';
import type { CommandIo, Finish } from './io.js';
import { analysingCommand, programGraph } from './program-graph.js';

interface BuildOptions extends CommonOptions {
  readonly output: string;
  readonly sqlite?: true;
}

/** `audit graph build [paths...]`. */
export function graphBuildCommand(io: CommandIo, finish: Finish): Command {
  return analysingCommand('build', 'analyse files and write their knowledge graph')
    .option('-o, --output <folder>', 'folder for nodes.ndjson, edges.ndjson and graph.json', 'reports/graph')
    .option('--sqlite', 'also write graph.sqlite, for questions in SQL')
    .action(async (paths: string[], options: BuildOptions) => {
      const { graph, result } = await programGraph(paths, options, io);
      const folder = resolve(io.cwd, options.output);
      writeGraph(folder, graph, result.project.name);
      if (options.sqlite) writeDatabase(folder, graph);
      if (options.quiet !== true)
        io.stdout.write(`${graph.nodeCount} nodes, ${graph.edgeCount} edges in ${relative(io.cwd, folder) || '.'}\n`);
      finish(0);
    });
}
