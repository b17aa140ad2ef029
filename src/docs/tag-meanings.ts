import type { Tag } from '../model/rule.js';

/** What each tag means, and what it is inferred from. */
export const TAG_MEANINGS: Readonly<Record<Tag, { readonly meaning: string; readonly inferred: string }>> = {
  expose: {
    meaning: 'Meant to be used from outside its file.',
    inferred:
      'a decorator of a route, command or task; a network service as base; a place in `__all__`; the name of an exported class or function that another file imports',
  },
  seed: {
    meaning: 'A configuration or initial value that steers learning.',
    inferred:
      'defaults of constructors, constants and attributes with names such as learning rate, threshold or weights; seeding of a generator',
  },
  'feedback-loop': {
    meaning: 'State that is updated from outcomes and read back.',
    inferred:
      'a method that takes a reward, loss or other outcome and writes an attribute that a method reads; a loop that decides, observes and updates',
  },
  caution: {
    meaning: 'Works in a way that can hide errors, leak, or bias what is learned.',
    inferred: 'findings of the rules that carry this tag',
  },
  placeholder: {
    meaning: 'Stands where the real thing should be.',
    inferred: 'findings of the rules that carry this tag',
  },
  simulated: {
    meaning: 'Pretends to do or to measure something.',
    inferred: 'random or constant results, waits that stand for work, mocks that production code falls back to',
  },
  'import-todo': {
    meaning: 'An import that leads nowhere, or to a stand-in.',
    inferred: 'relative imports of files that are not there, and findings of the rules that carry this tag',
  },
  'test-path': {
    meaning: 'A test, or code for tests.',
    inferred: 'the path of the file',
  },
  trace: {
    meaning: 'Writes to a log.',
    inferred: 'calls of a logger',
  },
  note: {
    meaning: 'Something that its author wanted the reader to know.',
    inferred: 'findings of the rules that carry this tag',
  },
  'drift-hook': {
    meaning: 'Watches for drift, or is called when there is some.',
    inferred: 'names that speak of drift or change points, and calls of such functions',
  },
  blocked: {
    meaning: 'Cannot be read or changed safely as it is.',
    inferred: 'files that do not parse whole, and findings of the rules that carry this tag',
  },
};
