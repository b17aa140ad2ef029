import type { Contract } from '../../../model/algorithm.js';

export interface OutlineParameter {
  readonly name: string;
  /** Annotation as written; without one nothing is shown. */
  readonly type?: string;
  /** `rest` is `*args`, `keywords` is `**kwargs`, `keyword-only` follows a bare star or a rest parameter. */
  readonly kind: 'positional' | 'rest' | 'keyword-only' | 'keywords';
}

export interface OutlineFunction {
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly OutlineParameter[];
  readonly isAsync: boolean;
}

export interface OutlineClass {
  readonly name: string;
  readonly description?: string;
  readonly methods: readonly OutlineFunction[];
  /** Classes defined inside this one. */
  readonly classes: readonly OutlineClass[];
}

/** What a parser says of one source file, definitions in source order. */
export interface ModuleOutline {
  readonly path: string;
  readonly name: string;
  readonly description?: string;
  readonly classes: readonly OutlineClass[];
  readonly functions: readonly OutlineFunction[];
}

export type NodeKind = 'module' | 'class' | 'method' | 'function';

export interface DocumentationNode {
  /** Unique in the graph. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  /** Id of the node that contains it; a module has none. */
  readonly parent?: string;
  readonly description: string;
}

export interface DocumentationSection {
  /** Name of the module or class, or the signature of a function or method. */
  readonly title: string;
  readonly kind: NodeKind;
  readonly content: string;
  readonly subsections: readonly DocumentationSection[];
}

export interface DocumentationGraph {
  /** Adds a module, or replaces what was known of that path. */
  analyze(module: ModuleOutline): void;
  nodes(): readonly DocumentationNode[];
  sections(): readonly DocumentationSection[];
  /** Markdown: one heading a section, deeper for subsections, with `<` and `>` of source text escaped. */
  render(): string;
}

export interface DocumentationGraphImplementation {
  create(options: Readonly<Record<string, never>>): DocumentationGraph;
}

export const documentationGraphContract: Contract = {
  id: 'documentation-graph',
  title: 'Documentation from a knowledge graph',
  classAliases: [
    'doc_generator_learning_engine',
    'documentation_engine',
    'documentation_generator',
    'doc_generator',
    'documentation_graph',
    'system_knowledge_graph',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'builds an empty graph',
      returns: 'the graph',
      aliases: ['init', 'new', 'build'],
      parameters: [],
    },
    {
      name: 'analyze',
      effect: 'updates',
      required: true,
      summary: 'adds the definitions of one module',
      returns: 'nothing',
      aliases: ['analyze_source', 'analyze_python_file', 'add_module', 'process_module', 'ingest', 'index'],
      parameters: [
        {
          name: 'module',
          aliases: ['outline', 'source', 'tree', 'source_path'],
          shape: 'record',
          meaning: 'path, name, description, classes and functions in source order',
        },
      ],
    },
    {
      name: 'nodes',
      effect: 'reads',
      required: true,
      summary: 'modules, classes, methods and functions of the graph',
      returns: 'a list of nodes with id, kind, name, parent and description',
      aliases: ['get_nodes', 'find_nodes', 'all_nodes', 'find_nodes_by_type'],
      parameters: [],
    },
    {
      name: 'sections',
      effect: 'reads',
      required: true,
      summary: 'the sections of the documentation, nested as the graph is',
      returns: 'a list of sections with title, kind, content and subsections',
      aliases: ['generate_sections', 'get_sections', 'document_sections'],
      parameters: [],
    },
    {
      name: 'render',
      effect: 'reads',
      required: true,
      summary: 'the documentation as markdown',
      returns: 'a text',
      aliases: ['render_documentation', 'generate_documentation', 'to_markdown', 'generate'],
      parameters: [],
    },
  ],
};
