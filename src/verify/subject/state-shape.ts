import type { Callable } from './callables.js';
import { type ModuleState, WORLD } from './module-state.js';
import type { RecordShape, SubjectParameter } from './records.js';
import type { SubjectShape } from './shape.js';
import { bareType, elementOf } from './state-type.js';
import { joinedWords, wordsOf } from './words.js';

/** Words with which functions that make something begin. */
const MAKING =
  /^(create|init|initial|initialize|initialise|make|new|build|empty|fresh|default|start|setup|get_?initial)/i;
/** What a parameter that holds the state of a learner is called where no type says it. */
const STATE_NAMES =
  /^(state|model|bandit|agent|learner|policy|params|stats|tracker|buffer|memory|replay|store|schedule|scheduler|ctx|self|arms|q|q_?table|table|q_?values|action_?values|state_?action_?values|posterior|filter|detector|monitor|estimator|ema|tutor|engine)$/i;
const PLAIN =
  /^(|any|unknown|object|void|number|string|boolean|never|null|undefined|(number|string|boolean)\[\]|None|int|float|str|bool|list|dict|tuple)$/i;

/** The functions of a module as methods over state that some of them take: every way to see it, the likeliest first. */
export function stateShapes(subject: SubjectShape): SubjectShape[] {
  if (subject.kind !== 'function') return [];
  const functions = [callableOf(subject), ...subject.companions.filter(({ isInternal }) => !isInternal)];
  const own = functions[0] as Callable;
  const given = own.parameters.filter(({ name }) => !WORLD.test(name));
  const types = [...given.map(({ type }) => bareType(type)), bareType(own.returns)].filter((type) => !PLAIN.test(type));
  const typed = [...new Set(types)].flatMap((type) => overType(subject, functions, type));
  return typed.length > 0 ? typed : overNames(subject, functions);
}

/** A function as one of the callables of its module. */
export function callableOf(subject: SubjectShape): Callable {
  const { symbol, parameters, doc, returns = '', line } = subject;
  return { name: symbol, kind: 'function', parameters, doc, returns, isAsync: false, isInternal: false, line };
}

/** Functions that take something of a type which another makes, or which can be written down. */
function overType(subject: SubjectShape, functions: readonly Callable[], type: string): SubjectShape[] {
  const element = elementOf(type);
  const isWhole = ({ type: one }: SubjectParameter): boolean => bareType(one) === type;
  const over = functions.filter(({ parameters }) => parameters.some(isWhole));
  const makers = functions.filter(
    (one) => bareType(one.returns) === type && !one.parameters.some(isWhole) && MAKING.test(one.name),
  );
  const elementMaker =
    element === undefined
      ? undefined
      : functions.find((one) => bareType(one.returns) === element.type && MAKING.test(one.name));
  const takesElement = (one: Callable): boolean =>
    element !== undefined && one.parameters.some((parameter) => bareType(parameter.type) === element.type);
  const members = functions.filter((one) => over.includes(one) || (takesElement(one) && one !== elementMaker));
  const record = subject.records.find(({ name }) => name === type);
  const listed = functions.map(({ parameters }) => parameters.map(({ type: one }) => elementOf(bareType(one))));
  const container = listed.flat().find((one) => one?.type === type)?.container;
  const shapes: SubjectShape[] = [];
  for (const maker of makers.slice(0, 2))
    shapes.push(
      shaped(subject, members, isWhole, {
        maker: maker.name,
        makes: 'whole',
        container: element?.container ?? 'list',
        ...(element === undefined ? {} : { elementType: element.type }),
      }),
    );
  if (element !== undefined && elementMaker !== undefined)
    shapes.push(
      shaped(subject, members, isWhole, {
        maker: elementMaker.name,
        makes: 'element',
        container: element.container,
        elementType: element.type,
      }),
    );
  const single = element === undefined && (container !== undefined || makers.length > 0);
  if (single)
    for (const maker of makers.slice(0, 2)) {
      const many = (parameter: SubjectParameter): boolean => elementOf(bareType(parameter.type))?.type === type;
      const ones = functions.filter(
        (one) => one !== maker && one.parameters.some((parameter) => isWhole(parameter) || many(parameter)),
      );
      shapes.push(
        shaped(subject, ones, many, {
          maker: maker.name,
          makes: 'element',
          container: container ?? 'list',
          elementType: type,
        }),
      );
    }
  shapes.push(
    shaped(
      subject,
      members,
      isWhole,
      {
        makes: 'whole',
        container: element?.container ?? 'list',
        ...(element === undefined ? {} : { elementType: element.type }),
      },
      [literalParameter(over, isWhole, type, record)],
    ),
  );
  return shapes;
}

