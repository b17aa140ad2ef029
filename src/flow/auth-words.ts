import type { Expression } from '../model/code.js';
import { dottedName } from './names.js';
import { somePart } from './visit.js';

/** Names of what asks who is calling. */
export const AUTH =
  /auth(?!or)|current_?user|verify_?(?:token|key|jwt|api|access|signature)|api_?key|jwt|security|permission|login_?required|credential|session|bearer|require_?\w*(?:user|role|admin|login|token|key|auth|learner|member|account|signed)|timing_?safe_?equal|compare_digest|unauthorized|forbidden|is_?admin|access_?control|protect|guard|passport|clerk|oauth/i;

/** What a web framework hands in before the handler runs, when it is named for the one who calls. */
const CALLER = /user|principal|identity|account|caller|tenant/i;

/** An identifier in it speaks of authentication, or a dependency is named for the caller: `Depends(get_user_context)`. */
export function asksWhoCalls(value: Expression): boolean {
  return somePart(value, (part) => {
    if (part.kind === 'name' || part.kind === 'member') return AUTH.test(part.name);
    if (part.kind !== 'call' || !/(?:^|\.)(?:Depends|Security)$/.test(dottedName(part.callee) ?? '')) return false;
    return part.arguments.some((argument) => CALLER.test(dottedName(argument.value) ?? ''));
  });
}

/** The same of a default value as written. */
export function dependsOnCaller(text: string): boolean {
  const dependency = /\b(?:Depends|Security)\(\s*([\w.]+)/.exec(text)?.[1];
  return AUTH.test(text) || (dependency !== undefined && CALLER.test(dependency));
}
