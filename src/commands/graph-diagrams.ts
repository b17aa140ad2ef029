import { posix, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import {
  allBehaviour,
  DIAGRAM_KINDS,
  type Diagram,
  type DiagramKind,
  DiagramProgram,
  moduleDiagrams,
  projectDiagrams,
} from '../diagrams/index.js';
import { nearestName } from '../model/nearest-name.js';
import { UsageError } from '../model/usage-error.js';
import { writeFiles } from '../output/write-files.js';
import { markdownText } from '../render/escape.js';
import type { CommonOptions } from './analysis-options.js';
import type { CommandIo, Finish } from './io.js';
import { analysingCommand, programGraph } from './program-graph.js';

interface DiagramOptions extends CommonOptions {
  readonly module?: string;
  readonly kind?: readonly DiagramKind[];
  readonly output?: string;
}

/** `audit graph diagrams [paths...]`. */
export function graphDiagramsCommand(io: CommandIo, finish: Finish): Command {
  return analysingCommand('diagrams', 'analyse files and draw them in Mermaid')
    .option('-m, --module <path>', 'only the diagrams of this module, relative to the audited folder')
    .addOption(new Option('--kind <kind...>', 'only diagrams of these kinds').choices(DIAGRAM_KINDS))
    .option('-o, --output <folder>', 'folder for diagrams.md and a file for each diagram; without it stdout')
    .action(async (paths: string[], options: DiagramOptions) => {
      const program = new DiagramProgram(await programGraph(paths, options, io));
      if (options.module !== undefined) checkModule(options.module, program);
      const all =
        options.module === undefined
          ? [...projectDiagrams(program), ...allBehaviour(program)]
          : moduleDiagrams(program, options.module);
      const shown = all.filter(({ kind }) => options.kind?.includes(kind) ?? true);
      const page = diagramPage(shown);
      if (options.output === undefined) io.stdout.write(page);
      else {
        const folder = resolve(io.cwd, options.output);
        writeFiles(folder, new Map([['diagrams.md', page], ...fileNames(shown)]));
        if (options.quiet !== true) io.stdout.write(`${shown.length} diagrams in ${relative(io.cwd, folder) || '.'}\n`);
      }
      finish(0);
    });
}

function checkModule(path: string, { files }: DiagramProgram): void {
  if (files.has(path)) return;
  const nearest = nearestName(path, [...files.keys()]);
  throw new UsageError(
    `${path} is no analysed module`,
    nearest === undefined ? 'check the path' : `did you mean ${nearest}?`,
  );
}

function diagramPage(diagrams: readonly Diagram[]): string {
  if (diagrams.length === 0) return 'No diagrams: the code has nothing of these kinds.\n';
  return diagrams
    .map(
      ({ title, about, mermaid }) =>
        `## ${markdownText(title)}\n\n${markdownText(about)}\n\n\`\`\`mermaid\n${mermaid}\`\`\`\n`,
    )
    .join('\n');
}

/** Names made of the ids, with a number where two would be one. */
function fileNames(diagrams: readonly Diagram[]): [string, string][] {
  const used = new Set<string>();
  return diagrams.map(({ id, mermaid }) => {
    const slug = id.replace(/[^\w.-]+/g, '-').slice(0, 120);
    let name = slug;
    for (let number = 2; used.has(name.toLowerCase()); number++) name = `${slug}-${number}`;
    used.add(name.toLowerCase());
    return [posix.join('diagrams', `${name}.mmd`), mermaid];
  });
}
