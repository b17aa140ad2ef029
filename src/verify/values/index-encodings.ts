import type { Value } from '../../sandbox/session.js';
import { isRateOfArms } from '../contract/count-aliases.js';
import type { RecordShape, SubjectParameter, SubjectShape } from '../subject/shape.js';
import { wordsOf } from '../subject/words.js';
import { type Encoding, encodingsFor, labelOf } from './encode.js';
import { type Domain, domainOf, ownName } from './own-names.js';
import { constantFor, recordsNamed } from './records.js';
import { kindOf, typeKind } from './type-hint.js';

/** How the things of a domain are told apart; all calls of a binding agree on it. */
type Form = 'numbered' | 'named' | 'listed' | 'recorded';

function inForm(domain: Domain, form: Form, id: string, encode: (index: number) => Value): Encoding {
  return { id, conventions: { [domain]: form }, encode: (value) => ({ value: encode(Number(value)) }) };
}

/** A function that answers all actions in whatever state it is asked about. */
export const actionsOfAnyState: Encoding = {
  id: 'as a function',
  conventions: { actions: 'numbered' },
  encode: (count) => ({ value: () => Array.from({ length: count as number }, (_, index) => index) }),
};

const many = (one: (index: number) => Value) => (count: number) =>
  Array.from({ length: count }, (_, index) => one(index));

/** The ways to say which state, action or arm is meant, the likeliest first. */
export function indexEncodings(name: string, parameter: SubjectParameter): readonly Encoding[] {
  const domain = domainOf(name);
  const numbered = inForm(domain, 'numbered', '', (index) => index);
  const named: Encoding = {
    id: 'by label',
    conventions: { [domain]: 'named' },
    encode: (value, _, given) => ({ value: ownName(given, domain, Number(value)) ?? labelOf(Number(value)) }),
  };
  const listed = inForm(domain, 'listed', 'as a list of one', (index) => [index]);
  if (parameter.record?.form === 'plain') {
    const { record } = parameter;
    const build = recordBuilder(domain, record);
    return build === undefined ? [] : [inForm(domain, 'recorded', `as ${record.name || 'a record'}`, build)];
  }
  const kind = kindOf(parameter);
  if (kind === 'text') return [named];
  if (kind === 'number') return [numbered];
  // An observation is said to be an array also where it is the number of a state.
  if (/ndarray|ArrayLike|\bnp\.|Tensor/.test(parameter.type))
    return domain === 'states' ? [numbered, listed] : [numbered];
  if (kind === 'list') return domain === 'states' ? [listed] : [];
  return domain === 'states' ? [numbered, named, listed] : [numbered, named];
}

/** Spaces of states and actions as environments describe them: `env.action_space.n`. */
const SPACE = /_?spaces?$/i;

const spaceOf: Encoding = {
  id: 'as a space with n elements',
  encode: (count) => ({ value: { n: count as number, shape: [count as number] }, as: 'open' }),
};

/** A list with an entry for each arm, in the ways in which vectors are given. */
function entryEach(parameter: SubjectParameter, subject: SubjectShape): Encoding[] {
  return encodingsFor('vector', parameter, subject).map(({ id, encode }) => ({
    id: `with an entry each ${id}`.trimEnd(),
    encode: (count, ...rest) =>
      encode(
        Array.from({ length: count as number }, () => 0.5),
        ...rest,
      ),
  }));
}

/** Ids, names or labels, which are listed and not counted. */
const LISTED = /(ids|names|labels|keys|list)$/i;

/** The ways to say what there is to choose from: a list, or how many there are. */
export function choiceEncodings(name: string, parameter: SubjectParameter, subject: SubjectShape): readonly Encoding[] {
  const all = countEncodings(name, parameter, subject);
  const isOpen = kindOf(parameter) === 'unknown' || kindOf(parameter) === 'other';
  return isOpen && !all.some(({ id }) => id.startsWith('as a list'))
    ? [...listedEncodings(domainOf(name)), ...all]
    : all;
}

function listedEncodings(domain: Domain): Encoding[] {
  return [
    inForm(domain, 'named', 'as a list of names', many(labelOf)),
    inForm(
      domain,
      'numbered',
      'as a list of numbers',
      many((index) => index),
    ),
  ];
}

/** The ways to say how many there are: the number, or a list of them. */
export function countEncodings(name: string, parameter: SubjectParameter, subject: SubjectShape): readonly Encoding[] {
  const domain = domainOf(name);
  const plain: Encoding = { id: '', encode: (value) => ({ value: value as Value }) };
  const [names, numbers] = listedEncodings(domain) as [Encoding, Encoding];
  if (SPACE.test(parameter.name) || parameter.record?.fields.some(({ name: field }) => field === 'n'))
    return [spaceOf, plain, numbers];
  if (domain === 'arms' && isRateOfArms(parameter.name)) return entryEach(parameter, subject);
  if (kindOf(parameter) === 'unknown' && LISTED.test(parameter.name)) return [names, numbers];
  const plural = /s$/.test(parameter.name) && wordsOf(parameter.name).length === 1;
  if (kindOf(parameter) !== 'list')
    return kindOf(parameter) === 'unknown' && plural ? [plain, names, numbers] : [plain];
  const records = recordsNamed(parameter.type, subject).filter(({ form }) => form === 'plain');
  if (records.length > 0)
    return records.flatMap((record) => {
      const build = recordBuilder('arms', record);
      if (build === undefined) return [];
      return (['named', 'recorded'] as const).map((form) =>
        inForm(domain, form, `as a list of ${record.name}${form === 'named' ? '' : ' records'}`, many(build)),
      );
    });
  if (/str/i.test(parameter.type)) return [names];
  return /int|number/i.test(parameter.type) ? [numbers] : [names, numbers];
}

const IDENTITY = /^(id|key|name|label|index|\w*_?id)$/i;

/** A record that tells which one is meant; undefined when none of its fields could. */
function recordBuilder(domain: Domain, { fields }: RecordShape): ((index: number) => Value) | undefined {
  const needed = fields.filter(({ optional, name }) => !optional || IDENTITY.test(name) || domain === 'states');
  if (domain !== 'states' && !needed.some(({ name }) => IDENTITY.test(name))) return undefined;
  return (index) =>
    Object.fromEntries(
      needed.map((field) => [
        field.name,
        domain === 'states' || IDENTITY.test(field.name) ? tellingValue(field, index) : constantFor(field.type, index),
      ]),
    );
}

function tellingValue({ name, type }: SubjectParameter, index: number): Value {
  const kind = typeKind(type);
  if (kind === 'list') return [index];
  if (kind === 'boolean') return false;
  if (kind === 'text') return labelOf(index);
  return kind === 'unknown' && IDENTITY.test(name) && !/index/i.test(name) ? labelOf(index) : index;
}