function literalParameter(
  over: readonly Callable[],
  isWhole: (one: SubjectParameter) => boolean,
  type: string,
  record: RecordShape | undefined,
): SubjectParameter {
  const found = over.flatMap(({ parameters }) => parameters.filter(isWhole))[0];
  const { name } = found ?? { name: 'state' };
  const own = found?.record ?? (record?.name === type ? record : undefined);
  return { name, type, optional: false, keywordOnly: false, ...(own === undefined ? {} : { record: own }) };
}

/** Where nothing is annotated: functions that share a parameter which is called as state is, and one that makes it. */
function overNames(subject: SubjectShape, functions: readonly Callable[]): SubjectShape[] {
  const own = functions[0] as Callable;
  const making = functions.filter(({ name }) => MAKING.test(name));
  const nounOf = ({ name }: Callable): string => wordsOf(name).slice(1).join('');
  const candidates = functions
    .flatMap(({ parameters }) => parameters)
    .filter(({ type, name }) => PLAIN.test(bareType(type)) && isStateName(name, making.map(nounOf)))
    .map(({ name }) => name);
  return [...new Set(candidates)].flatMap((part) => {
    const isPart = ({ name }: SubjectParameter): boolean => name === part;
    const members = functions.filter(({ parameters }) => parameters.some(isPart));
    const makers = making.filter((one) => !one.parameters.some(isPart));
    if (!members.includes(own) && !makers.includes(own)) return [];
    const fitting = makers.filter((one) => nounOf(one) === joinedWords(part));
    const made = [...new Set([...fitting, ...makers])]
      .slice(0, 2)
      .map(({ name }) => shaped(subject, members, isPart, { maker: name, makes: 'whole', container: 'list' }));
    const literal = literalParameter(members, isPart, '', undefined);
    return [...made, shaped(subject, members, isPart, { makes: 'whole', container: 'list' }, [literal])];
  });
}

function isStateName(name: string, made: readonly string[]): boolean {
  return STATE_NAMES.test(name) || made.includes(joinedWords(name));
}

/** A module with the given functions as methods, whose state is what `isState` says of their parameters. */
function shaped(
  subject: SubjectShape,
  functions: readonly Callable[],
  isState: (one: SubjectParameter) => boolean,
  state: ModuleState,
  literal: readonly SubjectParameter[] = [],
): SubjectShape {
  const { returned: _, ...rest } = subject;
  const maker = [callableOf(subject), ...subject.companions].find(({ name }) => name === state.maker);
  const fields = functions
    .flatMap(({ parameters }) => parameters.filter(isState))
    .flatMap(({ record }) => record?.fields ?? []);
  return {
    ...rest,
    kind: 'state',
    state,
    parameters: maker?.parameters ?? literal,
    attributes: [...new Set([...fields.map(({ name }) => name), ...partNames(functions, isState)])],
    members: functions.map((one) => ({
      ...one,
      kind: 'method',
      parameters: one.parameters.filter((parameter) => !isState(parameter)),
      at: one.parameters.flatMap((parameter, at) => (isState(parameter) ? [at] : [])),
    })),
  };
}

/** A table or list that is the whole state is read by the name of its parameter. */
function partNames(functions: readonly Callable[], isState: (one: SubjectParameter) => boolean): string[] {
  return functions.flatMap(({ parameters }) => parameters.filter(isState).map(({ name }) => name));
}
