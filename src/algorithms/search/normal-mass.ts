/** erfc(x) for x >= 0, by continued fraction above 2.5 (Lentz) and by the series of erf below; relative error below 1e-13. */
function complementaryErrorFunction(x: number): number {
  if (x < 2.5) return 1 - errorFunctionSeries(x);
  let c = x;
  let d = 0;
  let fraction = x;
  for (let term = 1; term < 200; term++) {
    const numerator = term / 2;
    d = 1 / (x + numerator * d);
    c = x + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI));
}

/** erf(x) = 2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (1*3*...*(2n+1)) (Abramowitz and Stegun 7.1.6). */
function errorFunctionSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 200 && term > 1e-18 * sum; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** P(Z > z) of a standard normal, precise in both tails. */
function upperTail(z: number): number {
  const half = 0.5 * complementaryErrorFunction(Math.abs(z) / Math.SQRT2);
  return z >= 0 ? half : 1 - half;
}

/** P(a < Z < b) of a standard normal, a <= b; tails on one side are subtracted where they are small. */
export function normalMass(a: number, b: number): number {
  if (a >= 0) return upperTail(a) - upperTail(b);
  if (b <= 0) return upperTail(-b) - upperTail(-a);
  return 1 - upperTail(b) - upperTail(-a);
}
