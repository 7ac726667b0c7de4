/** Codes of Node, libuv and OpenSSL, and what they mean to the person who has to mend it. */
const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name of the broker cannot be found in DNS',
  EAI_AGAIN: 'the name service does not answer, so the broker cannot be found',
  ECONNREFUSED: 'nothing accepts connections at this address: the broker is down, or the port is wrong',
  ECONNRESET: 'the connection was cut by the broker or by the network',
  EPIPE: 'the connection was cut by the broker or by the network',
  ETIMEDOUT: 'the broker does not answer: a firewall may be in the way',
  EHOSTUNREACH: 'there is no route to the broker',
  ENETUNREACH: 'there is no route to the broker: this machine may be offline',
  CERT_HAS_EXPIRED: "the broker's certificate has expired",
  CERT_NOT_YET_VALID: "the broker's certificate is not valid yet: is this machine's clock right?",
  CERT_REVOKED: "the broker's certificate was revoked",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the broker's certificate is signed by itself and not trusted: give its authority as CA",
  SELF_SIGNED_CERT_IN_CHAIN: "the authority that signed the broker's certificate is not trusted: give it as CA",
  UNABLE_TO_GET_ISSUER_CERT: "the authority that signed the broker's certificate is not trusted: give it as CA",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the authority that signed the broker's certificate is not trusted: give it as CA",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the authority that signed the broker's certificate is not trusted: give it as CA",
  CERT_SIGNATURE_FAILURE: "the broker's certificate was not signed by the CA given",
  ERR_TLS_CERT_ALTNAME_INVALID: "the broker's certificate is for another name than the address used",
  ERR_SSL_WRONG_VERSION_NUMBER: 'the broker does not speak TLS on this port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'the broker does not speak TLS on this port',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'the broker demands a client certificate',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'the broker does not know the authority that signed the client certificate',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: 'the client certificate has expired',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: 'the client certificate was revoked',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: 'the broker does not accept the client certificate',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'the broker does not accept the client certificate',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'the broker refused the TLS handshake: it may demand a client certificate',
  ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR: 'the broker does not accept the client certificate',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'the broker and this machine have no TLS version in common',
  ERR_SSL_NO_PROTOCOLS_AVAILABLE: 'the broker and this machine have no TLS version in common',
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: 'the client certificate and its key do not belong together',
  ERR_OSSL_PEM_NO_START_LINE: 'the CA, client certificate or key is not in PEM form',
  ERR_OSSL_PEM_BAD_BASE64_DECODE: 'the CA, client certificate or key is damaged PEM',
  ERR_OSSL_UNSUPPORTED: 'the client key cannot be read',
};

/** The text or number by which an error says what it is. */
export function codeOf(error: unknown): string | number | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' || typeof error.code === 'number' ? error.code : null;
}

/**
 * What a network or TLS error means, in plain words with its code; an unknown one speaks for itself.
 * @param isBeforeTls whether TLS was asked for and not agreed on yet: a port without it hangs up on the greeting
 */
export function connectionErrorWords(error: unknown, isBeforeTls = false): string {
  const code = codeOf(error);
  const known = typeof code === 'string' ? words[code] : undefined;
  const perhaps = isBeforeTls && code === 'ECONNRESET' ? ': perhaps this port speaks no TLS' : '';
  if (known !== undefined) return `${known}${perhaps} (${code})`;
  const message = error instanceof Error ? error.message.trim() : String(error);
  return message === '' ? `the connection failed (${code ?? 'no reason given'})` : message;
}
