/** Uses the browser's storage: blocked, it throws when it is touched; full, when it is written. */
export function unlessRefused<T>(use: () => T, instead: T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException) return instead;
    throw error;
  }
}
