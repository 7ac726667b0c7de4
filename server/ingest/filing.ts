/** Where the messages of a judged batch are filed: the stored batch of each, and its place therein. */
export type Filing = {
  batchOf: (messageIndex: number) => string;
  placeOf: (messageIndex: number) => number;
};

/** Messages that come together are filed together. */
export function filedTogether(batchId: string): Filing {
  return { batchOf: () => batchId, placeOf: (messageIndex) => messageIndex };
}

/** Messages that are decoded again stay where they were filed. */
export function filedAs(places: readonly { batchId: string; place: number }[]): Filing {
  return {
    batchOf: (messageIndex) => places[messageIndex]?.batchId ?? '',
    placeOf: (messageIndex) => places[messageIndex]?.place ?? 0,
  };
}
