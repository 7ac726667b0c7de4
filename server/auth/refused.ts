/** A request that is turned down as expected. The message is a sentence for the person who asked. */
export class Refused extends Error {
  override name = 'Refused';

  /**
   * @param status HTTP status
   * @param retryAfterSeconds when asking again can succeed; only with 429
   */
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}
