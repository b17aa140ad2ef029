import { describe, expect, test } from 'vitest';
import { type FilterArchitecture, seccompFilter } from '../../src/sandbox/confine/seccomp-filter.js';

const ALLOW = 0x7fff0000;
const KILL = 0x80000000;
const EPERM = 0x00050001;
const ENOSYS = 0x00050026;

/** What the kernel does with a filter: `Documentation/networking/filter.rst` of Linux, the instructions that ours uses. */
function decide(filter: Buffer, architecture: number, call: number, given: readonly bigint[] = []): number {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call, 0);
  data.writeUInt32LE(architecture, 4);
  for (const [index, value] of given.entries()) data.writeBigUInt64LE(value, 16 + 8 * index);
  let loaded = 0;
  for (let at = 0; ; at++) {
    const [code, yes, no] = [filter.readUInt16LE(at * 8), filter.readUInt8(at * 8 + 2), filter.readUInt8(at * 8 + 3)];
    const operand = filter.readUInt32LE(at * 8 + 4);
    if (code === 0x06) return operand;
    if (code === 0x20) loaded = data.readUInt32LE(operand);
    else if (code === 0x15) at += loaded === operand ? yes : no;
    else if (code === 0x35) at += loaded >= operand ? yes : no;
    else if (code === 0x45) at += (loaded & operand) !== 0 ? yes : no;
    else throw new Error(`instruction ${code}`);
  }
}

// Numbers: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h of Linux 6.1.
const MACHINES = {
  x64: {
    audit: 0xc000003e,
    calls: {
      read: 0,
      execve: 59,
      socket: 41,
      socketpair: 53,
      connect: 42,
      sendto: 44,
      clone: 56,
      ptrace: 101,
      kill: 62,
    },
    more: { clone3: 435, memfd_create: 319, prlimit64: 302, chmod: 90, unshare: 272, tgkill: 234 },
  },
  arm64: {
    audit: 0xc00000b7,
    calls: {
      read: 63,
      execve: 221,
      socket: 198,
      socketpair: 199,
      connect: 203,
      sendto: 206,
      clone: 220,
      ptrace: 117,
      kill: 129,
    },
    more: { clone3: 435, memfd_create: 279, prlimit64: 261, chmod: 53, unshare: 97, tgkill: 131 },
  },
} as const;

describe.each(['x64', 'arm64'] as const)('%s', (name: FilterArchitecture) => {
  const { audit, calls, more } = MACHINES[name];
  const filter = seccompFilter(name);
  const call = (number: number, ...given: bigint[]) => decide(filter, audit, number, given);

  test('lets programs compute and read, and refuses network, processes and others', () => {
    for (const number of [calls.read, calls.execve, calls.socketpair]) expect(call(number)).toBe(ALLOW);
    for (const number of [
      calls.socket,
      calls.connect,
      calls.ptrace,
      calls.kill,
      more.chmod,
      more.unshare,
      more.tgkill,
    ]) {
      expect(call(number)).toBe(EPERM);
    }
    for (const number of [more.clone3, more.memfd_create]) expect(call(number)).toBe(ENOSYS);
  });

  test('looks at arguments: threads, datagrams without an address, limits that are only read', () => {
    const thread = 0x3d0f00n;
    expect([call(calls.clone, thread), call(calls.clone, 17n), call(calls.clone, 0x10000000n)]).toEqual([
      ALLOW,
      EPERM,
      EPERM,
    ]);
    expect([call(calls.sendto, 4n, 1n, 1n, 0n, 0n), call(calls.sendto, 4n, 1n, 1n, 0n, 1n << 40n)]).toEqual([
      ALLOW,
      EPERM,
    ]);
    expect([call(more.prlimit64, 0n, 7n, 0n, 9n), call(more.prlimit64, 0n, 7n, 9n, 0n)]).toEqual([ALLOW, EPERM]);
  });

  test('ends a process that calls by the numbers of another architecture', () => {
    expect(decide(filter, 0x40000003, calls.read)).toBe(KILL);
    if (name === 'x64') expect(call(0x40000000 + calls.socket)).toBe(ENOSYS);
  });
});
