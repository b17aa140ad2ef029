import type { Settings } from '../config/settings.js';
import { type Baseline, readBaseline, settingsHash } from '../gate/baseline.js';
import { UsageError } from '../model/usage-error.js';
import { readRegularFile } from '../walk/read-file.js';

/** Name of a baseline file where nothing says another. */
export const BASELINE_NAME = 'audit-baseline.jsonl';
const MAX_BASELINE_BYTES = 200_000_000;

/** @param name of the file as the user knows it. @throws UsageError */
export function readBaselineFile(file: string, name: string): Baseline {
  const read = readRegularFile(file, MAX_BASELINE_BYTES);
  if (read.kind !== 'bytes') {
    throw new UsageError(`cannot read the baseline ${name}: ${read.reason}`, 'make it with audit baseline --update');
  }
  return readBaseline(read.bytes.toString('utf8'), name);
}

/** Hash of the settings that a baseline depends on. */
export function baselineSettings({ policy, include, exclude }: Settings): string {
  return settingsHash([policy.rules, policy.overrides, include, exclude]);
}
