/** Convention of a binding: the unit in which delays are given and answered. */
export const UNIT = 'unit of delays';

export const FINE = 'fine';

/** How many fine units a unit has. A power of two, so that nothing is rounded on the way. */
export const FINE_UNITS = 2 ** 40;
