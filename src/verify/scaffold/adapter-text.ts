import { basename, extname } from 'node:path';
import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import { isPlay } from '../bind/arms-calls.js';
import type { SubjectShape } from '../subject/shape.js';
import { wordsOf } from '../subject/words.js';

/** What an operation that nobody has filled in throws: a subject that has no such operation leaves it so. */
export const NOT_WRITTEN = 'is not written yet: use';

/**
 * An adapter file to be filled in: the operations of the contract with their parameters and answers, around the subject. As written it
 * runs, and every operation says that it is not written yet, so that the subject stays untested until somebody writes it.
 */
export function adapterText(subject: SubjectShape, algorithm: AnyAlgorithm): string {
  return subject.language === 'python' ? pythonAdapter(subject, algorithm) : typeScriptAdapter(subject, algorithm);
}

function describe(spec: OperationSpec): string {
  const parameters = spec.parameters.map(({ name, shape, meaning }) => `${name} (${shape}): ${meaning}`);
  return [
    `${spec.summary.replace(/\.$/, '')}.`,
    ...parameters,
    ...(spec.returns === 'nothing' ? [] : [`Answer: ${spec.returns}`]),
  ].join('\n');
}

function typeScriptAdapter(subject: SubjectShape, algorithm: AnyAlgorithm): string {
  const file = `./${basename(subject.path, extname(subject.path))}.js`;
  const doc = (text: string, indent: string): string =>
    [`${indent}/**`, ...text.split('\n').map((line) => `${indent} * ${line}`), `${indent} */`].join('\n');
  const names = (spec: OperationSpec): string => spec.parameters.map(({ name }) => `${safe(name)}: any`).join(', ');
  // An adapter shows choice and update apart.
  const operations = algorithm.contract.operations.filter((spec) => !isPlay(spec));
  const head = [
    doc(`@adapts ${subject.symbol} as ${algorithm.id}`, ''),
    `import { ${subject.symbol} } from '${file}';`,
    '',
  ];
  const body = (spec: OperationSpec): string =>
    `throw new Error('${spec.name} ${NOT_WRITTEN} ${subject.symbol} here');`;
  const create = operations.find(({ name }) => name === 'create');
  return [
    ...head,
    `export class ${subject.symbol}Adapter {`,
    ...(create === undefined
      ? []
      : [doc(describe(create), '  '), `  constructor(${names(create)}) {`, `    ${body(create)}`, '  }']),
    ...operations
      .filter((spec) => spec !== create)
      .flatMap((spec) => [
        '',
        doc(describe(spec), '  '),
        `  ${spec.name}(${names(spec)}): any {`,
        `    ${body(spec)}`,
        '  }',
      ]),
    '}',
    '',
  ].join('\n');
}

/** Names that the language keeps for itself get an underscore, which binding looks through. */
function safe(name: string): string {
  return /^(lambda|default|in|function|class|from|global)$/.test(name) ? `${name}_` : name;
}

function pythonAdapter(subject: SubjectShape, algorithm: AnyAlgorithm): string {
  const module = basename(subject.path, '.py');
  const snake = (name: string): string => safe(/^[A-Z]/.test(name) ? name : wordsOf(name).join('_'));
  const doc = (text: string, indent: string): string =>
    [`${indent}"""${text.split('\n').join(`\n\n${indent}`)}`, `${indent}"""`].join('\n');
  const names = (spec: OperationSpec): string => spec.parameters.map(({ name }) => snake(name)).join(', ');
  // An adapter shows choice and update apart.
  const operations = algorithm.contract.operations.filter((spec) => !isPlay(spec));
  const head = [
    `"""@adapts ${subject.symbol} as ${algorithm.id}"""`,
    '',
    `from .${module} import ${subject.symbol}`,
    '',
    '',
  ];
  const body = (spec: OperationSpec): string =>
    `raise NotImplementedError("${snake(spec.name)} ${NOT_WRITTEN} ${subject.symbol} here")`;
  const create = operations.find(({ name }) => name === 'create');
  const method = (spec: OperationSpec, name: string): string[] => {
    const parameters = names(spec);
    return [
      `    def ${name}(self${parameters === '' ? '' : `, ${parameters}`}):`,
      doc(describe(spec), '        '),
      `        ${body(spec)}`,
      '',
    ];
  };
  return [
    ...head,
    `class ${subject.symbol}Adapter:`,
    ...(create === undefined ? [] : method(create, '__init__')),
    ...operations.filter((spec) => spec !== create).flatMap((spec) => method(spec, snake(spec.name))),
  ].join('\n');
}
