import type { Property } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import type {
  DocumentationGraphImplementation,
  DocumentationNode,
  DocumentationSection,
  ModuleOutline,
  OutlineClass,
} from './contract.js';
import { exampleModule, otherModule } from './outlines.js';

type GraphProperty = Property<DocumentationGraphImplementation>;

/** kind, name and container of every definition, as `kind name < container`. */
function definitions(module: ModuleOutline): string[] {
  const ofClass = (one: OutlineClass, container: string): string[] => [
    `class ${one.name} < ${container}`,
    ...one.classes.flatMap((inner) => ofClass(inner, `class ${one.name}`)),
    ...one.methods.map(({ name }) => `method ${name} < class ${one.name}`),
  ];
  const container = `module ${module.name}`;
  return [
    container,
    ...module.classes.flatMap((one) => ofClass(one, container)),
    ...module.functions.map(({ name }) => `function ${name} < ${container}`),
  ];
}

function described(nodes: readonly DocumentationNode[]): string[] {
  return nodes.map(({ kind, name, parent }) => {
    const container = nodes.find(({ id }) => id === parent);
    const inside = container === undefined ? (parent ?? '') : `${container.kind} ${container.name}`;
    return inside === '' ? `${kind} ${name}` : `${kind} ${name} < ${inside}`;
  });
}

const sorted = (lines: readonly string[]): string => JSON.stringify([...lines].sort());

const everyDefinition: GraphProperty = {
  id: 'docgraph.every-definition-once',
  statement: 'Every module, class, method and function is one node with an id of its own, also where names recur.',
  basis: 'the graph is a set of definitions',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const graph = implementation.create({});
    const modules = [exampleModule(random), otherModule];
    for (const module of modules) graph.analyze(module);
    const nodes = graph.nodes();
    const expected = modules.flatMap(definitions).map((line) => line.split(' < ')[0] as string);
    const actual = nodes.map(({ kind, name }) => `${kind} ${name}`);
    if (sorted(actual) !== sorted(expected))
      return counterexample(
        'the nodes are not the definitions',
        { modules: modules.map(({ path }) => path) },
        expected,
        actual,
      );
    const distinct = new Set(nodes.map(({ id }) => id)).size;
    return distinct === nodes.length
      ? undefined
      : counterexample('ids are shared by nodes', { modules: modules.map(({ path }) => path) }, nodes.length, distinct);
  },
};

const containment: GraphProperty = {
  id: 'docgraph.containment',
  statement: 'A method is contained by its class, an inner class by the outer one, everything else by its module.',
  basis: 'CONTAINS relations of the documented graph',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const graph = implementation.create({});
    const modules = [exampleModule(random), otherModule];
    for (const module of modules) graph.analyze(module);
    const expected = modules.flatMap(definitions);
    const actual = described(graph.nodes());
    return sorted(actual) === sorted(expected)
      ? undefined
      : counterexample(
          'a definition is in the wrong place',
          { modules: modules.map(({ path }) => path) },
          expected,
          actual,
        );
  },
};

const reanalysis: GraphProperty = {
  id: 'docgraph.reanalysis-replaces',
  statement: 'Analysing a module again adds nothing, drops what is gone from it, and leaves the other modules alone.',
  basis: 'the graph says what the source says now',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const graph = implementation.create({});
    const module = exampleModule(random);
    graph.analyze(module);
    graph.analyze(otherModule);
    graph.analyze(module);
    const both = [module, otherModule].flatMap(definitions);
    if (sorted(described(graph.nodes())) !== sorted(both))
      return counterexample(
        'a second analysis changes the graph',
        { path: module.path },
        both,
        described(graph.nodes()),
      );
    const smaller: ModuleOutline = {
      ...module,
      classes: module.classes.slice(0, 1),
      functions: module.functions.slice(1),
    };
    graph.analyze(smaller);
    const left = [smaller, otherModule].flatMap(definitions);
    const titles = JSON.stringify(graph.sections());
    const gone = module.classes[1]?.name ?? '';
    return sorted(described(graph.nodes())) === sorted(left) && !titles.includes(gone)
      ? undefined
      : counterexample(
          'what is gone from the source stays in the graph',
          { path: module.path, gone },
          left,
          described(graph.nodes()),
        );
  },
};

