import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import { checkRuleNames } from '../config/rule-names.js';
import { decidedAt } from '../gate/policy-at.js';
import { UsageError } from '../model/usage-error.js';
import { loadRules } from '../rules/load.js';
import type { AnalysisOptions } from './analysis-settings.js';
import { readConfig, settingsOf } from './analysis-settings.js';
import type { CommandIo, Finish } from './io.js';

interface ConfigOptions extends Pick<AnalysisOptions, 'config'> {
  readonly print?: true;
  readonly for?: string;
}

/** `audit config --print`: the configuration in force, with every default. */
export function configCommand(io: CommandIo, finish: Finish): Command {
  return new Command('config')
    .description('check the configuration, or print the one in force')
    .argument('[path]', 'the audited folder', '.')
    .option('--print', 'print it as JSON, with every default')
    .option('--for <file>', 'with --print, only what decides in this file, relative to the audited folder')
    .option('--config <file>', 'configuration; default audit.config.{json,jsonc,yaml,yml} or "audit" in package.json')
    .action((path: string, options: ConfigOptions) => {
      const loaded = readConfig([path], options, io);
      const settings = settingsOf(loaded, { ...options, cache: true }, io);
      checkRuleNames(settings, loadRules());
      const place = loaded.file === undefined ? 'no configuration: the defaults hold' : relative(io.cwd, loaded.file);
      if (options.for !== undefined && !options.print) {
        throw new UsageError('--for says of which file to print', 'add --print');
      }
      if (!options.print) {
        io.stdout.write(`${place}${loaded.file === undefined ? '' : ' is well formed'}\n`);
      } else if (options.for !== undefined) {
        print(io, decidedAt(settings.policy, options.for));
      } else {
        const { policy, rules: _, ...rest } = settings;
        print(io, { file: loaded.file === undefined ? null : place, ...withRelativeFolders(rest, io.cwd), ...policy });
      }
      finish(0);
    });
}

function print(io: CommandIo, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, (_, inner: unknown) => (inner === undefined ? null : inner), 2)}\n`);
}

/** Folders as the user would type them: an absolute path says nothing on another machine. */
function withRelativeFolders<Settings extends { readonly [key: string]: unknown }>(settings: Settings, cwd: string) {
  const folders = ['templates', 'output', 'baseline'] as const;
  const shown = folders.map((key) => {
    const value = settings[key];
    return [key, typeof value === 'string' ? relative(cwd, resolve(cwd, value)) || '.' : null] as const;
  });
  return { ...settings, ...Object.fromEntries(shown) };
}
