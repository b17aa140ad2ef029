import type { FieldSpec } from '../contract/fields.js';
import type { RecordShape, SubjectParameter, SubjectShape } from '../subject/shape.js';
import { nameScore } from '../subject/words.js';
import type { Encoded, Encoding, Workshop } from './encode.js';
import { typeKind } from './type-hint.js';

/** One field of a record as the subject calls it, and what fills it: a canonical field, or a constant. */
export interface NamedField {
  readonly name: string;
  /** Canonical field; absent for a field that the contract does not know. */
  readonly field?: FieldSpec;
  readonly type: string;
}

/** A way to build one record of the subject out of encoded canonical fields. */
export interface RecordLayout {
  readonly id: string;
  readonly fields: readonly NamedField[];
  readonly build: (parts: Readonly<Record<string, Encoded>>, index: number, workshop: Workshop) => Encoded;
}

/** Records of the file that a type names: `Sequence[ClientResult]`, `readonly SiteReport[]`. */
export function recordsNamed(type: string, subject: SubjectShape): readonly RecordShape[] {
  const names = new Set(type.match(/[A-Za-z_]\w*/g) ?? []);
  return subject.records.filter((record) => names.has(record.name));
}

/** The layouts in which a record of canonical fields may be given, the likeliest first. */
export function recordLayouts(
  fields: readonly FieldSpec[],
  parameter: SubjectParameter,
  subject: SubjectShape,
): RecordLayout[] {
  const declared = parameter.record === undefined ? recordsNamed(parameter.type, subject) : [parameter.record];
  const fromTypes = declared.flatMap((record) => layoutOf(record, fields) ?? []);
  if (fromTypes.length > 0) return fromTypes;
  const layouts = subject.records.flatMap((record) => layoutOf(record, fields) ?? []);
  const read = readNames(fields, subject);
  if (read !== undefined) layouts.push(plainRecord(`records of ${read.map(({ name }) => name).join(', ')}`, read));
  if (/tuple|\[.*,.*\]/i.test(parameter.type)) return [...tuples(fields), ...layouts];
  return [...layouts, ...tuples(fields)];
}

/** The canonical fields that names of a record stand for; undefined when a required canonical field has no name. */
function layoutOf(record: RecordShape, fields: readonly FieldSpec[]): RecordLayout[] | undefined {
  const named = assignFields(
    record.fields.map(({ name, type }) => ({ name, type })),
    fields,
  );
  if (named === undefined) return undefined;
  const needed = named.filter((one, index) => one.field !== undefined || !record.fields[index]?.optional);
  if (record.form === 'tuple') return [tupleOf(named)];
  if (record.form !== 'class') return [plainRecord(`records like ${record.name}`, needed, record.form === 'open')];
  return [
    {
      id: `instances of ${record.name}`,
      fields: needed,
      build: (parts, index, workshop) => ({ value: workshop.construct(record.name, filled(needed, parts, index)) }),
    },
  ];
}

/** Gives each canonical field the name that fits it best, no name twice. */
export function assignFields(
  names: readonly { readonly name: string; readonly type: string }[],
  fields: readonly FieldSpec[],
): NamedField[] | undefined {
  const taken = new Map<string, FieldSpec>();
  const pairs = names
    .flatMap(({ name }) => fields.map((field) => ({ name, field, score: nameScore(name, field.name, field.aliases) })))
    .filter(({ score }) => score >= 5)
    .sort((a, b) => b.score - a.score);
  for (const { name, field } of pairs) {
    if (!taken.has(name) && ![...taken.values()].includes(field)) taken.set(name, field);
  }
  if (taken.size < fields.length) return undefined;
  return names.map(({ name, type }) => {
    const field = taken.get(name);
    return field === undefined ? { name, type } : { name, type, field };
  });
}

/** Names under which the file reads the fields: members and keys that it reads on other things than itself. */
function readNames(fields: readonly FieldSpec[], subject: SubjectShape): NamedField[] | undefined {
  const candidates = subject.attributesRead.map((name) => ({ name, type: '' }));
  return assignFields(candidates, fields)?.filter((one) => one.field !== undefined);
}

function plainRecord(id: string, fields: readonly NamedField[], isOpen = false): RecordLayout {
  return {
    id,
    fields,
    build: (parts, index) => ({
      value: Object.fromEntries(Object.entries(filled(fields, parts, index)).map(([name, part]) => [name, part.value])),
      ...(isOpen ? { as: 'open' } : {}),
    }),
  };
}

/** Fields by their place, under whatever names they are taken apart into. */
function tupleOf(fields: readonly NamedField[]): RecordLayout {
  return {
    id: `tuples of ${fields.map(({ name }) => name).join(', ')}`,
    fields,
    build: (parts, index) => {
      const all = filled(fields, parts, index);
      return { value: fields.map(({ name }) => all[name]?.value) };
    },
  };
}

function tuples(fields: readonly FieldSpec[]): RecordLayout[] {
  const inOrder = (order: readonly FieldSpec[]): RecordLayout => ({
    id: `tuples of ${order.map(({ name }) => name).join(', ')}`,
    fields: order.map((field) => ({ name: field.name, field, type: '' })),
    build: (parts) => ({ value: order.map(({ name }) => parts[name]?.value) }),
  });
  return fields.length === 2 ? [inOrder(fields), inOrder([...fields].reverse())] : [inOrder(fields)];
}

/** Constants for the fields that the contract does not know, such as the name of a client. */
function filled(
  fields: readonly NamedField[],
  parts: Readonly<Record<string, Encoded>>,
  index: number,
): Record<string, Encoded> {
  return Object.fromEntries(
    fields.map(({ name, field, type }) => {
      const part = field === undefined ? undefined : parts[field.name];
      return [name, part ?? { value: constantFor(type, index) }];
    }),
  );
}

/** Of a field that the contract does not know. */
export function constantFor(type: string, index: number): Encoded['value'] {
  const kind = typeKind(type);
  if (kind === 'number') return 1;
  if (kind === 'boolean') return true;
  if (kind === 'list') return [];
  return kind === 'map' ? {} : `subject-${index}`;
}

/** Encodes a list of canonical records, or one of them, in a layout. */
export function recordEncoding(
  layout: RecordLayout,
  encodeField: (field: FieldSpec, value: unknown) => Encoded,
  fields: readonly FieldSpec[],
): { readonly one: Encoding; readonly list: Encoding } {
  const build = (record: unknown, index: number, workshop: Workshop): Encoded => {
    const values = record as Readonly<Record<string, unknown>>;
    const parts = Object.fromEntries(fields.map((field) => [field.name, encodeField(field, values[field.name])]));
    return layout.build(parts, index, workshop);
  };
  return {
    one: { id: layout.id, encode: (value, workshop) => build(value, 0, workshop) },
    list: {
      id: layout.id,
      encode: (value, workshop) => ({
        value: (value as readonly unknown[]).map((record, index) => build(record, index, workshop).value),
      }),
    },
  };
}
