import type {
  DocumentationGraph,
  DocumentationGraphImplementation,
  DocumentationNode,
  DocumentationSection,
  ModuleOutline,
  NodeKind,
  OutlineClass,
  OutlineFunction,
  OutlineParameter,
} from './contract.js';

/** A node and what it contains, in source order. */
interface Definition {
  readonly kind: NodeKind;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly contains: readonly Definition[];
}

/** `name(a: int, *rest, flag: bool, **options)`, with a bare star before keyword-only parameters where no rest precedes them. */
export function signature(name: string, parameters: readonly OutlineParameter[]): string {
  const parts: string[] = [];
  let starred = false;
  for (const parameter of parameters) {
    if (parameter.kind === 'keyword-only' && !starred) parts.push('*');
    if (parameter.kind === 'rest' || parameter.kind === 'keyword-only') starred = true;
    const stars = { positional: '', rest: '*', 'keyword-only': '', keywords: '**' }[parameter.kind];
    parts.push(`${stars}${parameter.name}${parameter.type === undefined ? '' : `: ${parameter.type}`}`);
  }
  return `${name}(${parts.join(', ')})`;
}

function functionDefinition(
  kind: 'method' | 'function',
  { name, description, parameters, isAsync }: OutlineFunction,
): Definition {
  const title = `${isAsync ? 'async ' : ''}${signature(name, parameters)}`;
  return { kind, name, title, description: description ?? '', contains: [] };
}

function classDefinition({ name, description, methods, classes }: OutlineClass): Definition {
  const contains = [...classes.map(classDefinition), ...methods.map((method) => functionDefinition('method', method))];
  return { kind: 'class', name, title: name, description: description ?? '', contains };
}

function moduleDefinition({ name, description, classes, functions }: ModuleOutline): Definition {
  const contains = [...classes.map(classDefinition), ...functions.map((one) => functionDefinition('function', one))];
  return { kind: 'module', name, title: name, description: description ?? '', contains };
}

/** The nodes below and with `definition`. Ids are paths of names; a name that is defined again gets an ordinal. */
function nodesOf(definition: Definition, id: string, parent: string | undefined): DocumentationNode[] {
  const { kind, name, description } = definition;
  const seen = new Map<string, number>();
  const contained = definition.contains.flatMap((child) => {
    const ordinal = (seen.get(child.name) ?? 0) + 1;
    seen.set(child.name, ordinal);
    return nodesOf(child, `${id}::${child.name}${ordinal === 1 ? '' : `#${ordinal}`}`, id);
  });
  return [{ id, kind, name, description, ...(parent !== undefined && { parent }) }, ...contained];
}

function sectionOf({ kind, title, description, contains }: Definition): DocumentationSection {
  return { kind, title, content: description, subsections: contains.map(sectionOf) };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function markdownOf({ kind, title, content, subsections }: DocumentationSection, depth: number): string[] {
  const heading = `${'#'.repeat(depth)} ${kind}: ${escaped(title)}`;
  const body = content === '' ? [] : ['', escaped(content)];
  return [heading, ...body, '', ...subsections.flatMap((section) => markdownOf(section, depth + 1))];
}

/**
 * Documentation that is generated from a graph of definitions: modules contain classes and functions, classes contain methods
 * and classes, and the sections of the document follow that containment. A module that is analysed again replaces what was
 * known of its path, so that nothing deleted stays documented. O(definitions) an analysis and a rendering.
 */
class ContainmentGraph implements DocumentationGraph {
  readonly #modules = new Map<string, Definition>();

  analyze(module: ModuleOutline): void {
    this.#modules.set(module.path, moduleDefinition(module));
  }

  nodes(): DocumentationNode[] {
    return [...this.#modules].flatMap(([path, definition]) => nodesOf(definition, path, undefined));
  }

  sections(): DocumentationSection[] {
    return [...this.#modules.values()].map(sectionOf);
  }

  render(): string {
    return this.sections()
      .flatMap((section) => markdownOf(section, 1))
      .join('\n');
  }
}

export const documentationGraph: DocumentationGraphImplementation = { create: () => new ContainmentGraph() };
