import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { AnyAlgorithm, OperationSpec, ParameterSpec } from '../model/algorithm.js';
import { TEMPLATES_FOLDER } from './templates.js';
import { wrapText } from './wrap.js';

const PAGE_COLUMNS = 100;

type AlgorithmPage = ReturnType<typeof algorithmPage>;

let compiled: Handlebars.TemplateDelegate<AlgorithmPage> | undefined;

/** The markdown page of one algorithm: what it is, how it is driven, what is checked, and which lies the checks catch. */
export function renderAlgorithmPage(algorithm: AnyAlgorithm): string {
  compiled ??= Handlebars.compile<AlgorithmPage>(
    readFileSync(join(TEMPLATES_FOLDER, 'algorithm.md.hbs'), 'utf8'),
    // Only our own data is printed, and code spans must show it as it is.
    { noEscape: true, strict: true, knownHelpersOnly: true },
  );
  return `${wrapText(compiled(algorithmPage(algorithm)), PAGE_COLUMNS).trimEnd()}\n`;
}

/** The view model: everything that is printed, as text, with no decision left to the template but each and if. */
function algorithmPage(algorithm: AnyAlgorithm) {
  const { id, family, title, idea, cost, sources, equations, contract, falseProperties } = algorithm;
  return {
    id,
    family,
    title,
    idea,
    cost,
    aliases: algorithm.aliases.join(', '),
    sources: sources.map(({ citation, locator, url }) => ({ citation, locator, url })),
    equations,
    contract: {
      id: contract.id,
      title: contract.title,
      classAliases: codeList(contract.classAliases),
      operations: contract.operations.map(operationView),
    },
    phrases: algorithm.phrases.map(({ text, properties }) => ({ text, properties: codeList(properties) })),
    properties: algorithm.properties.map((property) => ({
      id: property.id,
      statement: sentence(property.statement),
      basis: property.basis,
      tolerance: property.tolerance,
      whenClaimed: property.strength === 'when-claimed',
      needs: codeList(property.needs ?? []),
      falseAlarm: property.falseAlarm,
      conventions: (property.conventions ?? []).map(({ description }) => description),
    })),
    lies: algorithm.lies.map((lie) => ({
      id: lie.id,
      description: sentence(lie.description),
      seenIn: lie.seenIn,
      caughtBy: codeList(lie.caughtBy),
    })),
    variants: algorithm.variants.map((variant) => ({
      id: variant.id,
      description: sentence(variant.description),
      variantOf: codeList(variant.variantOf ?? []),
    })),
    falseProperties,
  };
}

function operationView(operation: OperationSpec) {
  const { name, effect, required, summary, returns, parameters, aliases } = operation;
  return {
    signature: `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`,
    effect,
    required,
    summary: sentence(summary),
    returns,
    aliases: codeList(aliases),
    parameters: parameters.map(parameterView),
  };
}

function parameterView({ name, shape, meaning, aliases, default: value }: ParameterSpec) {
  return {
    name,
    shape,
    meaning: sentence(meaning),
    default: value === undefined ? '' : `\`${JSON.stringify(value)}\``,
    aliases: codeList(aliases),
  };
}

function codeList(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
