import type { Link } from '../../server/contract/connections';

type Detail = Link['details'][string];
/** A long one is a name, to be shown as it is on a line of its own. */
export type LinkFact = { label: string; text: string; isLong?: true };

/** Names of MQTT protocol levels (MQTT 3.1.1, 3.1.2.2; MQTT 5, 3.1.2.2). */
const protocolNames: Readonly<Record<string, string>> = { 3: 'MQTT 3.1', 4: 'MQTT 3.1.1', 5: 'MQTT 5' };

const told: Readonly<Record<string, { label: string; say: (detail: Detail) => string; isLong?: true }>> = {
  protocolVersion: { label: 'Protocol', say: (detail) => protocolNames[String(detail)] ?? String(detail) },
  grantedQos: { label: 'Quality of service granted', say: (detail) => `QoS ${detail}` },
  isSessionPresent: {
    label: 'Session at the broker',
    say: (detail) => (detail === true ? 'Kept while we were away' : 'Begun anew'),
  },
  signsInAs: { label: 'Signs in as', say: String, isLong: true },
  acknowledgement: {
    label: 'Messages acknowledged',
    say: (detail) => (detail === 'in groups' ? 'Several at once' : 'One by one'),
  },
};

/** `groupId` → `Group id`, `isStable` → `Stable`. */
function labelOf(name: string): string {
  const words = name
    .replace(/^is(?=[A-Z])/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const textOf = (detail: Detail) => (typeof detail === 'boolean' ? (detail ? 'Yes' : 'No') : String(detail));

/** What is known of a link besides its phase, as lines to read. What is not known yet is left out. */
export function linkFacts({ details }: Pick<Link, 'details'>): LinkFact[] {
  return Object.entries(details)
    .filter(([name, detail]) => detail !== null && name !== 'notice')
    .map(([name, detail]) => {
      const words = told[name];
      return words === undefined
        ? { label: labelOf(name), text: textOf(detail) }
        : { label: words.label, text: words.say(detail), ...(words.isLong && { isLong: true }) };
    });
}

/** What is known of every one of several links, and the same of each. */
export function commonFacts(links: readonly Pick<Link, 'details'>[]): LinkFact[] {
  const [first = [], ...others] = links.map(linkFacts);
  return first.filter(({ label, text }) =>
    others.every((facts) => facts.some((fact) => fact.label === label && fact.text === text)),
  );
}

/** What the other side did otherwise than asked, as a sentence; null when it did as asked. */
export function linkNotice({ details }: Pick<Link, 'details'>): string | null {
  const { notice } = details;
  return typeof notice === 'string' && notice !== '' ? notice : null;
}
