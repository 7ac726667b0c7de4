import { Button } from '@mantine/core';
import classes from './mapping-note.module.css';
import { mappingNote, type TypedVehicle } from './typed-vehicle';

type MappingNoteProps = {
  vehicle: TypedVehicle;
  /** The VIN it had. */
  before?: string | null;
  /** Somebody wanted to save it though it is doubtful. */
  isAsking: boolean;
  isSaving: boolean;
  onConfirm: () => void;
};

/** Says before a mapping is saved what it brings about that may not be meant, and asks where it hardly can be. */
export function MappingNote({ vehicle, before = null, isAsking, isSaving, onConfirm }: MappingNoteProps) {
  const { text, isDoubtful } = mappingNote(vehicle, before);
  // Half a VIN is doubtful, too: who is still typing is not told so.
  const isShown = text !== '' && (isAsking || !isDoubtful);
  return (
    <div className={classes.note} data-doubtful={isDoubtful || undefined}>
      <p role="status" hidden={!isShown}>
        {isShown && text}
        {isAsking && ' Map it all the same?'}
      </p>
      {isAsking && (
        <Button size="xs" variant="default" loading={isSaving} onClick={onConfirm}>
          Map it all the same
        </Button>
      )}
    </div>
  );
}
