import type { OperationBinding } from '../bind/binding.js';
import { namedArguments } from '../contract/named-arguments.js';
import { itemsTaken, rolloutParts } from './access-plans.js';
import { encodeArguments, refuseInexpressible } from './arguments.js';
import type { Conversation } from './conversation.js';
import { canonicalImplementation, type Frame } from './frame.js';
import { Performance } from './performance.js';
import { SubjectInstance } from './subject-instance.js';

/** The subject as an implementation of the contract: what properties, scenarios and lies are driven with. */
export function subjectImplementation(frame: Frame, conversation: Conversation): unknown {
  return canonicalImplementation(frame, {
    create: (options) => new SubjectInstance(frame, conversation, options),
    call: (one, given) => performFresh(frame, conversation, one, given),
  });
}

/** An operation of a contract without constructor: of a plain function, or of an instance made for this call. */
function performFresh(
  frame: Frame,
  conversation: Conversation,
  one: OperationBinding,
  given: readonly unknown[],
): unknown {
  const { binding } = frame;
  const named = namedArguments(one.spec, given);
  const { access, construction } = one;
  refuseInexpressible(binding, frame.contract.id, one.spec, itemsTaken(access, construction), named);
  const on =
    construction === undefined || access.kind === 'static'
      ? undefined
      : conversation.constructInstance(
          binding.subject,
          encodeArguments(construction, named, binding.subject.language, conversation),
        ).handle;
  const performance = new Performance(frame, conversation, on);
  const parts = rolloutParts(frame, one, named);
  if (parts === undefined) return performance.answer(one, named);
  return parts.flatMap((part) => performance.answer(one, part) as unknown[]);
}
