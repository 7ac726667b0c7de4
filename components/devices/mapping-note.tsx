import classes from './mapping-note.module.css';
import { mappingNote, type TypedVehicle } from './typed-vehicle';

/** Says before a mapping is saved what it brings about that may not be meant. `before` is the VIN it had. */
export function MappingNote({ vehicle, before = null }: { vehicle: TypedVehicle; before?: string | null }) {
  const { text, isDoubtful } = mappingNote(vehicle, before);
  return (
    <p className={classes.note} data-doubtful={isDoubtful || undefined} role="status" hidden={text === ''}>
      {text}
    </p>
  );
}
