/** Places of pages and the values that are printed there. */

import type { Path, Spot } from "./types";

const nameOf = (path: Path) => JSON.stringify(path);

/** The place at a point of a page, else the nearest one that is not far. */
export function nearest(spots: Spot[], page: number, x: number, y: number): Spot | null {
  let best: Spot | null = null;
  let least = 0.06;
  for (const spot of spots) {
    if (spot[0] !== page) continue;
    const dx = Math.max(spot[1] - x, 0, x - spot[3]);
    const dy = Math.max(spot[2] - y, 0, y - spot[4]);
    const far = Math.hypot(dx / 4, dy);
    if (far < least) [best, least] = [spot, far];
  }
  return best;
}

/** The places of a value; where it is not printed itself, those of the row or group that it is in. */
export function spotsOf(spots: Spot[], path: Path): Spot[] {
  const own = spots.filter((spot) => nameOf(spot[6]) === nameOf(path));
  if (own.length || path.length < 4) return own;
  const row = nameOf(path.slice(0, -1)).slice(0, -1);
  return spots.filter((spot) => nameOf(spot[6]).startsWith(`${row},`));
}
