import { ABSENT_CALLS, FORBIDDEN_CALLS, GUARDED_CALLS } from './system-calls.js';

/** Processor architectures that the table of system calls has, as `process.arch` names them. */
export type FilterArchitecture = 'x64' | 'arm64';

/** `AUDIT_ARCH_*` of `linux/audit.h`. */
const AUDIT_ARCHITECTURE = { x64: 0xc000003e, arm64: 0xc00000b7 } as const;

// Classic BPF of `linux/bpf_common.h`.
const LOAD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_AT_LEAST = 0x35;
const JUMP_ANY_BIT = 0x45;
const RETURN = 0x06;

// Offsets in `struct seccomp_data`.
const CALL_NUMBER = 0;
const ARCHITECTURE = 4;
const argument = (index: number, half: 'low' | 'high') => 16 + 8 * index + (half === 'low' ? 0 : 4);

const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;
const errno = (code: number) => 0x00050000 | code;
const EPERM = 1;
const ENOSYS = 38;

/** Bit that x32 programs set in the number of a call on x86-64. */
const X32_BIT = 0x40000000;
const CLONE_THREAD = 0x00010000;

type Instruction = readonly [code: number, jumpTrue: number, jumpFalse: number, operand: number];

/**
 * Filter for `seccomp(2)`, as an array of `struct sock_filter` in little-endian bytes: refuses what a subject has no business with
 * and lets everything else pass. `bwrap --seccomp` and the Landlock wrapper load the same bytes.
 */
export function seccompFilter(architecture: FilterArchitecture): Buffer {
  const column = architecture === 'x64' ? 0 : 1;
  const program: Instruction[] = [
    [LOAD, 0, 0, ARCHITECTURE],
    [JUMP_EQUAL, 1, 0, AUDIT_ARCHITECTURE[architecture]],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD, 0, 0, CALL_NUMBER],
  ];
  if (architecture === 'x64') program.push([JUMP_AT_LEAST, 0, 1, X32_BIT], [RETURN, 0, 0, errno(ENOSYS)]);
  for (const [calls, code] of [
    [FORBIDDEN_CALLS, EPERM],
    [ABSENT_CALLS, ENOSYS],
  ] as const) {
    for (const numbers of Object.values(calls)) {
      const number = numbers[column];
      if (number !== null) program.push([JUMP_EQUAL, 0, 1, number], [RETURN, 0, 0, errno(code)]);
    }
  }
  // A new thread, never a new process.
  program.push(
    [JUMP_EQUAL, 0, 4, GUARDED_CALLS.clone[column]],
    [LOAD, 0, 0, argument(0, 'low')],
    [JUMP_ANY_BIT, 0, 1, CLONE_THREAD],
    [RETURN, 0, 0, ALLOW],
    [RETURN, 0, 0, errno(EPERM)],
  );
  // A datagram to the peer of a socket pair, never to an address; limits may be read, never set.
  program.push(...onlyWithNull(GUARDED_CALLS.sendto[column], 4), ...onlyWithNull(GUARDED_CALLS.prlimit64[column], 2));
  program.push([RETURN, 0, 0, ALLOW]);
  return assemble(program);
}

/** Lets call `number` pass when its argument `index` is the null pointer. */
function onlyWithNull(number: number, index: number): Instruction[] {
  return [
    [JUMP_EQUAL, 0, 6, number],
    [LOAD, 0, 0, argument(index, 'low')],
    [JUMP_EQUAL, 0, 3, 0],
    [LOAD, 0, 0, argument(index, 'high')],
    [JUMP_EQUAL, 0, 1, 0],
    [RETURN, 0, 0, ALLOW],
    [RETURN, 0, 0, errno(EPERM)],
  ];
}

function assemble(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8);
  for (const [index, [code, jumpTrue, jumpFalse, operand]] of program.entries()) {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(jumpTrue, index * 8 + 2);
    bytes.writeUInt8(jumpFalse, index * 8 + 3);
    bytes.writeUInt32LE(operand >>> 0, index * 8 + 4);
  }
  return bytes;
}
