import { hours } from '../contract/duration';
import type { Database } from '../store/database';
import { hashToken, newToken } from './secret-token';

/**
 * `administrator` makes the first one, and only while there is nobody. `recovery` lets whoever owns the console set an
 * administrator's name and password, or make another administrator.
 */
export const linkPurposes = ['administrator', 'recovery'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

const linkLifeMs = hours(24);

export type SignInLink = { token: string; expiresAt: number };

/** Makes a link for one use within 24 hours. Earlier links for the same purpose are void from now on. */
export async function createSignInLink(database: Database, purpose: LinkPurpose, now: number): Promise<SignInLink> {
  const token = newToken();
  const expiresAt = now + linkLifeMs;
  await database.prisma.$transaction([
    database.prisma.signInLink.deleteMany({ where: { purpose } }),
    database.prisma.signInLink.create({
      data: {
        purpose,
        tokenHash: hashToken(token),
        expiresAt: new Date(expiresAt),
        createdAt: new Date(now),
      },
    }),
  ]);
  return { token, expiresAt };
}

/** Where a person opens the link. */
export function welcomeUrl(publicUrl: string, { token }: SignInLink): string {
  return new URL(`/welcome?token=${token}`, publicUrl).href;
}
