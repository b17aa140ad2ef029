import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { UsageError } from '../model/usage-error.js';
import { readResult } from '../output/read-result.js';
import { writeFiles } from '../output/write-files.js';
import { FORMAT_NAMES, type FormatName, REPORT_FORMATS, USUAL_FORMATS } from '../report/formats.js';
import { loadRules } from '../rules/load.js';
import type { CommandIo, Finish } from './io.js';
import { reportContext } from './report-context.js';

interface RenderOptions {
  readonly format?: readonly FormatName[];
  readonly output?: string;
  readonly templates?: string;
}

/** `audit render <result>`: any report from the result of an earlier run, without analysing again. */
export function renderCommand(io: CommandIo, finish: Finish): Command {
  return new Command('render')
    .description('make reports from the audit.json of an earlier run')
    .argument('[result]', 'audit.json of a run', 'reports/audit.json')
    .option('-o, --output <folder>', 'folder for the reports; without it one --format goes to stdout')
    .addOption(new Option('-f, --format <format...>', 'reports to make').choices(FORMAT_NAMES))
    .option('--templates <folder>', 'templates that replace ours')
    .action((file: string, options: RenderOptions) => {
      const { gate, ...result } = readResult(resolve(io.cwd, file));
      const formats = options.format ?? [];
      const templates = options.templates === undefined ? undefined : resolve(io.cwd, options.templates);
      const context = { ...reportContext(loadRules(), templates, result.profile, io), ...(gate && { gate }) };
      if (options.output === undefined) {
        const [format, second] = formats;
        if (format === undefined || second !== undefined) {
          throw new UsageError('no folder for the reports', 'name one with --output, or one --format for stdout');
        }
        io.stdout.write(REPORT_FORMATS[format].render(result, context));
      } else {
        const names = formats.length === 0 ? USUAL_FORMATS : formats;
        const texts = names.map(
          (name) => [REPORT_FORMATS[name].file, REPORT_FORMATS[name].render(result, context)] as const,
        );
        writeFiles(resolve(io.cwd, options.output), new Map(texts));
      }
      finish(0);
    });
}
