import { analyseParsed } from '../../src/analyse/file.js';
import { buildGraph } from '../../src/graph/build/build.js';
import type { GraphContent } from '../../src/graph/build/draft.js';
import type { NamedAlgorithm } from '../../src/graph/build/mentions.js';
import { Graph } from '../../src/graph/graph.js';
import { createPythonFrontEnd } from '../../src/languages/python/index.js';
import { typescriptFrontEnd } from '../../src/languages/typescript/index.js';
import type { FileRecord } from '../../src/model/record.js';
import type { AuditResult } from '../../src/model/result.js';

const python = await createPythonFrontEnd();

type Annotations = Partial<Pick<AuditResult, 'findings' | 'tags' | 'cloneGroups' | 'claims'>>;

/** What the per-file stage says of some files by path, no rules run. */
export function recordsOf(files: Readonly<Record<string, string>>): FileRecord[] {
  return Object.entries(files).map(([path, text]) =>
    analyseParsed((path.endsWith('.py') ? python : typescriptFrontEnd).parse(text, path), text, []),
  );
}

/** The graph of some files by path. */
export function contentOf(
  files: Readonly<Record<string, string>>,
  annotations: Annotations = {},
  algorithms: readonly NamedAlgorithm[] = [],
): GraphContent {
  const records = recordsOf(files);
  const result = { findings: [], tags: [], cloneGroups: [], claims: [], ...annotations };
  return buildGraph({ records, otherPaths: [], result, algorithms });
}

export function graphOf(files: Readonly<Record<string, string>>, annotations: Annotations = {}): Graph {
  const { nodes, edges } = contentOf(files, annotations);
  return new Graph(nodes, edges);
}

/** `from kind to provenance line` of the edges of a kind. */
export function edgesOf({ edges }: GraphContent, kind: string): string[] {
  return edges.filter((edge) => edge.kind === kind).map((e) => `${e.from} -> ${e.to} ${e.provenance} ${e.line}`);
}

/** A small learner in Python, with a base class, an override, an attribute of a class and a circle of imports. */
export const LEARNERS = {
  'learn/__init__.py': 'from .greedy import Greedy\n',
  'learn/base.py': `from abc import ABC, abstractmethod


class Policy(ABC):
    def decide(self, context):
        return self.score_arms(context)

    @abstractmethod
    def score_arms(self, context):
        ...
`,
  'learn/greedy.py': `from .base import Policy
from . import store as history


class Greedy(Policy):
    def __init__(self, memory: history.Store):
        self._memory = memory
        self.log = history.Store()

    def score_arms(self, context):
        self.log.remember_all(context)
        return self._memory.best(context)


def make(memory):
    return Greedy(memory)
`,
  'learn/store.py': `from .greedy import make


class Store:
    def best(self, context):
        return max(context)

    def remember_all(self, rows):
        return rows


def run(policy, make_other):
    make_other()
    history = make(Store())
    history.decide([1])
    return policy.remember_all([2])
`,
} as const;
