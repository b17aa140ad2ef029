import type { ExtractedClaim } from '../extracted.js';
import { evidence, type JudgeContext } from './context.js';
import { type Judgement, refuted, untested } from './judgement.js';

/** `>=2.0.0`, `^1.26`, `~> 1.4`: versions of a package, not a value of the code. */
export function isVersions(value: string): boolean {
  return /^(?:[<>=!~^]=?=?|~>)\s*\d/.test(value);
}

/** A package is asked for in these versions, in any manifest that the project has. */
export function judgeRequirement(
  claim: ExtractedClaim,
  name: string,
  versions: string,
  context: JudgeContext,
): Judgement {
  const places = context.manifests.required(name);
  const [first] = places;
  if (first === undefined)
    return untested(
      context.manifests.dependencies.has(name)
        ? `${name} is asked for without versions`
        : `no manifest that is read asks for ${name}`,
    );
  const equal = places.find(({ value }) => plain(value) === plain(versions));
  const place = equal ?? first;
  const reason = `${place.path}:${place.line} asks for ${name}${place.value}`;
  const shown = [evidence(context, place.path, place.line)];
  const subject = { path: place.path };
  if (equal !== undefined) return { verdict: 'verified', reason, subject, evidence: shown };
  if (claim.tense !== 'present') return untested(`planned; today ${reason}`, subject, shown);
  if (new Set(places.map(({ value }) => plain(value))).size > 1)
    return untested(`${reason}, and others ask for other versions`, subject, shown);
  return refuted(claim, 0.9, {
    reason,
    subject,
    evidence: shown,
    needed: `${name}${versions} in a manifest`,
    suggestion: `${name}${place.value}`,
  });
}

function plain(versions: string): string {
  return versions.replace(/\s+/g, '').split(',').sort().join(',');
}
