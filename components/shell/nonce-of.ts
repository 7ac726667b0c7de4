/** The nonce a content security policy asks of scripts; undefined when it asks for none. */
export function nonceOf(policy: string | null): string | undefined {
  return /'nonce-([^']+)'/.exec(policy ?? '')?.[1];
}
