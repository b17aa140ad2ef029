import { describe, expect, it } from 'vitest';
import { bodyOf, member, name, outlineOf, read, self, symbolNamed } from './reading.js';

const FILE = 'sample.js';

describe('older JavaScript', () => {
  it('reads a constructor function that is exported where it is declared', () => {
    const module = read(
      'var Net = module.exports = function Net$make(size) { this.size = size; };\nNet.prototype.train = function (x) {};',
      FILE,
    );
    expect(module.outline.symbols.map((symbol) => [symbol.kind, symbol.qualifiedName])).toEqual([
      ['class', 'Net'],
      ['constructor', 'Net.constructor'],
      ['method', 'Net.train'],
    ]);
    expect(symbolNamed(module, 'Net.constructor').parameters.map((one) => one.name)).toEqual(['size']);
  });

  it('reads a constructor function with prototype methods as a class', () => {
    const module = read(
      'function Net(size) { this.size = size; }\nNet.prototype.train = function (x) { this.w = x; };\nNet.load = function () {};\nNet.prototype.stop = () => 1;',
      FILE,
    );
    expect(
      module.outline.symbols.map((symbol) => [symbol.kind, symbol.qualifiedName, symbol.parent, symbol.modifiers]),
    ).toEqual([
      ['class', 'Net', undefined, []],
      ['constructor', 'Net.constructor', 0, []],
      ['method', 'Net.train', 0, []],
      ['method', 'Net.load', 0, ['static']],
      ['method', 'Net.stop', 0, []],
    ]);
    expect(bodyOf(module, 'Net.constructor')).toEqual([
      { kind: 'assign', targets: [member(self, 'size')], value: name('size') },
    ]);
    expect(bodyOf(module, 'Net.train')).toEqual([{ kind: 'assign', targets: [member(self, 'w')], value: name('x') }]);
    expect(symbolNamed(module, 'Net.train')).toMatchObject({ startLine: 2, column: 15 });
    expect(symbolNamed(module, 'Net.constructor').parameters).toEqual([{ name: 'size', line: 1, form: 'positional' }]);
  });

  it('takes a function for a class only when it fills this under a capital name or has a prototype', () => {
    expect(outlineOf('function Widget() { return 1; }', FILE)).toEqual(['function Widget']);
    expect(outlineOf('function init() { this.a = 1; }', FILE)).toEqual(['function init']);
    expect(outlineOf('var Net = function () { this.a = 1; };', FILE)).toEqual([
      'class Net',
      'constructor Net.constructor',
    ]);
    expect(outlineOf('function net() {}\nnet.prototype.run = function () {};', FILE)).toEqual([
      'class net',
      'constructor net.constructor',
      'method net.run',
    ]);
  });

  it('reads a prototype object, copied members and the base', () => {
    const text = `
      var util = require('util');
      function Base() {}
      Base.prototype = { run: function () { return this.a; }, get size() { return 1; } };
      function Child() {}
      Child.prototype = Object.create(Base.prototype);
      Object.assign(Child.prototype, { stop() {} });
      function Third() {}
      util.inherits(Third, Child);
      Third.prototype.go = function () {};
      function Fourth() {}
      Fourth.prototype = new Base();
    `;
    const module = read(text, FILE);
    expect(
      module.outline.symbols.filter((symbol) => symbol.kind !== 'constructor').map((symbol) => symbol.qualifiedName),
    ).toEqual(['Base', 'Base.run', 'Base.size', 'Child', 'Child.stop', 'Third', 'Third.go', 'Fourth']);
    expect(symbolNamed(module, 'Child').bases).toEqual([{ name: 'Base', relation: 'extends' }]);
    expect(symbolNamed(module, 'Third').bases).toEqual([{ name: 'Child', relation: 'extends' }]);
    expect(symbolNamed(module, 'Fourth').bases).toEqual([{ name: 'Base', relation: 'extends' }]);
  });

  it('reads methods put on this in a constructor function', () => {
    const module = read(
      'function Net() { var self = this; this.a = 1; self.run = function () { return self.a; }; }',
      FILE,
    );
    expect(symbolNamed(module, 'Net.run')).toMatchObject({ kind: 'method', parent: 0, within: 1 });
    expect(bodyOf(module, 'Net.run')).toEqual([{ kind: 'return', value: member(self, 'a') }]);
  });

  it.each([
    ['exports.train = function () {};', ['function train'], []],
    ['module.exports.train = () => 1;', ['function train'], []],
    ['module.exports = function () {};', ['function default'], []],
    ['module.exports = function train() {};', ['function train'], []],
    ['module.exports = class {};', ['class default'], []],
    ['module.exports = { train() {}, stop: function () {} };', ['function train', 'function stop'], ['train', 'stop']],
    ['exports.rate = 0.1;', ['variable rate'], ['rate']],
    ['exports.a = exports.b = function () {};', ['function a'], []],
  ])('%s', (text, symbols, exportedNames) => {
    const module = read(text, FILE);
    expect(module.outline.symbols.map((symbol) => `${symbol.kind} ${symbol.qualifiedName}`)).toEqual(symbols);
    expect(module.outline.symbols.every((symbol) => symbol.exported)).toBe(true);
    expect(module.outline.exportedNames).toEqual(exportedNames);
  });

  it('marks local names that CommonJS exports', () => {
    const module = read(
      'function a() {} function b() {} class C {} function d() {}\nmodule.exports = { a, bee: b };\nexports.C = C;',
      FILE,
    );
    expect(module.outline.symbols.filter((symbol) => symbol.exported).map((symbol) => symbol.name)).toEqual([
      'a',
      'b',
      'C',
    ]);
    expect(module.outline.exportedNames).toEqual(['a', 'bee', 'C']);
    expect(symbolNamed(read('class A {}\nmodule.exports = A;', FILE), 'A').exported).toBe(true);
  });

  it('reads functions given to dotted names at module level', () => {
    expect(outlineOf('window.app.start = function () {};', FILE)).toEqual(['function window.app.start']);
    expect(outlineOf('let start; start = () => 1;', FILE)).toEqual(['variable start', 'function start']);
    expect(outlineOf('function f(o) { o.start = function () {}; }', FILE)).toEqual(['function f']);
  });
});
