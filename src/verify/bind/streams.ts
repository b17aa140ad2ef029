import type { AnyAlgorithm, OperationSpec, ParameterSpec } from '../../model/algorithm.js';
import type { SubjectShape } from '../subject/shape.js';
import type { OperationBinding } from './binding.js';
import { bindMember } from './operations.js';

/** Names of the methods and arguments of classes that take a series one value at a time. */
const STREAMS: Readonly<Record<string, { readonly list: string; readonly methods: readonly string[] }>> = {
  'exponential-weighting.ewma': {
    list: 'values',
    methods: [
      'update',
      'add',
      'push',
      'step',
      'observe',
      'process',
      'append',
      'record',
      'next',
      'next_value',
      'add_value',
      'add_new_value',
      'add_sample',
      'new_value',
      'update_value',
      'insert',
      'feed',
      'tick',
      'calculate',
      '__call__',
    ],
  },
};

const ONE_VALUE: readonly string[] = [
  'x',
  'value',
  'val',
  'v',
  'i',
  'n',
  'num',
  'number',
  'new_value',
  'sample',
  'observation',
  'measurement',
  'reward',
  'loss',
  'point',
  'data_point',
  'reading',
  'price',
  'close',
  'input',
];

/** Ways to answer an operation on a series with a method of a new instance that takes one value a call. */
export function streamedMembers(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
  template: unknown,
): readonly OperationBinding[] {
  const stream = STREAMS[`${algorithm.contract.id}.${spec.name}`];
  if (stream === undefined || !Array.isArray(template)) return [];
  const parameters = spec.parameters.map(
    (one): ParameterSpec => (one.name === stream.list ? { ...one, shape: 'number', aliases: ONE_VALUE } : one),
  );
  const single: OperationSpec = { ...spec, parameters, aliases: [...spec.aliases, ...stream.methods] };
  return bindMember(algorithm, single, subject, template[0]).bindings.flatMap((one): OperationBinding[] => {
    const { access } = one;
    if (access.kind !== 'method') return [];
    const given = access.call.arguments.map((plan) =>
      plan.item?.parameter === stream.list ? { ...plan, item: { ...plan.item, part: 'each' as const } } : plan,
    );
    const call = { ...access.call, arguments: given, each: stream.list };
    return [
      { ...one, spec, access: { ...access, call }, explanation: `${one.explanation} for each of ${stream.list}` },
    ];
  });
}
