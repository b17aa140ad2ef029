/** What a command sees of the process: only `cli.ts` touches the real one. */
export interface CommandIo {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** Whether stderr is a terminal that a person looks at: not in CI. */
  readonly interactive: boolean;
  /** Whether stdout takes colour: a terminal, and NO_COLOR is not set. */
  readonly colour: boolean;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Given the exit code when a command has run. */
export type Finish = (exitCode: number) => void;
