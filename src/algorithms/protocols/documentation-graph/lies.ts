import type { Lie } from '../../../model/algorithm.js';
import type {
  DocumentationGraph,
  DocumentationGraphImplementation,
  DocumentationNode,
  DocumentationSection,
  ModuleOutline,
  OutlineClass,
  OutlineFunction,
} from './contract.js';
import { documentationGraph } from './reference.js';

/** The reference, given other outlines than those it is asked to analyse. */
function reading(read: (module: ModuleOutline) => ModuleOutline): DocumentationGraphImplementation {
  return replacing((inner) => ({ analyze: (module) => inner.analyze(read(module)) }));
}

function replacing(
  replace: (inner: DocumentationGraph) => Partial<DocumentationGraph>,
): DocumentationGraphImplementation {
  return {
    create() {
      const inner = documentationGraph.create({});
      return {
        analyze: (module) => inner.analyze(module),
        nodes: () => inner.nodes(),
        sections: () => inner.sections(),
        render: () => inner.render(),
        ...replace(inner),
      };
    },
  };
}

function everyFunction(module: ModuleOutline, change: (one: OutlineFunction) => OutlineFunction): ModuleOutline {
  const inClass = (one: OutlineClass): OutlineClass => ({
    ...one,
    methods: one.methods.map(change),
    classes: one.classes.map(inClass),
  });
  return { ...module, classes: module.classes.map(inClass), functions: module.functions.map(change) };
}

function firstLine(text: string): string {
  return text.split('\n')[0] as string;
}

/** Classes inside classes are lifted out, as a walk over all class definitions of a tree does. */
function flattened(classes: readonly OutlineClass[]): OutlineClass[] {
  return classes.flatMap((one) => [{ ...one, classes: [] }, ...flattened(one.classes)]);
}

function shortened(section: DocumentationSection): DocumentationSection {
  return { ...section, content: firstLine(section.content), subsections: section.subsections.map(shortened) };
}

function alphabetical(sections: readonly DocumentationSection[]): DocumentationSection[] {
  return sections
    .toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .map((section) => ({ ...section, subsections: alphabetical(section.subsections) }));
}

function bareNames(nodes: readonly DocumentationNode[]): DocumentationNode[] {
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? id;
  return nodes.map(({ id, parent, ...rest }) => ({
    ...rest,
    id: nameOf(id),
    ...(parent !== undefined && { parent: nameOf(parent) }),
  }));
}

/** Every analysis adds a module, also of a path that is known. */
const accumulating = reading(
  (() => {
    let analyses = 0;
    return (module: ModuleOutline) => {
      analyses += 1;
      return { ...module, path: `${module.path}@${analyses}` };
    };
  })(),
);

/** What was once in a module stays in it. */
const neverForgets: DocumentationGraphImplementation = {
  create() {
    const inner = documentationGraph.create({});
    const known = new Map<string, ModuleOutline>();
    return {
      analyze(module) {
        const before = known.get(module.path);
        const kept = <T extends { readonly name: string }>(old: readonly T[], now: readonly T[]): T[] => [
          ...now,
          ...old.filter((one) => !now.some(({ name }) => name === one.name)),
        ];
        const grown = {
          ...module,
          classes: kept(before?.classes ?? [], module.classes),
          functions: kept(before?.functions ?? [], module.functions),
        };
        known.set(module.path, grown);
        inner.analyze(grown);
      },
      nodes: () => inner.nodes(),
      sections: () => inner.sections(),
      render: () => inner.render(),
    };
  },
};

/** Only the module analysed last is kept. */
const lastModuleOnly: DocumentationGraphImplementation = {
  create() {
    let inner = documentationGraph.create({});
    return {
      analyze(module) {
        inner = documentationGraph.create({});
        inner.analyze(module);
      },
      nodes: () => inner.nodes(),
      sections: () => inner.sections(),
      render: () => inner.render(),
    };
  },
};

