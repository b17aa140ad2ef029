/** What programs print a line at a time: times, levels, results of tests. */
const LOGGED =
  /^(?:\[?\d{4}-\d\d-\d\d[T ]|\[?\d\d:\d\d:\d\d|(?:DEBUG|INFO|WARN(?:ING)?|ERROR|TRACE)\b|\S+::\S+ (?:PASSED|FAILED|SKIPPED|ERROR|XFAIL|XPASS)|(?:PASSED|FAILED|SKIPPED|ERROR) \S+::)/;
const READ_LINES = 400;
const LEAST_LINES = 5;
/** Share of the lines from which on a text is nobody's words. */
const MOST = 0.5;

/** A list of single words, as file names, or the output of a program: nobody wrote it to tell something of the project. */
export function isMachineText(text: string): boolean {
  const lines = text
    .split('\n', READ_LINES)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const made = lines.filter((line) => !/\s/.test(line) || LOGGED.test(line));
  return lines.length >= LEAST_LINES && made.length > lines.length * MOST;
}
