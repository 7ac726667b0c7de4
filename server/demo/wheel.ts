/** A timer for very many things: they wait in slots of time, and one look takes all that are due. */
export type Wheel<Item> = {
  add: (item: Item, at: number) => void;
  /** Removes and gives what is due, earliest slot first. */
  takeDue: (now: number) => Item[];
  size: () => number;
};

type Waiting<Item> = { item: Item; at: number };

/**
 * @param slotMs how finely time is cut
 * @param slotCount how many slots the wheel has; what lies further ahead goes round once more
 */
export function createWheel<Item>(startAt: number, slotMs: number, slotCount: number): Wheel<Item> {
  const slots: Waiting<Item>[][] = Array.from({ length: slotCount }, () => []);
  let nextSlot = Math.floor(startAt / slotMs);
  let count = 0;

  const place = (waiting: Waiting<Item>) => {
    const wanted = Math.floor(waiting.at / slotMs);
    const slot = Math.min(Math.max(wanted, nextSlot), nextSlot + slotCount - 1);
    slots[slot % slotCount]?.push(waiting);
  };

  return {
    add: (item, at) => {
      if (at === Number.POSITIVE_INFINITY) return;
      count++;
      place({ item, at });
    },
    takeDue: (now) => {
      const due: Item[] = [];
      const last = Math.floor(now / slotMs);
      // A clock that jumped far ahead needs one turn of the wheel, not one for each slot it jumped.
      nextSlot = Math.max(nextSlot, last - slotCount);
      for (; nextSlot < last; nextSlot++) {
        const slot = slots[nextSlot % slotCount] ?? [];
        slots[nextSlot % slotCount] = [];
        for (const waiting of slot) {
          if (waiting.at < (nextSlot + 1) * slotMs) due.push(waiting.item);
          else place(waiting);
        }
      }
      count -= due.length;
      return due;
    },
    size: () => count,
  };
}
