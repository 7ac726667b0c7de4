import type { Link } from '../../server/contract/connections';
import { phaseWords } from '../shell/upstream-words';
import { Ago } from '../ui/ago';
import { asSentence } from '../ui/as-sentence';
import classes from './card-table.module.css';
import { commonFacts, type LinkFact, linkFacts, linkNotice } from './link-facts';
import { PhasePill } from './phase-pill';

type LinkRowProps = { link: Link; common: readonly LinkFact[] };

/** One connection: how it stands, and what is known of it that is not the same of all. */
function LinkRow({ link, common }: LinkRowProps) {
  const { name, phase, since, awaySince, error } = link;
  const { label, tone } = phaseWords[phase];
  const notice = linkNotice(link);
  const own = linkFacts(link).filter((fact) => common.every((other) => other.label !== fact.label));
  return (
    <tr>
      <th scope="row" className={classes.name}>
        {name}
        {error !== null && <span className={classes.error}>{asSentence(error)}</span>}
        {own.length > 0 && (
          <span className={classes.detail}>{own.map((fact) => `${fact.label}: ${fact.text}`).join(' · ')}</span>
        )}
        {notice !== null && <span className={classes.detail}>{asSentence(notice)}</span>}
      </th>
      <td className={classes.phase}>
        <PhasePill tone={tone} label={label} />
        <span className={classes.detail}>
          <Ago at={awaySince ?? since} />
        </span>
      </td>
    </tr>
  );
}

/** The connections of an upstream that holds several, of a shared subscription. */
export function LinkTable({ links }: { links: readonly Link[] }) {
  const live = links.filter(({ phase }) => phase === 'live').length;
  const common = commonFacts(links);
  return (
    <table className={classes.table}>
      <caption>
        {live} of {links.length} connections live
      </caption>
      <tbody>
        {links.map((link) => (
          <LinkRow key={link.name} link={link} common={common} />
        ))}
      </tbody>
    </table>
  );
}
