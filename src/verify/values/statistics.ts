import type { Value } from '../../sandbox/session.js';
import type { Item } from '../bind/items.js';
import { type ArmStatistics, type Statistic, statisticsOf } from '../contract/statistics.js';
import type { SubjectParameter, SubjectShape } from '../subject/shape.js';
import { bareType, elementOf } from '../subject/state-type.js';
import { nameScore } from '../subject/words.js';
import { type Encoding, labelOf } from './encode.js';
import { constantFor } from './records.js';
import { kindOf, typeKind } from './type-hint.js';

/** The ways to hand over what is known of every arm: a list of numbers, a record or map of them by label, records of numbers. */
export function statisticEncodings(
  contract: string,
  item: Item,
  parameter: SubjectParameter,
  subject: SubjectShape,
): readonly Encoding[] {
  if (item.name !== 'arms') return containers(parameter, (value) => value as readonly Value[]);
  const element = elementRecord(contract, parameter, subject);
  if (element === undefined) return [];
  return containers(parameter, (arms) => (arms as readonly ArmStatistics[]).map(element));
}

function containers(parameter: SubjectParameter, entries: (value: unknown) => readonly Value[]): Encoding[] {
  const list: Encoding = { id: '', encode: (value) => ({ value: entries(value) }) };
  const byLabel = (value: unknown): Value =>
    Object.fromEntries(entries(value).map((entry, index) => [labelOf(index), entry]));
  const record: Encoding = {
    id: 'as a record by label',
    conventions: { arms: 'named' },
    encode: (value) => ({ value: byLabel(value) }),
  };
  const map: Encoding = {
    id: 'as a map by label',
    conventions: { arms: 'named' },
    encode: (value) => ({ value: byLabel(value), as: 'map' }),
  };
  const kind = kindOf(parameter);
  if (/\bMap</.test(parameter.type)) return [map];
  if (kind === 'list') return [list];
  return kind === 'map' ? [record] : [list, record];
}

const IDENTITY = /^(id|key|name|label|arm|action|variant|\w*_?id)$/i;

/** Makes the record of one arm; undefined where no field of it is known. */
function elementRecord(
  contract: string,
  parameter: SubjectParameter,
  subject: SubjectShape,
): ((arm: ArmStatistics, index: number) => Value) | undefined {
  const type = elementOf(bareType(parameter.type))?.type;
  const declared = subject.records.find(({ name }) => name === type);
  const fields = declared?.fields ?? (type === undefined ? fieldsRead(subject) : []);
  const statistics = statisticsOf(contract);
  const filled = fields.flatMap((field) => {
    const statistic = statisticNamed(field.name, statistics);
    return statistic === undefined && field.optional && !IDENTITY.test(field.name) ? [] : [{ field, statistic }];
  });
  if (!filled.some(({ statistic }) => statistic !== undefined)) return undefined;
  return (arm, index) =>
    Object.fromEntries(
      filled.map(({ field, statistic }) => [
        field.name,
        statistic !== undefined
          ? statistic.of(arm)
          : IDENTITY.test(field.name)
            ? identityOf(field, index)
            : constantFor(field.type, index),
      ]),
    );
}

function identityOf({ type }: SubjectParameter, index: number): Value {
  return typeKind(type) === 'number' ? index : labelOf(index);
}

/** Where nothing declares the records: the names that the file reads. */
function fieldsRead({ attributesRead }: SubjectShape): SubjectParameter[] {
  return attributesRead.map((name) => ({ name, type: '', optional: true, keywordOnly: false }));
}

function statisticNamed(name: string, statistics: readonly Statistic[]): Statistic | undefined {
  const [best] = statistics
    .map((statistic) => ({ statistic, score: nameScore(name, statistic.name, statistic.aliases) }))
    .filter(({ score }) => score >= 8)
    .sort((a, b) => b.score - a.score);
  return best?.statistic;
}
