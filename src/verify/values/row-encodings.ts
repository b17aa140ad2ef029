import type { ParallelLists } from '../contract/parallel-lists.js';
import type { SubjectParameter, SubjectShape } from '../subject/shape.js';
import type { Encoded, Encoding } from './encode.js';
import { type RecordLayout, recordEncoding, recordLayouts } from './records.js';
import { typeKind } from './type-hint.js';

/** The ways to give one record for each place of several lists; none where nothing tells what its parts are called. */
export function rowEncodings(
  { fields }: ParallelLists,
  parameter: SubjectParameter,
  subject: SubjectShape,
): readonly Encoding[] {
  const layouts = recordLayouts(fields, parameter, subject).filter(({ id }) => !id.startsWith('tuples'));
  return layouts.flatMap((layout) => [encoding(layout, false), ...(saysFlag(layout) ? [] : [encoding(layout, true)])]);

  function encoding(layout: RecordLayout, asFlags: boolean): Encoding {
    const isFlag = (name: string): boolean => {
      const type = layout.fields.find(({ field }) => field?.name === name)?.type ?? '';
      return type === '' ? asFlags && FLAGS.has(name) : typeKind(type) === 'boolean';
    };
    const { list } = recordEncoding(
      layout,
      ({ name }, value) => ({ value: (isFlag(name) ? Number(value) === 1 : value) as Encoded['value'] }),
      fields,
    );
    return asFlags ? { ...list, id: `${list.id}, as true or false` } : list;
  }
}

/** Parts that are 1 or 0. */
const FLAGS: ReadonlySet<string> = new Set(['responses', 'correct']);

/** Whether the declaration settles how its flags are given. */
function saysFlag({ fields }: RecordLayout): boolean {
  return !fields.some(({ field, type }) => field !== undefined && FLAGS.has(field.name) && type === '');
}
