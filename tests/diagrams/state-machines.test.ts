import { expect, test } from 'vitest';
import { moduleDiagrams } from '../../src/diagrams/index.js';
import { edgesOf, programOf } from './diagrams-of.js';

function machines(files: Readonly<Record<string, string>>, path: string) {
  return moduleDiagrams(programOf(files), path).filter(({ kind }) => kind === 'state-machine');
}

function edges(files: Readonly<Record<string, string>>, path: string): string[][] {
  return machines(files, path).map(({ mermaid }) => edgesOf(mermaid));
}

const STATES = `from enum import Enum


class Phase(Enum):
    IDLE = 1
    RUN = 2
    DONE = 3
    FAILED = 4
`;

test('a guard says from where, an assignment to where, the constructor where it starts', () => {
  const code = `from .states import Phase


class Job:
    def __init__(self):
        self.phase = Phase.IDLE

    def start(self):
        if self.phase != Phase.IDLE:
            raise RuntimeError("busy")
        self.phase = Phase.RUN

    def stop(self, well):
        if self.phase is Phase.RUN:
            self.phase = Phase.DONE if well else Phase.FAILED

    def reset(self):
        self.phase = Phase.IDLE
`;
  expect(edges({ 'states.py': STATES, 'job.py': code }, 'job.py')).toEqual([
    [
      '[*] --> IDLE @job.py:6',
      'IDLE -start line 11-> RUN @job.py:11',
      'RUN -stop line 15-> DONE @job.py:15',
      'RUN -stop line 15-> FAILED @job.py:15',
      'any state -reset line 18-> IDLE @job.py:18',
    ],
  ]);
});

test('a switch in TypeScript, a union of strings, cases that fall through', () => {
  const code = `type Light = 'red' | 'green' | 'amber';
export class Signal {
  private light: Light = 'red';
  next(): void {
    switch (this.light) {
      case 'red':
        this.light = 'green';
        break;
      case 'green':
      case 'amber':
        this.light = 'red';
    }
  }
}
`;
  expect(edges({ 'signal.ts': code }, 'signal.ts')).toEqual([
    [
      '[*] --> red @signal.ts:3',
      'red -next line 7-> green @signal.ts:7',
      'amber -next line 11-> red @signal.ts:11',
      'green -next line 11-> red @signal.ts:11',
    ],
  ]);
});

test('setters, tables and returns lead from state to state too', () => {
  const setter = `import { Phase } from './phase.js';
export class Breaker {
  private phase = Phase.Closed;
  fail(): void {
    if (this.phase === Phase.Closed) this.transitionTo(Phase.Open);
    else if (this.phase === Phase.Half) this.transitionTo(Phase.Open);
  }
  transitionTo(next: Phase): void {
    this.phase = next;
  }
}
export const FOLLOWERS = { [Phase.Open]: [Phase.Half], [Phase.Half]: [Phase.Closed, Phase.Open] };
export function nextPhase(phase: Phase): Phase {
  if (phase === Phase.Open) return Phase.Half;
  return phase;
}
`;
  const found = edges({ 'phase.ts': 'export enum Phase { Closed, Open, Half }\n', 'breaker.ts': setter }, 'breaker.ts');
  expect(found.flat().sort()).toEqual([
    'Closed -fail line 5-> Open @breaker.ts:5',
    'Half -fail line 6, table line 12-> Open @breaker.ts:6',
    'Half -table line 12-> Closed @breaker.ts:12',
    'Open -nextPhase line 14, table line 12-> Half @breaker.ts:14',
  ]);
});

test('what may have changed in between is not taken as known', () => {
  const code = `from .states import Phase


class Job:
    def run(self):
        self.phase = Phase.RUN
        self.finish()
        self.phase = Phase.FAILED

    def finish(self):
        self.phase = Phase.DONE

    def loop(self):
        self.phase = Phase.IDLE
        while self.more():
            self.phase = Phase.RUN
`;
  expect(edges({ 'states.py': STATES, 'job.py': code }, 'job.py')).toEqual([
    [
      'any state -run line 6, loop line 16-> RUN @job.py:6',
      'any state -run line 8-> FAILED @job.py:8',
      'any state -finish line 11-> DONE @job.py:11',
      'any state -loop line 14-> IDLE @job.py:14',
    ],
  ]);
});

test('look-alikes: settings from an enumeration, a local variable, names of other types', () => {
  const code = `from .states import Phase


class Report:
    def __init__(self, fast):
        self.phase = Phase.RUN if fast else Phase.IDLE
        self.title = "idle"

    def pick(self, well):
        phase = Phase.IDLE
        if well:
            phase = Phase.DONE
        return phase
`;
  expect(edges({ 'states.py': STATES, 'report.py': code }, 'report.py')).toEqual([]);
});
