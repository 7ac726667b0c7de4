/**
 * A payload as it can be read: JSON with indents, all else as it came.
 * @param isText false for bytes that are no UTF-8, which come in base64
 */
export function prettyPayload(payload: string, isText: boolean): { text: string; note: string | null } {
  if (!isText) return { text: payload, note: 'Not text: shown in base64' };
  try {
    return { text: JSON.stringify(JSON.parse(payload), null, 2), note: null };
  } catch (error) {
    if (error instanceof SyntaxError) return { text: payload, note: 'Not JSON: shown as it came' };
    throw error;
  }
}
