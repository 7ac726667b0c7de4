import type { Link } from '../../server/contract/connections';
import { phaseWords } from '../shell/upstream-words';
import { Ago } from '../ui/ago';
import classes from './card-table.module.css';
import { linkFacts, linkNotice } from './link-facts';
import { PhasePill } from './phase-pill';

/** The connections of an upstream that holds several, of a shared subscription. */
export function LinkTable({ links }: { links: readonly Link[] }) {
  const live = links.filter(({ phase }) => phase === 'live').length;
  return (
    <table className={classes.table}>
      <caption>
        {live} of {links.length} connections live
      </caption>
      <tbody>
        {links.map((link) => (
          <tr key={link.name}>
            <th scope="row" className={classes.name}>
              {link.name}
              {link.error !== null && <span className={classes.error}>{link.error}</span>}
              <span className={classes.detail}>
                {linkFacts(link)
                  .map(({ label, text }) => `${label}: ${text}`)
                  .join(' · ')}
              </span>
              {linkNotice(link) !== null && <span className={classes.detail}>{linkNotice(link)}</span>}
            </th>
            <td className={classes.phase}>
              <PhasePill tone={phaseWords[link.phase].tone} label={phaseWords[link.phase].label} />
              <span className={classes.detail}>
                <Ago at={link.since} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
