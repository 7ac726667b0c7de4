import { generate } from 'selfsigned';

/** A certificate and its key, PEM. */
export type KeyPair = { certificate: string; key: string };

export type Authority = KeyPair & {
  /** Signs a certificate for a broker at localhost and 127.0.0.1, or at another name. */
  signServer: (options?: SignOptions) => Promise<KeyPair>;
  /** Signs a client certificate with this common name. */
  signClient: (commonName: string, options?: SignOptions) => Promise<KeyPair>;
};

type SignOptions = { name?: string; notBeforeDate?: Date; notAfterDate?: Date };

const common = { keyType: 'ec', algorithm: 'sha256' } as const;

/** Makes a certificate authority that only the tests trust. */
export async function makeAuthority(commonName = 'Motorcade test authority'): Promise<Authority> {
  const root = await generate([{ name: 'commonName', value: commonName }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const ca = { key: root.private, cert: root.cert };
  const sign = async (
    subject: string,
    extensions: NonNullable<Parameters<typeof generate>[1]>['extensions'],
    dates: Pick<SignOptions, 'notBeforeDate' | 'notAfterDate'>,
  ): Promise<KeyPair> => {
    const signed = await generate([{ name: 'commonName', value: subject }], { ...common, ...dates, ca, extensions });
    return { certificate: signed.cert, key: signed.private };
  };
  return {
    certificate: root.cert,
    key: root.private,
    signServer: ({ name, ...dates } = {}) =>
      sign(
        name ?? 'localhost',
        [
          { name: 'extKeyUsage', serverAuth: true },
          {
            name: 'subjectAltName',
            altNames:
              name === undefined
                ? [
                    { type: 2, value: 'localhost' },
                    { type: 7, ip: '127.0.0.1' },
                  ]
                : [{ type: 2, value: name }],
          },
        ],
        dates,
      ),
    signClient: (subject, dates = {}) =>
      sign(subject, [{ name: 'extKeyUsage', clientAuth: true }], {
        notBeforeDate: dates.notBeforeDate,
        notAfterDate: dates.notAfterDate,
      }),
  };
}
