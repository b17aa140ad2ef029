import { defineAlgorithm } from '../../../model/algorithm.js';
import {
  type DocumentationGraphImplementation,
  type DocumentationSection,
  documentationGraphContract,
} from './contract.js';
import { documentationGraphLies } from './lies.js';
import { exampleModule, otherModule } from './outlines.js';
import { documentationGraphProperties } from './properties.js';
import { documentationGraph } from './reference.js';

/** Numbered ids, modules in another order, and headings that start a level deeper. */
const numberedIds: DocumentationGraphImplementation = {
  create() {
    const inner = documentationGraph.create({});
    return {
      analyze: (module) => inner.analyze(module),
      nodes() {
        const nodes = inner.nodes();
        const number = new Map(nodes.map(({ id }, index) => [id, `n${nodes.length - index}`]));
        return nodes
          .map(({ id, parent, ...rest }) => ({
            ...rest,
            id: number.get(id) as string,
            ...(parent !== undefined && { parent: number.get(parent) as string }),
          }))
          .reverse();
      },
      sections: () => inner.sections(),
      render: () => `A generated page.\n\n${inner.render().replaceAll(/^#/gm, '##')}`,
    };
  },
};

export const documentationGraphAlgorithm = defineAlgorithm<DocumentationGraphImplementation>({
  id: 'documentation-graph',
  family: 'protocols',
  title: 'Documentation from a knowledge graph of definitions',
  aliases: [
    'knowledge graph documentation',
    'documentation engine',
    'doc generator',
    'documentation generation engine',
  ],
  idea:
    'Source files become a graph of modules, classes, methods and functions joined by containment, and the document is read off ' +
    'the graph. A file that is analysed again replaces what was known of it.',
  sources: [
    {
      citation: 'Python language reference 3.12',
      locator: 'sections 8.7 and 8.8: function and class definitions',
      url: 'https://docs.python.org/3.12/reference/compound_stmts.html',
    },
    {
      citation: 'Hogan et al. 2021, Knowledge graphs, ACM Computing Surveys 54',
      locator: 'section 3: identity of nodes',
      url: 'https://doi.org/10.1145/3447772',
    },
  ],
  equations: [
    'nodes = modules + classes + methods + functions, contains(parent, child) a forest rooted in the modules',
    'sections(node) = [section(child) : contains(node, child), in source order]',
  ],
  cost: 'O(definitions) an analysis and a rendering.',
  contract: documentationGraphContract,
  reference: documentationGraph,
  properties: documentationGraphProperties,
  lies: documentationGraphLies,
  variants: [
    {
      id: 'numbered-ids',
      description: 'numbered ids, nodes in another order, deeper headings',
      implementation: numberedIds,
    },
  ],
  phrases: [
    { text: 'knowledge graph population', properties: ['docgraph.every-definition-once', 'docgraph.containment'] },
    {
      text: 'generate comprehensive documentation',
      properties: ['docgraph.renders-everything', 'docgraph.every-definition-once'],
    },
    { text: 'learns from source code structure', properties: ['docgraph.containment', 'docgraph.reanalysis-replaces'] },
    { text: 'integrates with the knowledge graph', properties: ['docgraph.containment'] },
    { text: 'builds the function signature', properties: ['docgraph.signatures-complete'] },
    {
      text: 'documentation sections',
      properties: ['docgraph.sections-follow-containment', 'docgraph.descriptions-kept'],
    },
    { text: 'markdown sanitization', properties: ['docgraph.renders-everything'] },
  ],
  falseProperties: [
    {
      statement: 'the documentation improves with use',
      why: 'nothing in a graph of definitions learns; a claim about usage needs users',
    },
    { statement: 'ids survive a renamed file', why: 'ids are about places; what a rename keeps is not documented' },
  ],
  scenario: (implementation, random) => {
    const graph = implementation.create({});
    const module = exampleModule(random);
    const count = (sections: readonly DocumentationSection[]): number =>
      sections.reduce((sum, { subsections }) => sum + 1 + count(subsections), 0);
    const observed = (): number[] => {
      const nodes = graph.nodes();
      const kinds = ['module', 'class', 'method', 'function'].map(
        (kind) => nodes.filter((node) => node.kind === kind).length,
      );
      const inClasses = nodes.filter(({ parent }) => nodes.find(({ id }) => id === parent)?.kind === 'class').length;
      const described = nodes.filter(({ description }) => description !== '').length;
      const [first] = graph.sections();
      const titles =
        first?.subsections.flatMap(({ title, subsections }) => [title, ...subsections.map((one) => one.title)]) ?? [];
      const text = graph.render();
      return [
        ...kinds,
        inClasses,
        described,
        new Set(nodes.map(({ id }) => id)).size,
        count(graph.sections()),
        titles.join('').replaceAll(/\d/g, '').length,
        titles.findIndex((title) => title.includes('train(')),
        first?.subsections[0]?.content.length ?? -1,
        text.split('\n').filter((line) => line.startsWith('#')).length,
        (/^#+ .*clear/m.exec(text)?.[0].indexOf(' ') ?? 0) - (/^#+/m.exec(text)?.[0].length ?? 0),
        text.split('&lt;').length,
      ];
    };
    graph.analyze(module);
    const once = observed();
    graph.analyze(otherModule);
    graph.analyze({ ...module, functions: module.functions.slice(1) });
    return [...once, ...observed()];
  },
});
