import type { Binding } from '../bind/binding.js';
import type { BindingSpace } from '../bind/space.js';
import type { Usage } from '../contract/recorded-calls.js';
import type { Conversation } from '../drive/conversation.js';
import { constructed } from './first-instance.js';
import { tried } from './try-operation.js';

/** Modules by which state gets into files, besides what a language has built in. */
const OF_FILES = /^(os|json|pickle|pathlib|joblib|shelve|sqlite3|fs|node:fs|fs-extra)$/;

/**
 * Whether a new instance takes up what an earlier one saved: what a check sees of it then says nothing of the algorithm. Instances that
 * share their state without files are wrong, which the checks say.
 */
export function takesUpSaved(space: BindingSpace, binding: Binding, usage: Usage, conversation: Conversation): boolean {
  const { construction, operations, subject } = binding;
  if (construction === undefined || subject.kind !== 'class') return false;
  if (!subject.libraries.some((name) => OF_FILES.test(name))) return false;
  const learning = [...operations.values()].find(({ spec }) => spec.effect === 'updates');
  if (learning === undefined) return false;
  const atFirst = (): string | undefined => {
    const made = constructed(space, construction, usage, conversation, []);
    return made === undefined ? undefined : JSON.stringify(conversation.state(made.handle));
  };
  const [first, again] = [atFirst(), atFirst()];
  tried(binding, learning, space, usage, conversation);
  const later = atFirst();
  conversation.releaseAll();
  return first === again && later !== first;
}
