/** Names of the query with what they shall say; `null` takes a name out. */
export type SearchChange = Readonly<Record<string, string | null>>;

/** Writes what differs from the address; `null` and the empty text take a name out. */
export function changedSearch(search: string, change: SearchChange): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  // Commas and colons are allowed in a query (RFC 3986, 3.4) and read better than %2C.
  const text = next.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}
