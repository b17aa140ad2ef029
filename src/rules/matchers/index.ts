import type { Matcher } from '../context.js';
import { admittedPlaceholder } from './admitted-placeholder.js';
import { constantVerdict } from './constant-verdict.js';
import { evaluatedOnTrainingData, fitBeforeSplit } from './data-leaks.js';
import { dynamicCode } from './dynamic-code.js';
import { emptyBody } from './empty-body.js';
import { fabricatedDefault } from './fabricated-default.js';
import { gradientAscent } from './gradient-ascent.js';
import { hardcodedPath } from './hardcoded-path.js';
import { mergeConflictMarker, redefinedName, unparsableFile } from './integrity.js';
import { learnWithoutEffect } from './learn-without-effect.js';
import { maskedNumerics } from './masked-numerics.js';
import { mockFallback } from './mock-fallback.js';
import { nanComparison } from './nan-comparison.js';
import { networkTimeout } from './network-timeout.js';
import { notImplemented } from './not-implemented.js';
import { openBind } from './open-bind.js';
import { pathEdit } from './path-edit.js';
import { privacyInWordsOnly } from './privacy-in-words-only.js';
import type { ProgramMatcher } from './program-hit.js';
import { secretInCode } from './secret-in-code.js';
import { simulatedDelay } from './simulated-delay.js';
import { standInImport } from './stand-in-import.js';
import { successFromCatch } from './success-from-catch.js';
import { exceptionOnlyLogged, swallowedException } from './swallowed-exception.js';
import { syntheticResult } from './synthetic-result.js';
import { todoComment } from './todo-comment.js';
import { missingEvalMode, missingZeroGrad } from './torch-training.js';
import { unauthenticatedEndpoint } from './unauthenticated-endpoint.js';
import { unboundedGrowth } from './unbounded-growth.js';
import { uncheckedUpdate } from './unchecked-update.js';
import { undefinedMethod, undefinedName, unreadState } from './undefined-names.js';
import { unguardedNumerics } from './unguarded-numerics.js';
import { unreadHyperparameter } from './unread-hyperparameter.js';
import { unresolvedRelativeImport } from './unresolved-relative-import.js';
import { unseededRandomness } from './unseeded-randomness.js';
import { unweightedAggregation } from './unweighted-aggregation.js';

/** Rules decided by code over one file, by rule id. */
export const FILE_MATCHERS: ReadonlyMap<string, Matcher> = new Map<string, Matcher>([
  ['admitted-placeholder', admittedPlaceholder],
  ['constant-verdict', constantVerdict],
  ['dynamic-code', dynamicCode],
  ['empty-body', emptyBody],
  ['evaluated-on-training-data', evaluatedOnTrainingData],
  ['exception-only-logged', exceptionOnlyLogged],
  ['fabricated-default', fabricatedDefault],
  ['fit-before-split', fitBeforeSplit],
  ['gradient-ascent', gradientAscent],
  ['hardcoded-path', hardcodedPath],
  ['learn-without-effect', learnWithoutEffect],
  ['masked-numerics', maskedNumerics],
  ['merge-conflict-marker', mergeConflictMarker],
  ['missing-eval-mode', missingEvalMode],
  ['missing-zero-grad', missingZeroGrad],
  ['mock-fallback', mockFallback],
  ['nan-comparison', nanComparison],
  ['network-timeout', networkTimeout],
  ['not-implemented', notImplemented],
  ['open-bind', openBind],
  ['path-edit', pathEdit],
  ['privacy-in-words-only', privacyInWordsOnly],
  ['redefined-name', redefinedName],
  ['secret-in-code', secretInCode],
  ['simulated-delay', simulatedDelay],
  ['stand-in-import', standInImport],
  ['success-from-catch', successFromCatch],
  ['swallowed-exception', swallowedException],
  ['synthetic-result', syntheticResult],
  ['todo-comment', todoComment],
  ['unauthenticated-endpoint', unauthenticatedEndpoint],
  ['unbounded-growth', unboundedGrowth],
  ['unchecked-update', uncheckedUpdate],
  ['unguarded-numerics', unguardedNumerics],
  ['unparsable-file', unparsableFile],
  ['unread-hyperparameter', unreadHyperparameter],
  ['unseeded-randomness', unseededRandomness],
  ['unweighted-aggregation', unweightedAggregation],
]);

/** Rules decided by code over all facts, by rule id. */
export const PROGRAM_MATCHERS: ReadonlyMap<string, ProgramMatcher> = new Map<string, ProgramMatcher>([
  ['undefined-method', undefinedMethod],
  ['undefined-name', undefinedName],
  ['unread-state', unreadState],
  ['unresolved-relative-import', unresolvedRelativeImport],
]);