/** Kinds and names of the sections as they are nested; titles begin with `async ` where they must. */
function nested(section: DocumentationSection): string {
  const name = section.title.replace(/^async /, '').replace(/\(.*$/s, '');
  return `${section.kind} ${name}[${section.subsections.map(nested).join(',')}]`;
}

const sectionsFollow: GraphProperty = {
  id: 'docgraph.sections-follow-containment',
  statement:
    'The sections are nested as the definitions are, classes before methods and functions, each in source order.',
  basis: 'documented: sections are generated from the CONTAINS relations',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const graph = implementation.create({});
    const module = exampleModule(random);
    graph.analyze(module);
    const ofClass = (one: OutlineClass): string =>
      `class ${one.name}[${[...one.classes.map(ofClass), ...one.methods.map(({ name }) => `method ${name}[]`)].join(',')}]`;
    const inside = [...module.classes.map(ofClass), ...module.functions.map(({ name }) => `function ${name}[]`)];
    const expected = `module ${module.name}[${inside.join(',')}]`;
    const actual = graph.sections().map(nested).join(',');
    return actual === expected
      ? undefined
      : counterexample('the sections are not nested as the source is', { path: module.path }, expected, actual);
  },
};

function titlesOf(section: DocumentationSection): string[] {
  return [section.title, ...section.subsections.flatMap(titlesOf)];
}

const signatures: GraphProperty = {
  id: 'docgraph.signatures-complete',
  statement:
    'Signatures hold every parameter with its annotation: positional, rest, keyword-only and keywords; coroutines say so.',
  basis: 'Python language reference, section 8.7: the parameter list',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const graph = implementation.create({});
    graph.analyze(exampleModule(random));
    const titles = graph.sections().flatMap(titlesOf);
    const expected = [
      'async train(agent: Agent, *callbacks, epochs: int, **options: Any)',
      'sample(self, size: int, *, replace: bool, seed)',
      'add(self, item: Dict[str, Any])',
      'add(a, b)',
    ];
    const missing = expected.filter((title) => !titles.includes(title));
    return missing.length === 0
      ? undefined
      : counterexample('a signature is not complete', { expected: 'among the titles' }, missing, titles);
  },
};

const descriptionsKept: GraphProperty = {
  id: 'docgraph.descriptions-kept',
  statement: 'Descriptions are kept whole in nodes and sections, and a missing one is empty.',
  basis: 'documented: description taken from the docstring, or empty',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const graph = implementation.create({});
    const module = exampleModule(random);
    graph.analyze(module);
    const [buffer, agent] = module.classes as [OutlineClass, OutlineClass];
    const nodes = graph.nodes();
    const sections = graph.sections()[0]?.subsections ?? [];
    const of = (name: string): unknown[] => [
      nodes.find((node) => node.kind === 'class' && node.name === name)?.description,
      sections.find((section) => section.title === name)?.content,
    ];
    const actual = [of(buffer.name), of(agent.name), graph.sections()[0]?.content];
    const expected = [[buffer.description, buffer.description], ['', ''], module.description];
    return JSON.stringify(actual) === JSON.stringify(expected)
      ? undefined
      : counterexample('a description is changed or made up', { classes: [buffer.name, agent.name] }, expected, actual);
  },
};

const rendersEverything: GraphProperty = {
  id: 'docgraph.renders-everything',
  statement:
    'The rendered text has a heading a section, deeper for subsections, holds all descriptions, and escapes angle brackets.',
  basis: 'documented: comprehensive documentation; sanitised markdown',
  strength: 'always',
  tolerance: 'exact (titles may be decorated)',
  check: (implementation, random) => {
    const graph = implementation.create({});
    const module = exampleModule(random);
    graph.analyze(module);
    const text = graph.render();
    const headings = text.split('\n').filter((line) => line.startsWith('#'));
    const all = (section: DocumentationSection, depth: number): (readonly [number, string])[] => [
      [depth, section.title],
      ...section.subsections.flatMap((one) => all(one, depth + 1)),
    ];
    const expected = graph.sections().flatMap((section) => all(section, 0));
    const depths = headings.map(
      (line) => (/^#+/.exec(line)?.[0].length ?? 0) - (/^#+/.exec(headings[0] ?? '')?.[0].length ?? 0),
    );
    const sound =
      headings.length === expected.length &&
      expected.every(([depth, title], index) => depths[index] === depth && (headings[index] as string).includes(title));
    if (!sound || expected.length < 10)
      return counterexample('the headings are not the sections', { path: module.path }, expected, headings);
    const texts = [
      'Second paragraph of the description.',
      'Empties it.',
      'Trains an agent.',
      module.description ?? '',
      'Adds an &lt;action&gt;',
    ];
    const missing = texts.filter((one) => !text.includes(one));
    return missing.length === 0 && !text.includes('<action>')
      ? undefined
      : counterexample('text is lost or not escaped', { path: module.path }, texts, missing);
  },
};

export const documentationGraphProperties: readonly GraphProperty[] = [
  everyDefinition,
  containment,
  reanalysis,
  sectionsFollow,
  signatures,
  descriptionsKept,
  rendersEverything,
];
