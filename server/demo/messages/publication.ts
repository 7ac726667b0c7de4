/** What goes to a broker. */
export type Publication = {
  topic: string;
  payload: string;
  /** Kafka's key: records of one key stay in order. */
  key?: string;
};