export const documentationGraphLies: readonly Lie<DocumentationGraphImplementation>[] = [
  {
    id: 'inner-classes-lifted',
    description: 'every class is put under the module, inner ones too',
    seenIn: 'a public learning repository, a walk over all class definitions with the module as parent',
    implementation: reading((module) => ({ ...module, classes: flattened(module.classes) })),
    caughtBy: ['docgraph.containment', 'docgraph.reanalysis-replaces', 'docgraph.sections-follow-containment'],
  },
  {
    id: 'inner-classes-lost',
    description: 'classes inside classes are not looked at',
    implementation: reading((module) => ({
      ...module,
      classes: module.classes.map((one) => ({ ...one, classes: [] })),
    })),
    caughtBy: [
      'docgraph.every-definition-once',
      'docgraph.containment',
      'docgraph.reanalysis-replaces',
      'docgraph.sections-follow-containment',
      'docgraph.renders-everything',
    ],
  },
  {
    id: 'functions-lost',
    description: 'functions outside classes are never added',
    seenIn: 'a public learning repository, a parent look-up that does not exist fails for every function',
    implementation: reading((module) => ({ ...module, functions: [] })),
    caughtBy: [
      'docgraph.every-definition-once',
      'docgraph.containment',
      'docgraph.reanalysis-replaces',
      'docgraph.sections-follow-containment',
      'docgraph.signatures-complete',
      'docgraph.renders-everything',
    ],
  },
  {
    id: 'methods-also-functions',
    description: 'methods are listed a second time as functions of the module',
    implementation: reading((module) => ({
      ...module,
      functions: [...module.functions, ...module.classes.flatMap(({ methods }) => methods)],
    })),
    caughtBy: [
      'docgraph.every-definition-once',
      'docgraph.containment',
      'docgraph.reanalysis-replaces',
      'docgraph.sections-follow-containment',
    ],
  },
  {
    id: 'bare-names-as-ids',
    description: 'the name is the id, so that equal names are one node',
    implementation: replacing((inner) => ({ nodes: () => bareNames(inner.nodes()) })),
    caughtBy: ['docgraph.every-definition-once'],
  },
  {
    id: 'analyses-accumulate',
    description: 'a module that is analysed again is there twice',
    implementation: accumulating,
    caughtBy: ['docgraph.reanalysis-replaces'],
  },
  {
    id: 'nothing-forgotten',
    description: 'deleted definitions stay documented',
    implementation: neverForgets,
    caughtBy: ['docgraph.reanalysis-replaces'],
  },
  {
    id: 'last-module-only',
    description: 'an analysis drops the other modules',
    implementation: lastModuleOnly,
    caughtBy: ['docgraph.every-definition-once', 'docgraph.containment', 'docgraph.reanalysis-replaces'],
  },
  {
    id: 'keyword-only-lost',
    description: 'keyword-only parameters are collected and never shown',
    seenIn: 'a public learning repository, signature builder without kwonlyargs',
    implementation: reading((module) =>
      everyFunction(module, (one) => ({
        ...one,
        parameters: one.parameters.filter(({ kind }) => kind !== 'keyword-only'),
      })),
    ),
    caughtBy: ['docgraph.signatures-complete'],
  },
  {
    id: 'annotations-lost',
    description: 'signatures are shown without annotations',
    implementation: reading((module) =>
      everyFunction(module, (one) => ({
        ...one,
        parameters: one.parameters.map(({ name, kind }) => ({ name, kind })),
      })),
    ),
    caughtBy: ['docgraph.signatures-complete'],
  },
  {
    id: 'coroutines-not-marked',
    description: 'async functions look like others',
    implementation: reading((module) => everyFunction(module, (one) => ({ ...one, isAsync: false }))),
    caughtBy: ['docgraph.signatures-complete'],
  },
  {
    id: 'sections-alphabetical',
    description: 'sections are sorted by title',
    implementation: replacing((inner) => ({ sections: () => alphabetical(inner.sections()) })),
    caughtBy: ['docgraph.sections-follow-containment', 'docgraph.renders-everything'],
  },
  {
    id: 'first-line-only',
    description: 'descriptions end at the first line',
    implementation: replacing((inner) => ({ sections: () => inner.sections().map(shortened) })),
    caughtBy: ['docgraph.descriptions-kept'],
  },
  {
    id: 'descriptions-made-up',
    description: 'a missing description becomes a sentence about nothing',
    implementation: replacing((inner) => ({
      nodes: () =>
        inner.nodes().map((node) => ({ ...node, description: node.description || `The ${node.name} ${node.kind}.` })),
    })),
    caughtBy: ['docgraph.descriptions-kept'],
  },
  {
    id: 'top-level-rendered',
    description: 'only modules and what they hold directly are rendered',
    implementation: replacing((inner) => ({
      render: () => inner.render().replaceAll(/^#{3,} .*\n\n(?!#).*\n/gm, ''),
    })),
    caughtBy: ['docgraph.renders-everything'],
  },
  {
    id: 'headings-of-one-depth',
    description: 'all headings have the same depth',
    implementation: replacing((inner) => ({ render: () => inner.render().replaceAll(/^#+ /gm, '## ') })),
    caughtBy: ['docgraph.renders-everything'],
  },
  {
    id: 'not-escaped',
    description: 'angle brackets of source text become markup',
    implementation: replacing((inner) => ({
      render: () => inner.render().replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    })),
    caughtBy: ['docgraph.renders-everything'],
  },
  {
    id: 'template-missing',
    description: 'an error text is given as the documentation',
    seenIn: 'a public learning repository, a missing template is answered with a string',
    implementation: replacing(() => ({ render: () => "Error: Default template 'default.markdown' not found." })),
    caughtBy: ['docgraph.renders-everything'],
  },
];
