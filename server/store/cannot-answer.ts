/** A question that cannot be answered as it is asked. Its message is a sentence for whoever asked. */
export class CannotAnswer extends Error {
  override name = 'CannotAnswer';
}
