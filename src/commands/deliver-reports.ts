import type { AuditResult } from '../model/result.js';
import { UsageError } from '../model/usage-error.js';
import { writeFiles } from '../output/write-files.js';
import type { ReportContext } from '../report/format.js';
import { type FormatName, REPORT_FORMATS, USUAL_FORMATS } from '../report/formats.js';

/** @throws UsageError when more than one report would go to stdout */
export function checkStdoutFormats(formats: readonly FormatName[], folder: string | undefined): void {
  if (folder === undefined && formats.length > 1) {
    throw new UsageError('more than one --format for stdout', 'name a folder with --output');
  }
}

/** Writes the named reports, or the usual ones. `audit.json` is always among them: every other can be made from it later. */
export function writeReports(
  result: AuditResult,
  formats: readonly FormatName[],
  folder: string,
  context: ReportContext,
): void {
  const names = new Set<FormatName>(['json', ...(formats.length === 0 ? USUAL_FORMATS : formats)]);
  writeFiles(
    folder,
    new Map([...names].map((name) => [REPORT_FORMATS[name].file, REPORT_FORMATS[name].render(result, context)])),
  );
}
