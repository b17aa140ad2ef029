import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { algorithms, findAlgorithm } from '../algorithms/index.js';
import { selfCheck } from '../algorithms/self-check.js';
import type { AnyAlgorithm } from '../model/algorithm.js';
import { nearestName } from '../model/nearest-name.js';
import { writeFiles } from '../output/write-files.js';
import { renderAlgorithmPage } from '../render/algorithm-page.js';
import { wrapText } from '../render/wrap.js';
import type { CommandIo, Finish } from './io.js';

const COLUMNS = 100;

export interface AlgorithmsOptions {
  /** Id or alias of one algorithm; without it all are listed. */
  readonly id?: string;
  readonly selfCheck?: boolean;
  readonly format?: 'text' | 'json';
  /** Folder for a markdown page each, and an index. */
  readonly output?: string;
}

type Streams = Pick<CommandIo, 'stdout' | 'stderr'> & { readonly cwd?: string };

/** `audit algorithms [id]`. `finish` is given the exit code when the command has run. */
export function algorithmsCommand(io: Streams, finish: Finish = () => {}): Command {
  return new Command('algorithms')
    .description('list the reference algorithms with their sources and properties, or print one of them')
    .argument('[id]', 'id or alias of one algorithm')
    .option('--self-check', 'run every reference, variant and lie against every property')
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .option('-o, --output <folder>', 'write a markdown page for each, and an index')
    .action(async (id: string | undefined, options: Omit<AlgorithmsOptions, 'id'>) => {
      finish(await runAlgorithms(id === undefined ? options : { ...options, id }, io));
    });
}

/** Exit code: 0 fine, 1 the self-check found something, 2 no such algorithm. */
export async function runAlgorithms(options: AlgorithmsOptions, io: Streams): Promise<number> {
  const chosen =
    options.id === undefined ? algorithms : [findAlgorithm(options.id)].filter((found) => found !== undefined);
  if (options.id !== undefined && chosen.length === 0) {
    const names = algorithms.flatMap((algorithm) => [algorithm.id, ...algorithm.aliases]);
    const nearest = nearestName(options.id.slice(0, 100), names);
    const hint = nearest === undefined ? 'audit algorithms lists them all' : `did you mean ${nearest}?`;
    io.stderr.write(`audit: unknown algorithm ${JSON.stringify(options.id.slice(0, 100))}; ${hint}\n`);
    return 2;
  }
  if (options.selfCheck) return reportSelfCheck(chosen, options.format ?? 'text', io);
  if (options.output !== undefined) {
    writeFiles(resolve(io.cwd ?? '.', options.output), pages(chosen));
    return 0;
  }
  if (options.format === 'json') {
    const data = chosen.map(algorithmData);
    io.stdout.write(`${JSON.stringify(options.id === undefined ? data : data[0], undefined, 2)}\n`);
  } else io.stdout.write(options.id === undefined ? listing(chosen) : renderAlgorithmPage(chosen[0] as AnyAlgorithm));
  return 0;
}

/** A page an algorithm, in a folder a family, and an index that links them. */
function pages(chosen: readonly AnyAlgorithm[]): Map<string, string> {
  const files = new Map(
    chosen.map((algorithm) => [`${algorithm.family}/${algorithm.id}.md`, renderAlgorithmPage(algorithm)]),
  );
  const families = [...new Set(chosen.map((algorithm) => algorithm.family))];
  const lines = families.flatMap((family) => [
    `## ${family}`,
    '',
    ...chosen.filter((one) => one.family === family).map((one) => `- [${one.title}](${family}/${one.id}.md)`),
    '',
  ]);
  return files.set('index.md', `# Reference algorithms\n\n${lines.join('\n')}`);
}

async function reportSelfCheck(chosen: readonly AnyAlgorithm[], format: 'text' | 'json', io: Streams): Promise<number> {
  const problems: string[] = [];
  let checks = 0;
  for (const [index, algorithm] of chosen.entries()) {
    const started = performance.now();
    const result = selfCheck(algorithm);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const verdict = result.problems.length === 0 ? 'ok' : `${result.problems.length} problems`;
    io.stderr.write(`[${index + 1}/${chosen.length}] ${algorithm.id}: ${verdict}, ${seconds} s\n`);
    problems.push(...result.problems.map((problem) => `${algorithm.id}: ${problem}`));
    checks += result.checks;
    // Lets an interrupt and the progress through between two algorithms.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  if (format === 'json')
    io.stdout.write(`${JSON.stringify({ algorithms: chosen.length, checks, problems }, undefined, 2)}\n`);
  else {
    const lies = chosen.reduce((sum, algorithm) => sum + algorithm.lies.length, 0);
    const summary = `${chosen.length} algorithms, ${lies} lies, ${checks} checks: ${problems.length} problems`;
    io.stdout.write(wrapText(`${[summary, ...problems.map((problem) => `- ${problem}`)].join('\n')}\n`, COLUMNS));
  }
  return problems.length === 0 ? 0 : 1;
}

function listing(chosen: readonly AnyAlgorithm[]): string {
  const lines: string[] = [];
  let family: string | undefined;
  for (const algorithm of chosen) {
    if (algorithm.family !== family) lines.push(...(family === undefined ? [] : ['']), algorithm.family);
    family = algorithm.family;
    const source = algorithm.sources[0];
    lines.push(`  ${algorithm.id}: ${algorithm.title}`);
    if (source) lines.push(`      source: ${source.citation}, ${source.locator}`);
    lines.push(`      properties: ${algorithm.properties.map(({ id }) => id).join(', ')}`);
  }
  const properties = chosen.reduce((sum, algorithm) => sum + algorithm.properties.length, 0);
  const lies = chosen.reduce((sum, algorithm) => sum + algorithm.lies.length, 0);
  lines.push(
    '',
    `${chosen.length} algorithms, ${properties} properties, ${lies} lies. One of them: audit algorithms <id>`,
  );
  return wrapText(`${lines.join('\n')}\n`, COLUMNS);
}

/** What can be written as JSON: everything but the functions. */
function algorithmData(algorithm: AnyAlgorithm) {
  const { reference: _reference, scenario: _scenario, scenarioTolerance: _tolerance, ...data } = algorithm;
  return {
    ...data,
    properties: algorithm.properties.map(({ check: _check, conventions, ...property }) => ({
      ...property,
      conventions: (conventions ?? []).map(({ id, description }) => ({ id, description })),
    })),
    lies: algorithm.lies.map(({ implementation: _implementation, ...lie }) => lie),
    variants: algorithm.variants.map(({ implementation: _implementation, ...variant }) => variant),
  };
}
