import type { CalibrationErrorImplementation } from './contract.js';

export interface CalibrationBin {
  readonly count: number;
  /** Mean confidence and share of right predictions; 0 when the bin is empty. */
  readonly confidence: number;
  readonly accuracy: number;
}

/** Bins (m/M, (m+1)/M], the first one closed, of Guo et al. 2017, section 2, eq. before (3). O(n + M). */
export function reliabilityDiagram(
  confidences: readonly number[],
  correct: readonly number[],
  bins: number,
): CalibrationBin[] {
  const n = confidences.length;
  if (n === 0 || n !== correct.length)
    throw new RangeError(
      `calibration error: ${n} confidences and ${correct.length} outcomes, one positive number of both is needed`,
    );
  if (!Number.isInteger(bins) || bins < 1)
    throw new RangeError(`calibration error: bins must be a positive integer, got ${bins}`);
  const sums = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, accuracy: 0 }));
  for (const [sample, confidence] of confidences.entries()) {
    if (!(confidence >= 0 && confidence <= 1))
      throw new RangeError(`calibration error: confidence ${sample} must lie in [0, 1], got ${confidence}`);
    const bin = sums[Math.max(0, Math.ceil(confidence * bins) - 1)] as (typeof sums)[number];
    bin.count += 1;
    bin.confidence += confidence;
    bin.accuracy += correct[sample] as number;
  }
  return sums.map(({ count, confidence, accuracy }) => ({
    count,
    confidence: count === 0 ? 0 : confidence / count,
    accuracy: count === 0 ? 0 : accuracy / count,
  }));
}

/**
 * Expected calibration error (Naeini et al. 2015; Guo et al. 2017, eq. 3): |accuracy - confidence| of every bin, weighted by
 * the share of predictions that fall into it. It says how far stated confidence is from frequency; it says nothing of accuracy.
 *
 * Throws a RangeError for empty or unequal lists, a confidence outside [0, 1] or no bins.
 */
export function expectedCalibrationError(
  confidences: readonly number[],
  correct: readonly number[],
  bins: number,
): number {
  return reliabilityDiagram(confidences, correct, bins).reduce(
    (sum, { count, confidence, accuracy }) => sum + (count / confidences.length) * Math.abs(accuracy - confidence),
    0,
  );
}

export const calibrationError: CalibrationErrorImplementation = { ece: expectedCalibrationError };
