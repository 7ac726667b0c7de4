// Two servers send commands while one or the other is killed, again and again: what was kept must be there, what may not be
// repeated must have come to the devices once at most, and every command must end in a state that is true.
import { besiegeCommands } from '../support/commands/command-siege';
import { describeMachine } from './machine';

const kills = Number(process.env.KILLS ?? 200);
const perSecond = Number(process.env.RATE ?? 60);

console.log(`Kill loops of commands, ${kills} kills, two servers of ${perSecond}/s each, ${describeMachine()}`);
const { caught, kept, found, states, open, doubled, falselyUnsent, falselySent, repeated } = await besiegeCommands({
  kills,
  perSecond,
  isDurable: true,
});
console.log('states at the moments of the kills', caught);
console.log(`kept ${kept}, lost ${kept - found}, not at an end ${open}`);
console.log('states at the end', states);
console.log(`not to be repeated and published twice: ${doubled}; to be repeated and published again: ${repeated}`);
console.log(`called unsent and published: ${falselyUnsent}; called sent and never come: ${falselySent}`);
if (kept !== found || open + doubled + falselyUnsent + falselySent > 0) process.exitCode = 1;
